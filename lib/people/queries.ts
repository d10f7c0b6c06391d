import "server-only";
import { z } from "zod";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { searchFilter } from "@/lib/postgrest/search-terms";
import { createClient } from "@/lib/supabase/server";
import type { Tables } from "@/lib/supabase/database.types";
import type { PeopleListParams } from "./search-params";

export type PersonListRow = Pick<
  Tables<"profiles">,
  "id" | "given_name" | "family_name" | "email" | "phone" | "user_id" | "access_suspended_at" | "created_at"
> & { profile_roles: { role: string }[] };

const listColumns =
  "id, given_name, family_name, email, phone, user_id, access_suspended_at, created_at, profile_roles(role)" as const;

export async function listPeople(
  params: PeopleListParams,
): Promise<{ rows: PersonListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  // A second, inner embedding filters by role and leaves the shown one complete.
  const columns = params.role ? (`${listColumns}, wanted:profile_roles!inner(role)` as const) : listColumns;
  let query = supabase
    .from("profiles")
    .select(columns, { count: "exact" })
    .eq("is_listed", true)
    .is("profile_roles.withdrawn_at", null);
  if (params.role) query = query.eq("wanted.role", params.role).is("wanted.withdrawn_at", null);
  const search = searchFilter(params.q);
  if (search) query = query.filter("search_text", "ilike(all)", search);
  if (params.login === "yes") query = query.not("user_id", "is", null);
  if (params.login === "no") query = query.is("user_id", null);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("id")
    .range(...pageRange(params.page))
    .overrideTypes<PersonListRow[], { merge: false }>();
  if (isBehindTheEnd(error, data, params.page)) return listPeople({ ...params, page: 1 });
  if (error) throw new Error("Could not list people", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}

export async function getPerson(personId: string) {
  if (!z.guid().safeParse(personId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("profiles")
    .select(
      "id, given_name, family_name, email, phone, birth_date, gender, user_id, access_suspended_at, row_version, created_at, updated_at, profile_roles(id, role, source, detail, withdrawn_at, created_at)",
    )
    .eq("id", personId)
    .order("created_at", { referencedTable: "profile_roles" })
    .maybeSingle();
  if (error) throw new Error("Could not read the person", { cause: error });
  return data;
}

export type Person = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

export async function getPractitioner(personId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("practitioners")
    .select("license_number, specialties")
    .eq("profile_id", personId)
    .maybeSingle();
  if (error) throw new Error("Could not read the practitioner", { cause: error });
  return data;
}

export async function listMemberships(personId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("practice_members")
    .select("id, role, is_primary, valid_from, valid_until, practices(id, name)")
    .eq("profile_id", personId)
    .order("valid_from", { ascending: false })
    .order("id")
    .range(0, 199);
  if (error) throw new Error("Could not list the memberships of the person", { cause: error });
  return data;
}

/** For choosing a person in a form. */
export async function listPersonOptions({ withoutLogin = false } = {}) {
  const supabase = await createClient();
  let query = supabase.from("profiles").select("id, given_name, family_name").eq("is_listed", true);
  if (withoutLogin) query = query.is("user_id", null);
  const { data, error } = await query.order("family_name").order("given_name").order("id").range(0, 999);
  if (error) throw new Error("Could not list people to choose from", { cause: error });
  return data;
}
