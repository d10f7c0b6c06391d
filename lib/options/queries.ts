import "server-only";
import { formatMoney } from "@/lib/format/money";
import { searchFilter } from "@/lib/postgrest/search-terms";
import { createClient } from "@/lib/supabase/server";
import type { Option, OptionKind } from "./schemas";

const SHOWN = 20;

type Answer = { options: Option[]; error: { message: string } | null };

type Reader = (query: string, supabase: Awaited<ReturnType<typeof createClient>>) => Promise<Answer>;

const readers: Record<OptionKind, Reader> = {
  patients: async (query, supabase) => {
    const { data, error } = await supabase.rpc("search_patients", { p_query: query, p_limit: SHOWN });
    const alive = (data ?? []).filter(({ merged_into_id }) => merged_into_id === null);
    return {
      error,
      options: alive.map(({ id, name, patient_number }) => ({ value: id, label: name, note: patient_number })),
    };
  },
  cases: async (query, supabase) => {
    const all = query ? supabase.rpc("find_cases", { p_query: query }) : supabase.from("case_dashboard").select();
    const { data, error } = await all
      .select("id, case_number, title, patient_name")
      .order("created_at", { ascending: false })
      .order("id")
      .range(0, SHOWN - 1);
    return {
      error,
      options: (data ?? []).map(({ id, case_number, title, patient_name }) => ({
        value: id ?? "",
        label: `${case_number ?? ""} ${title ?? ""}`,
        note: patient_name ?? undefined,
      })),
    };
  },
  practices: async (query, supabase) => {
    const search = searchFilter(query);
    let wanted = supabase.from("practices").select("id, name, city").eq("is_active", true);
    if (search) wanted = wanted.filter("search_text", "ilike(all)", search);
    const { data, error } = await wanted
      .order("name")
      .order("id")
      .range(0, SHOWN - 1);
    return {
      error,
      options: (data ?? []).map(({ id, name, city }) => ({ value: id, label: name, note: city ?? undefined })),
    };
  },
  doctors: async (query, supabase) => {
    const { data, error } = await supabase.rpc("find_people", { p_query: query, p_in_lab: false });
    return { error, options: (data ?? []).map(({ id, name, note }) => ({ value: id, label: name, note })) };
  },
  colleagues: async (query, supabase) => {
    const { data, error } = await supabase.rpc("find_people", { p_query: query, p_in_lab: true });
    return { error, options: (data ?? []).map(({ id, name, note }) => ({ value: id, label: name, note })) };
  },
  products: async (query, supabase) => {
    const search = searchFilter(query);
    let wanted = supabase.from("products").select("id, sku, name, unit_price, currency").eq("is_active", true);
    if (search) wanted = wanted.filter("search_text", "ilike(all)", search);
    const { data, error } = await wanted
      .order("name")
      .order("id")
      .range(0, SHOWN - 1);
    return {
      error,
      options: (data ?? []).map(({ id, sku, name, unit_price, currency }) => ({
        value: id,
        label: `${name} (${sku})`,
        note: formatMoney(unit_price, currency),
        price: Number(unit_price),
      })),
    };
  },
};

/** Null when the database did not answer; the reason is in the log. */
export async function readOptions(kind: OptionKind, query: string): Promise<Option[] | null> {
  const supabase = await createClient();
  const { options, error } = await readers[kind](query, supabase);
  if (error) {
    console.error("readOptions failed", { kind, message: error.message });
    return null;
  }
  return options;
}
