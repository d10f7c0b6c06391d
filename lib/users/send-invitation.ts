import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";

/**
 * A sign-in link is the invitation mail: it needs no admin Auth API, and following it proves that the mailbox is theirs. A
 * client of its own, so that the administrator's session stays what it is.
 */
export async function sendInvitation(email: string): Promise<boolean> {
  const visitor = createClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await visitor.auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
  if (error) console.error("sendInvitation failed", { code: error.code, status: error.status });
  return !error;
}
