import "server-only";
import { z } from "zod";
import { isRole } from "@/lib/auth/roles";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { searchFilter } from "@/lib/postgrest/search-terms";
import type { Tables } from "@/lib/supabase/database.types";
import { createClient } from "@/lib/supabase/server";
import type { InvitationListParams, UserListParams } from "./search-params";

const userSchema = z.object({
  profile_id: z.guid(),
  organization_id: z.guid(),
  given_name: z.string(),
  family_name: z.string(),
  sign_in_email: z.string(),
  email_confirmed: z.boolean(),
  last_sign_in_at: z.string().nullable(),
  access_suspended_at: z.string().nullable(),
  access_suspended_reason: z.string().nullable(),
  roles: z.array(z.string()).transform((keys) => keys.filter(isRole)),
});

export type User = z.infer<typeof userSchema>;

export async function listUsers(params: UserListParams): Promise<{ rows: User[]; total: number; page: number }> {
  const supabase = await createClient();
  let query = supabase.rpc("list_users", {}, { count: "exact" });
  const search = searchFilter(params.q);
  if (search) query = query.filter("search_text", "ilike(all)", search);
  if (params.role) query = query.contains("roles", [params.role]);
  if (params.access === "on") query = query.is("access_suspended_at", null);
  if (params.access === "off") query = query.not("access_suspended_at", "is", null);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("profile_id")
    .range(...pageRange(params.page));
  if (isBehindTheEnd(error, data, params.page)) return listUsers({ ...params, page: 1 });
  if (error) throw new Error("Could not list users", { cause: error });
  return { rows: z.array(userSchema).parse(data), total: count ?? 0, page: params.page };
}

export async function getUser(profileId: string): Promise<User | null> {
  if (!z.guid().safeParse(profileId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("list_users").eq("profile_id", profileId).maybeSingle();
  if (error) throw new Error("Could not read the user", { cause: error });
  return data === null ? null : userSchema.parse(data);
}

export type InvitationListRow = Pick<
  Tables<"invitations">,
  "id" | "email" | "given_name" | "family_name" | "role" | "created_at" | "expires_at" | "accepted_at" | "revoked_at"
> & { practices: { id: string; name: string } | null };

export async function listInvitations(
  params: InvitationListParams,
): Promise<{ rows: InvitationListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  let query = supabase
    .from("invitations")
    .select(
      "id, email, given_name, family_name, role, created_at, expires_at, accepted_at, revoked_at, practices(id, name)",
      { count: "exact" },
    );
  const search = searchFilter(params.q);
  if (search) query = query.filter("email", "ilike(all)", search);
  if (params.state === "open") {
    query = query.is("accepted_at", null).is("revoked_at", null).gt("expires_at", new Date().toISOString());
  }
  if (params.state === "accepted") query = query.not("accepted_at", "is", null);
  if (params.state === "closed") query = query.not("revoked_at", "is", null);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc" })
    .order("id")
    .range(...pageRange(params.page));
  if (isBehindTheEnd(error, data, params.page)) return listInvitations({ ...params, page: 1 });
  if (error) throw new Error("Could not list invitations", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}
