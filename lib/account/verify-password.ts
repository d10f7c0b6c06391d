import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";

/** Asks the Auth server with a client of its own, so that the session in the browser stays what it is. */
export async function isCurrentPassword(email: string, password: string): Promise<boolean> {
  const visitor = createClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await visitor.auth.signInWithPassword({ email, password });
  if (error?.code === "invalid_credentials") return false;
  if (error) throw new Error("Could not check the password", { cause: error });
  await visitor.auth.signOut({ scope: "local" });
  return data.user !== null;
}
