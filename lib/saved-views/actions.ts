"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { removeViewInput, saveViewInput } from "./schemas";

export const saveView = formAction({ roles: labAndDoctors, schema: saveViewInput }, async (view, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("saved_views").insert(view).select("id").single();
  if (error) {
    const known = { "23505": "You have a view of this name already. Choose another name." };
    return failure(explainRefusal(error, "saveView", known), formData);
  }
  refresh();
  return success(`Saved the view ${view.name}`);
});

export const removeView = formAction({ roles: labAndDoctors, schema: removeViewInput }, async ({ viewId }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.from("saved_views").delete().eq("id", viewId).select("name").maybeSingle();
  if (error) return failure(explainRefusal(error, "removeView"));
  if (!data) return failure("This view is gone already, or it is somebody else's.");
  refresh();
  return success(`Removed the view ${data.name}`);
});
