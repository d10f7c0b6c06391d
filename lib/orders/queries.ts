import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { narrowByTime } from "@/lib/lists/narrow";
import { type After, behind } from "@/lib/lists/behind";
import { asksForUnreadAlone, countUnread } from "@/lib/lists/count-unread";
import { type Count, inOrder, personSort } from "@/lib/lists/order";
import { pageRange } from "@/lib/lists/page";
import { readPage } from "@/lib/lists/read-page";
import { stepsSchema } from "@/lib/states/moves";
import { allowedFor } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { streamSchema } from "@/lib/stream/events";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { OrderListParams } from "./search-params";

const listColumns =
  "id, order_number, order_type, priority, current_state, state_since, total_amount, currency, due_at, created_at, case_id, case_number, patient_id, patient_number, patient_name, doctor_name, assignee_name, practice_name";

const orderRow = z.object({
  id: z.string(),
  order_number: z.string(),
  order_type: z.string(),
  priority: z.string(),
  current_state: z.string(),
  state_since: z.string(),
  total_amount: z.coerce.number(),
  currency: z.string(),
  due_at: z.string().nullable(),
  created_at: z.string(),
  case_id: z.string().nullable(),
  case_number: z.string().nullable(),
  patient_id: z.string().nullable(),
  patient_number: z.string().nullable(),
  patient_name: z.string().nullable(),
  doctor_name: z.string().nullable(),
  assignee_name: z.string().nullable(),
  practice_name: z.string().nullable(),
});

export type OrderListRow = z.infer<typeof orderRow>;

/** A list, its export and the choice of all its rows ask for the same rows by the same filters. */
export type WantedOrders = { params: OrderListParams; term: string | null; user: CurrentUser; words: Words; now: Date };

/** The filters alone; a search is asked in the body of the request, so it is counted where it is answered. */
async function wantedOrders(columns: string, { params, term, user, words, now }: WantedOrders, count?: Count) {
  const supabase = await createClient();
  const all = term
    ? supabase
        .rpc("find_orders", { p_query: term, p_unread: params.unread === "yes" }, { count: "exact" })
        .select(columns)
    : supabase.from(params.unread ? "unread_orders" : "order_summaries").select(columns, count);
  let query = withinReach(all, user);
  if (params.state) query = query.eq("current_state", params.state);
  if (params.type) query = query.eq("order_type", params.type);
  if (params.priority) query = query.eq("priority", params.priority);
  // Words that are forgotten, or somebody else's, find nothing; without them the list would be everything.
  if (params.search && !term) query = query.is("id", null);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);
  if (params.doctor) query = query.eq("doctor_id", params.doctor);
  if (params.mine) query = query.eq("assignee_id", user.profileId);
  const final = words.orderStates.filter(({ isFinal }) => isFinal).map(({ key }) => key);
  query = narrowByTime(query, params, { allowed: allowedFor("order", words), final, now });
  return { query };
}

const required: ReadonlySet<string> = new Set([
  "order_number",
  "order_type",
  "current_state",
  "state_since",
  "priority",
  "total_amount",
  "created_at",
]);

async function countOrders(wanted: WantedOrders) {
  if (asksForUnreadAlone(wanted.params, wanted.user)) return countUnread("orders", wanted.user);
  const { query } = await wantedOrders("id", wanted, { count: "exact", head: true });
  return query;
}

export async function listOrders(wanted: WantedOrders): Promise<{ rows: OrderListRow[]; total: number; page: number }> {
  const { params, term } = wanted;
  const supabase = await createClient();
  const page = await readPage({
    page: params.page,
    row: orderRow,
    ids: wantedOrders("id", wanted).then(({ query }) =>
      inOrder(query, params, required, personSort).range(...pageRange(params.page)),
    ),
    total: term ? null : countOrders(wanted),
    rowsOf: (ids) => supabase.from("order_summaries").select(listColumns).in("id", ids),
  });
  return page ?? listOrders({ ...wanted, params: { ...params, page: 1 } });
}

/** A piece of the list behind a row, newest first; what the export and "choose all" walk through. */
export async function readOrders(wanted: WantedOrders, after: After, size: number): Promise<OrderListRow[]> {
  const { query } = await wantedOrders(listColumns, wanted);
  const { data, error } = await behind(query, after).limit(size);
  if (error) throw new Error("Could not read orders", { cause: error });
  return z.array(orderRow).parse(data);
}

const openedOrder = z.object({
  order: orderRow.extend({
    description: z.string(),
    data: z.record(z.string(), z.json()),
    subtotal: z.coerce.number(),
    discount_amount: z.coerce.number(),
    tax_amount: z.coerce.number(),
    submitted_at: z.string().nullable(),
    practice_id: z.string().nullable(),
    doctor_id: z.string().nullable(),
    assignee_id: z.string().nullable(),
    row_version: z.number(),
    updated_at: z.string(),
  }),
  steps: stepsSchema,
  cases: z.array(
    z.object({
      id: z.string(),
      case_number: z.string(),
      title: z.string(),
      current_state: z.string(),
      relationship: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      product_id: z.string().nullable(),
      quantity: z.number(),
      unit_price: z.coerce.number(),
      total_price: z.coerce.number(),
      row_version: z.number(),
      sku: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
  jaws: z.array(
    z.object({
      id: z.string(),
      arch: z.enum(["upper", "lower"]),
      bond_teeth: z.string(),
      extract_teeth: z.string(),
      reason: z.string().nullable(),
      is_labial: z.boolean().nullable(),
      product_id: z.string().nullable(),
      row_version: z.number(),
    }),
  ),
  stream: streamSchema,
});

export type OpenedOrder = z.infer<typeof openedOrder>;

/** The whole page of an order in one question, which also writes that this person looked. */
export async function openOrder(orderId: string, before?: string): Promise<OpenedOrder | null> {
  if (!z.guid().safeParse(orderId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_order", { p_order_id: orderId, p_before: before });
  if (error) throw new Error("Could not open the order", { cause: error });
  return data === null ? null : openedOrder.parse(data);
}

/** The fields of the form; `shown` under the names that the form uses. */
export async function getOrderFields(orderId: string) {
  if (!z.guid().safeParse(orderId).success) return null;
  const supabase = await createClient();
  const [shown, stored] = await Promise.all([
    supabase
      .from("order_summaries")
      .select("order_number, patient_id, case_number, doctor_name, assignee_name, practice_id")
      .eq("id", orderId)
      .maybeSingle(),
    supabase
      .from("orders")
      .select(
        "id, case_id, doctor_id, assignee_id, order_type, priority, description, discount_amount, tax_amount, due_at, data, rowVersion:row_version",
      )
      .eq("id", orderId)
      .maybeSingle(),
  ]);
  const error = shown.error ?? stored.error;
  if (error) throw new Error("Could not read the order", { cause: error });
  if (!shown.data || !stored.data) return null;
  const { data, ...fields } = stored.data;
  const answers = z.record(z.string(), z.json()).catch({}).parse(data);
  return { answers, shown: { ...shown.data, ...fields } };
}
