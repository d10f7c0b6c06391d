import "server-only";
import { createVisitorClient } from "@/lib/supabase/visitor";

/** A sign-in link is the invitation mail: it needs no admin Auth API, and following it proves that the mailbox is theirs. */
export async function sendInvitation(email: string): Promise<boolean> {
  const { error } = await createVisitorClient().auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
  if (error) console.error("sendInvitation failed", { code: error.code, status: error.status });
  return !error;
}
