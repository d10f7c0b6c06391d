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

type SignIn = { email: string; hasPassword: boolean };

/** Asks the Auth server: an invited person who came through a link has no password to be asked for. */
export async function getSignIn(): Promise<SignIn | null> {
  const supabase = await createClient();
  const { data } = await supabase.auth.getUser();
  if (!data.user) return null;
  return { email: data.user.email ?? "", hasPassword: data.user.user_metadata.has_password === true };
}
