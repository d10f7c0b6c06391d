"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { CHANGED_MEANWHILE, explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { createPersonInput, recordRoleInput, updatePersonInput, withdrawRoleInput } from "./schemas";

export const createPerson = formAction(
  { roles: administrators, schema: createPersonInput },
  async (fields, { user, formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("profiles")
      .insert({ ...fields, organization_id: user.organizationId })
      .select("id")
      .single();
    if (error) return failure(explainRefusal(error, "createPerson"), formData);
    redirect(`/directory/people/${data.id}`);
  },
);

export const updatePerson = formAction(
  { roles: administrators, schema: updatePersonInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("profiles")
      .update(fields)
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updatePerson"), formData);
    if (!data) return failure(CHANGED_MEANWHILE, formData);
    redirect(`/directory/people/${id}`);
  },
);

export const recordRole = formAction(
  { roles: administrators, schema: recordRoleInput },
  async ({ profileId, role, detail }, { user, formData }) => {
    const supabase = await createClient();
    const { error } = await supabase
      .from("profile_roles")
      .insert({ organization_id: user.organizationId, profile_id: profileId, role, detail })
      .select("id")
      .single();
    if (error) {
      const known = { "23505": "This role is recorded already." };
      return failure(explainRefusal(error, "recordRole", known), formData);
    }
    refresh();
    return success("Role recorded");
  },
);

export const withdrawRole = formAction(
  { roles: administrators, schema: withdrawRoleInput },
  async ({ profileRoleId }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("profile_roles")
      .update({ withdrawn_at: new Date().toISOString() })
      .eq("id", profileRoleId)
      .is("withdrawn_at", null)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "withdrawRole"));
    if (!data) return failure(CHANGED_MEANWHILE);
    refresh();
    return success("Role withdrawn; the record stays in the history");
  },
);
