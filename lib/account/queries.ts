import "server-only";
import { createClient } from "@/lib/supabase/server";

export async function getOwnProfile(profileId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("profiles")
    .select("given_name, family_name, phone, row_version")
    .eq("id", profileId)
    .single();
  if (error) throw new Error("Could not read your profile", { cause: error });
  return data;
}

export async function getSignInEmail(): Promise<string | null> {
  const supabase = await createClient();
  const { data } = await supabase.auth.getClaims();
  return data?.claims.email ?? null;
}
