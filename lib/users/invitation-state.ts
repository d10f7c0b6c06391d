export type InvitationState = "open" | "accepted" | "revoked" | "expired";

type Dates = { expires_at: string; accepted_at: string | null; revoked_at: string | null };

/** The worker closes an expired invitation with its own expiry as the date; a person revokes before that. */
export function invitationState({ expires_at, accepted_at, revoked_at }: Dates, now: Date): InvitationState {
  if (accepted_at) return "accepted";
  const expiry = Date.parse(expires_at);
  if (revoked_at) return Date.parse(revoked_at) < expiry ? "revoked" : "expired";
  return expiry <= now.getTime() ? "expired" : "open";
}
