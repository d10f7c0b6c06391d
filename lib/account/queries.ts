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

type SignIn = {
  email: string;
  /** Signed in with a password, and not through a link in a mail. */ byPassword: boolean;
};

export async function getSignIn(): Promise<SignIn | null> {
  const supabase = await createClient();
  const { data } = await supabase.auth.getClaims();
  if (!data) return null;
  const methods = (data.claims.amr ?? []).map((entry) => (typeof entry === "string" ? entry : entry.method));
  return { email: data.claims.email ?? "", byPassword: methods.includes("password") };
}
