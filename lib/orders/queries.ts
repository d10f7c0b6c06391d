import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { type HistoryRow, historyColumns, type NextStep, stepsSchema } from "@/lib/states/moves";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { OrderListParams } from "./search-params";

const listColumns =
  "id, order_number, order_type, priority, current_state, state_since, total_amount, currency, created_at, case_id, case_number, patient_id, patient_number, patient_name, doctor_name, practice_name" as const;

export type OrderListRow = {
  id: string;
  order_number: string;
  order_type: string;
  priority: string;
  current_state: string;
  state_since: string;
  total_amount: number;
  currency: string;
  created_at: string;
  case_id: string | null;
  case_number: string | null;
  patient_id: string | null;
  patient_number: string | null;
  patient_name: string | null;
  doctor_name: string | null;
  practice_name: string | null;
};

export async function listOrders(
  params: OrderListParams,
  user: CurrentUser,
): Promise<{ rows: OrderListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  const all = params.q
    ? supabase.rpc("search_orders", { p_query: params.q }, { count: "exact" }).select(listColumns)
    : supabase.from("order_summaries").select(listColumns, { count: "exact" });
  let query = withinReach(all, user);
  if (params.state) query = query.eq("current_state", params.state);
  if (params.type) query = query.eq("order_type", params.type);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("id")
    .range(...pageRange(params.page))
    .overrideTypes<OrderListRow[], { merge: false }>();
  if (isBehindTheEnd(error, data, params.page)) return listOrders({ ...params, page: 1 }, user);
  if (error) throw new Error("Could not list orders", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}

export async function getOrder(orderId: string) {
  if (!z.guid().safeParse(orderId).success) return null;
  const supabase = await createClient();
  const [shown, stored] = await Promise.all([
    supabase
      .from("order_summaries")
      .select(listColumns)
      .eq("id", orderId)
      .overrideTypes<OrderListRow[], { merge: false }>(),
    supabase
      .from("orders")
      .select("description, data, subtotal, discount_amount, tax_amount, due_at, submitted_at, row_version, updated_at")
      .eq("id", orderId)
      .maybeSingle(),
  ]);
  const error = shown.error ?? stored.error;
  if (error) throw new Error("Could not read the order", { cause: error });
  const row = shown.data?.[0];
  return row && stored.data ? { ...row, ...stored.data } : null;
}

/** What this person may do next; the database decides with the same rows by which it then moves. */
export async function listNextSteps(orderId: string): Promise<NextStep[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("next_order_states", { p_order_id: orderId });
  if (error) throw new Error("Could not read the next steps of the order", { cause: error });
  return stepsSchema.parse(data);
}

export async function listOrderHistory(orderId: string): Promise<HistoryRow[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("order_history")
    .select(historyColumns)
    .eq("order_id", orderId)
    .order("created_at", { ascending: false })
    .order("position", { ascending: false })
    .range(0, 499)
    .overrideTypes<HistoryRow[], { merge: false }>();
  if (error) throw new Error("Could not read the history of the order", { cause: error });
  return data;
}

export async function listOrderItems(orderId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("order_items")
    .select("id, quantity, unit_price, total_price, products(sku, name)")
    .eq("order_id", orderId)
    .order("created_at")
    .order("id")
    .range(0, 199);
  if (error) throw new Error("Could not read the items of the order", { cause: error });
  return data;
}

export async function listJaws(orderId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("jaws")
    .select("id, arch, bond_teeth, extract_teeth, reason")
    .eq("order_id", orderId)
    .order("arch", { ascending: false });
  if (error) throw new Error("Could not read the jaws of the order", { cause: error });
  return data;
}

export async function listOrdersOf(what: { case_id: string } | { patient_id: string }) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("orders")
    .select("id, order_number, order_type, current_state, total_amount, currency, created_at")
    .match(what)
    .order("created_at")
    .order("id")
    .range(0, 99);
  if (error) throw new Error("Could not list the orders", { cause: error });
  return data;
}

export type ListedOrder = Awaited<ReturnType<typeof listOrdersOf>>[number];
