import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";

/** A client without a session, for asking the Auth server about an address while the one in the browser stays what it is. */
export function createVisitorClient() {
  return createClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}
