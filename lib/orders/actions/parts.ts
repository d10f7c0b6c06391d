"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors, labRoles } from "@/lib/auth/roles";
import { CHANGED_MEANWHILE, explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import {
  addItemInput,
  addJawInput,
  linkCaseInput,
  removeItemInput,
  unlinkCaseInput,
  updateItemInput,
  updateJawInput,
} from "../schemas";

/** What hangs on an order: items, jaws, further cases. */
export const addItem = formAction({ roles: labRoles, schema: addItemInput }, async (item, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("order_items").insert(item).select("id").single();
  if (error && isSentTwice(error)) {
    if (!(await isSentBefore(supabase, "order_items", item))) return failure(SENT_BEFORE, formData);
  } else if (error) return failure(explainRefusal(error, "addItem"), formData);
  refresh();
  return success("Item added");
});

export const updateItem = formAction(
  { roles: labRoles, schema: updateItemInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("order_items")
      .update(fields)
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updateItem"), formData);
    if (!data) return failure(CHANGED_MEANWHILE, formData);
    refresh();
    return success("Item saved");
  },
);

export const removeItem = formAction({ roles: labRoles, schema: removeItemInput }, async ({ itemId }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.from("order_items").delete().eq("id", itemId).select("id").maybeSingle();
  if (error) return failure(explainRefusal(error, "removeItem"));
  if (!data) return failure("This item is gone already.");
  refresh();
  return success("Item removed");
});

export const addJaw = formAction({ roles: labAndDoctors, schema: addJawInput }, async (jaw, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("jaws").insert(jaw).select("id").single();
  if (error) {
    const known = { "23505": "Somebody has recorded this arch already. Reload to see it." };
    return failure(explainRefusal(error, "addJaw", known), formData);
  }
  refresh();
  return success("Arch recorded");
});

export const updateJaw = formAction(
  { roles: labRoles, schema: updateJawInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("jaws")
      .update(fields)
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updateJaw"), formData);
    if (!data) return failure(CHANGED_MEANWHILE, formData);
    refresh();
    return success("Arch saved");
  },
);

export const linkCase = formAction({ roles: labRoles, schema: linkCaseInput }, async (link, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("order_cases").insert(link).select("id").single();
  if (error) {
    const known = { "23505": "They belong together already." };
    return failure(explainRefusal(error, "linkCase", known), formData);
  }
  refresh();
  return success("Linked");
});

export const unlinkCase = formAction({ roles: labRoles, schema: unlinkCaseInput }, async ({ orderId, caseId }) => {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("order_cases")
    .delete()
    .eq("order_id", orderId)
    .eq("case_id", caseId)
    .neq("relationship", "primary")
    .select("id")
    .maybeSingle();
  if (error) return failure(explainRefusal(error, "unlinkCase"));
  if (!data) return failure("This link is gone already.");
  refresh();
  return success("Unlinked");
});
