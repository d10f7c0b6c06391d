"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators, roleName } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { invitationInput, inviteUserInput, restoreAccessInput, roleChangeInput, suspendAccessInput } from "./schemas";
import { sendInvitation } from "./send-invitation";

export const inviteUser = formAction(
  { roles: administrators, schema: inviteUserInput },
  async ({ practice_role, ...fields }, { user, formData }) => {
    const supabase = await createClient();
    const now = new Date().toISOString();
    // The worker does this too, but perhaps not yet.
    const closed = await supabase
      .from("invitations")
      .update({ revoked_at: now })
      .eq("email", fields.email)
      .is("accepted_at", null)
      .is("revoked_at", null)
      .lte("expires_at", now);
    if (closed.error) return failure(explainRefusal(closed.error, "inviteUser"), formData);
    const { error } = await supabase
      .from("invitations")
      .insert({
        ...fields,
        practice_role: fields.practice_id ? practice_role : null,
        organization_id: user.organizationId,
      })
      .select("id")
      .single();
    if (error) {
      const known = { "23505": "This address has an open invitation already. Revoke it first to change it." };
      return failure(explainRefusal(error, "inviteUser", known), formData);
    }
    const sent = await sendInvitation(fields.email);
    refresh();
    return success(
      sent
        ? `Invited ${fields.email}. A mail with a way in is on its way.`
        : `Invited ${fields.email}, but the mail could not be sent. They can sign up with this address, or send it again.`,
    );
  },
);

export const resendInvitation = formAction(
  { roles: administrators, schema: invitationInput },
  async ({ invitationId }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("invitations")
      .select("email")
      .eq("id", invitationId)
      .is("accepted_at", null)
      .is("revoked_at", null)
      .gt("expires_at", new Date().toISOString())
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "resendInvitation"));
    if (!data) return failure("This invitation is not open any more.");
    if (!(await sendInvitation(data.email))) return failure("The mail could not be sent. Try again in a minute.");
    return success(`Sent another mail to ${data.email}`);
  },
);

export const revokeInvitation = formAction(
  { roles: administrators, schema: invitationInput },
  async ({ invitationId }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("invitations")
      .update({ revoked_at: new Date().toISOString() })
      .eq("id", invitationId)
      .is("accepted_at", null)
      .is("revoked_at", null)
      .select("email")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "revokeInvitation"));
    if (!data) return failure("This invitation is not open any more.");
    refresh();
    return success(`Revoked the invitation of ${data.email}`);
  },
);

export const grantRole = formAction(
  { roles: administrators, schema: roleChangeInput },
  async ({ profileId, role }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("grant_role", { p_profile_id: profileId, p_role: role });
    if (error) return failure(explainRefusal(error, "grantRole"), formData);
    refresh();
    return success(`${roleName(role)} granted`);
  },
);

export const revokeRole = formAction(
  { roles: administrators, schema: roleChangeInput },
  async ({ profileId, role }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("revoke_role", { p_profile_id: profileId, p_role: role });
    if (error) return failure(explainRefusal(error, "revokeRole"));
    refresh();
    return success(`${roleName(role)} taken away`);
  },
);

export const suspendAccess = formAction(
  { roles: administrators, schema: suspendAccessInput },
  async ({ profileId, reason }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("suspend_access", { p_profile_id: profileId, p_reason: reason });
    if (error) return failure(explainRefusal(error, "suspendAccess"), formData);
    refresh();
    return success("Access is off and every session has ended");
  },
);

export const restoreAccess = formAction(
  { roles: administrators, schema: restoreAccessInput },
  async ({ profileId }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("restore_access", { p_profile_id: profileId });
    if (error) return failure(explainRefusal(error, "restoreAccess"));
    refresh();
    return success("Access is on again");
  },
);
