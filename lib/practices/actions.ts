"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { todayIso } from "@/lib/format/dates";
import { CHANGED_MEANWHILE, explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { addMemberInput, createPracticeInput, endMembershipInput, updatePracticeInput } from "./schemas";

export const createPractice = formAction(
  { roles: administrators, schema: createPracticeInput },
  async (fields, { user, formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("practices")
      .insert({ ...fields, organization_id: user.organizationId })
      .select("id")
      .single();
    if (error) return failure(explainRefusal(error, "createPractice"), formData);
    redirect(`/directory/practices/${data.id}`);
  },
);

export const updatePractice = formAction(
  { roles: administrators, schema: updatePracticeInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("practices")
      .update(fields)
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updatePractice"), formData);
    if (!data) return failure(CHANGED_MEANWHILE, formData);
    redirect(`/directory/practices/${id}`);
  },
);

export const addMember = formAction(
  { roles: administrators, schema: addMemberInput },
  async ({ practiceId, profileId, role, validFrom }, { user, formData }) => {
    const supabase = await createClient();
    const { error } = await supabase
      .from("practice_members")
      .insert({
        organization_id: user.organizationId,
        practice_id: practiceId,
        profile_id: profileId,
        role,
        valid_from: validFrom,
      })
      .select("id")
      .single();
    if (error) {
      const known = { "23P01": "This person is a member of the practice in that time already." };
      return failure(explainRefusal(error, "addMember", known), formData);
    }
    refresh();
    return success("Member added");
  },
);

export const endMembership = formAction(
  { roles: administrators, schema: endMembershipInput },
  async ({ membershipId, rowVersion }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("practice_members")
      .update({ valid_until: todayIso(new Date()), is_primary: false })
      .eq("id", membershipId)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "endMembership"));
    if (!data) return failure(CHANGED_MEANWHILE);
    refresh();
    return success("The membership ends today");
  },
);
