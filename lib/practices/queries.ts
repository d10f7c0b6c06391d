import "server-only";
import { z } from "zod";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { searchFilter } from "@/lib/postgrest/search-terms";
import { createClient } from "@/lib/supabase/server";
import type { Tables } from "@/lib/supabase/database.types";
import type { PracticeListParams } from "./search-params";

export type PracticeListRow = Pick<
  Tables<"practices">,
  "id" | "name" | "city" | "region" | "email" | "phone" | "address_verified" | "is_active" | "created_at"
>;

export async function listPractices(
  params: PracticeListParams,
): Promise<{ rows: PracticeListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  let query = supabase
    .from("practices")
    .select("id, name, city, region, email, phone, address_verified, is_active, created_at", { count: "exact" });
  const search = searchFilter(params.q);
  if (search) query = query.filter("search_text", "ilike(all)", search);
  if (params.status) query = query.eq("is_active", params.status === "active");
  if (params.address) query = query.eq("address_verified", params.address === "verified");

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("id")
    .range(...pageRange(params.page));
  if (isBehindTheEnd(error, data, params.page)) return listPractices({ ...params, page: 1 });
  if (error) throw new Error("Could not list practices", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}

export async function getPractice(practiceId: string) {
  if (!z.guid().safeParse(practiceId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("practices")
    .select(
      "id, name, email, phone, website, license_number, address_line1, address_line2, city, region, postal_code, country, address_verified, is_active, row_version, created_at, updated_at",
    )
    .eq("id", practiceId)
    .maybeSingle();
  if (error) throw new Error("Could not read the practice", { cause: error });
  return data;
}

export type Practice = NonNullable<Awaited<ReturnType<typeof getPractice>>>;

const memberSchema = z.object({
  id: z.guid(),
  profile_id: z.guid(),
  given_name: z.string(),
  family_name: z.string(),
  role: z.string(),
  is_primary: z.boolean(),
  valid_from: z.string(),
  valid_until: z.string().nullable(),
  row_version: z.number(),
});

export type PracticeMember = z.infer<typeof memberSchema>;

export async function listPracticeMembers(practiceId: string): Promise<PracticeMember[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .rpc("list_practice_members", { p_practice_id: practiceId })
    .order("valid_until", { nullsFirst: true })
    .order("family_name")
    .order("id");
  if (error) throw new Error("Could not list the members of the practice", { cause: error });
  return z.array(memberSchema).parse(data);
}

export async function listPracticeRoles() {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("practice_roles")
    .select("key, name")
    .eq("is_active", true)
    .order("sequence_order");
  if (error) throw new Error("Could not list the roles in a practice", { cause: error });
  return data;
}

/** For choosing a practice in a form; only those still open. */
export async function listPracticeOptions() {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("practices")
    .select("id, name, city")
    .eq("is_active", true)
    .order("name")
    .order("id")
    .range(0, 999);
  if (error) throw new Error("Could not list practices to choose from", { cause: error });
  return data;
}

/** Somebody of one practice need not choose it. */
export async function getOnlyPractice(practiceIds: string[]): Promise<{ value: string; label: string } | null> {
  const [practiceId, ...others] = practiceIds;
  if (!practiceId || others.length > 0) return null;
  const practice = await getPractice(practiceId);
  return practice && { value: practice.id, label: practice.name };
}
