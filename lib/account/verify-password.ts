import "server-only";
import { createVisitorClient } from "@/lib/supabase/visitor";

export async function isCurrentPassword(email: string, password: string): Promise<boolean> {
  const visitor = createVisitorClient();
  const { data, error } = await visitor.auth.signInWithPassword({ email, password });
  if (error?.code === "invalid_credentials") return false;
  if (error) throw new Error("Could not check the password", { cause: error });
  await visitor.auth.signOut({ scope: "local" });
  return data.user !== null;
}
