import "server-only";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "@/lib/supabase/database.types";

/** Takes what administrators promised to this confirmed address. Runs at every sign-in; usually there is nothing. */
export async function acceptInvitations(supabase: SupabaseClient<Database>): Promise<number> {
  const { data, error } = await supabase.rpc("accept_invitations");
  if (error) throw new Error("Could not look for invitations", { cause: error });
  return data;
}
