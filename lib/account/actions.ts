"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { nothing } from "@/lib/auth/schemas";
import { CHANGED_MEANWHILE, explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { getSignInEmail } from "./queries";
import { changePasswordInput, updateOwnProfileInput } from "./schemas";
import { isCurrentPassword } from "./verify-password";

export const updateOwnProfile = formAction(
  { roles: [], schema: updateOwnProfileInput },
  async ({ rowVersion, ...fields }, { user, formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("profiles")
      .update(fields)
      .eq("id", user.profileId)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updateOwnProfile"), formData);
    if (!data) return failure(CHANGED_MEANWHILE, formData);
    refresh();
    return success("Profile saved");
  },
);

export const changePassword = formAction(
  { roles: [], schema: changePasswordInput },
  async ({ currentPassword, password }) => {
    const email = await getSignInEmail();
    if (!email) redirect("/sign-in");
    if (!(await isCurrentPassword(email, currentPassword))) {
      return {
        status: "invalid",
        fieldErrors: { currentPassword: ["This is not your current password."] },
        values: {},
      };
    }
    const supabase = await createClient();
    const { error } = await supabase.auth.updateUser({ password });
    if (error?.code === "same_password") {
      return {
        status: "invalid",
        fieldErrors: { password: ["This is your current password. Choose another."] },
        values: {},
      };
    }
    if (error) {
      console.error("changePassword failed", { code: error.code, status: error.status });
      return failure("The password could not be changed. Nothing was changed; try again in a moment.");
    }
    // Whoever knew the old password may still be signed in somewhere.
    await supabase.auth.signOut({ scope: "others" });
    return success("Password changed. Every other session was signed out.");
  },
);

export const signOutEverywhere = formAction({ roles: [], schema: nothing }, async () => {
  const supabase = await createClient();
  const { error } = await supabase.auth.signOut({ scope: "global" });
  if (error) return failure("The sessions could not be ended. Try again in a moment.");
  redirect("/sign-in");
});
