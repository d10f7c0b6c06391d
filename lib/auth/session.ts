import "server-only";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { hasAnyRole, isRole, type Role } from "./roles";

const accessSchema = z.object({
  userId: z.guid(),
  profileId: z.guid(),
  givenName: z.string(),
  familyName: z.string(),
  organizationId: z.guid(),
  organizationName: z.string().nullable(),
  suspended: z.boolean(),
  roles: z.array(z.string()).transform((keys) => keys.filter(isRole)),
  /** Practices of a valid membership; empty for lab people, who see all. */
  practiceIds: z.array(z.guid()),
});

type Access = z.infer<typeof accessSchema>;

/** Somebody with a role, whose organization therefore is visible to them. */
export type CurrentUser = Access & { organizationName: string };

const NOT_SIGNED_IN = new Set(["42501", "PGRST301", "PGRST302", "PGRST303"]);

/** What the database says about the caller: null when not signed in, "unknown" when nobody has invited them. */
export const getAccess = cache(async (): Promise<Access | "unknown" | null> => {
  const supabase = await createClient();
  // Only whether there is a session; who it is says the database.
  const { data: held } = await supabase.auth.getSession();
  if (!held.session) return null;
  const { data, error, status } = await supabase.rpc("my_access");
  if (error) {
    if (status === 401 || NOT_SIGNED_IN.has(error.code)) return null;
    throw new Error("Could not read who is signed in", { cause: error });
  }
  return data === null ? "unknown" : accessSchema.parse(data);
});

/** First line of every page and action: who is asking, and may they. Without roles, any role will do. */
export async function requireUser(...wanted: readonly Role[]): Promise<CurrentUser> {
  const access = await getAccess();
  if (access === null) redirect("/sign-in");
  if (access === "unknown" || access.suspended || access.roles.length === 0) redirect("/waiting");
  if (wanted.length > 0 && !hasAnyRole(access.roles, wanted)) forbidden();
  return { ...access, organizationName: access.organizationName ?? "" };
}

export function displayName({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`;
}
