"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, failure, success } from "@/lib/actions/result";
import { labAndDoctors, labRoles } from "@/lib/auth/roles";
import { bulkAssignInput, bulkMoveInput, wholeListInput } from "@/lib/lists/bulk";
import { BULK_LIMIT, type BulkOutcome } from "@/lib/lists/bulk-outcome";
import { openList } from "@/lib/lists/queries";
import { explainRefusal } from "@/lib/postgrest/errors";
import { listWords } from "@/lib/states/queries";
import { createClient } from "@/lib/supabase/server";
import { readOrders } from "../queries";
import { orderListParams } from "../search-params";

async function previewed(ids: string[], toState: string, reason: string) {
  const supabase = await createClient();
  return supabase.rpc("preview_order_transition", { p_order_ids: ids, p_to_state: toState, p_reason: reason });
}

export const previewOrderMoves = formAction(
  { roles: labAndDoctors, schema: bulkMoveInput },
  async ({ ids, to_state, reason }, { formData }): Promise<ActionResult<BulkOutcome>> => {
    const { data, error } = await previewed(ids, to_state, reason);
    if (error) return failure(explainRefusal(error, "previewOrderMoves"), formData);
    const refused = data.flatMap(({ order_number, current_state, problem }) =>
      problem ? [{ number: order_number, state: current_state, problem }] : [],
    );
    const moved = data.length - refused.length;
    return success("Previewed", { moved, refused, toState: to_state, isPreview: true });
  },
);

export const moveOrders = formAction(
  { roles: labAndDoctors, schema: bulkMoveInput },
  async ({ ids, to_state, reason }, { formData }): Promise<ActionResult<BulkOutcome>> => {
    const supabase = await createClient();
    const before = await previewed(ids, to_state, reason);
    if (before.error) return failure(explainRefusal(before.error, "moveOrders"), formData);
    const { data, error } = await supabase.rpc("transition_orders", {
      p_order_ids: ids,
      p_to_state: to_state,
      p_reason: reason,
    });
    if (error) return failure(explainRefusal(error, "moveOrders"), formData);
    const known = new Map(before.data.map((row) => [row.order_id, row]));
    const refused = data.flatMap(({ order_id, problem }) => {
      const row = known.get(order_id);
      return problem ? [{ number: row?.order_number ?? "An order", state: row?.current_state ?? "", problem }] : [];
    });
    refresh();
    return success("Moved", { moved: data.length - refused.length, refused, toState: to_state, isPreview: false });
  },
);

export const assignOrders = formAction(
  { roles: labRoles, schema: bulkAssignInput },
  async ({ ids, assignee_id }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("assign_orders", {
      p_order_ids: ids,
      // The generated types know no empty arguments; the function does.
      p_assignee_id: assignee_id as string,
    });
    if (error) return failure(explainRefusal(error, "assignOrders"), formData);
    refresh();
    return success(data === 1 ? "Changed one order" : `Changed ${data} orders`);
  },
);

/** The ids of everything that the filters of the list leave, as far as one bulk step reaches. */
export const chooseAllOrders = formAction(
  { roles: labAndDoctors, schema: wholeListInput },
  async ({ query }, { user }): Promise<ActionResult<string[]>> => {
    const params = orderListParams.parse(query);
    const [{ term }, words] = await Promise.all([openList("orders", params, []), listWords()]);
    const rows = await readOrders({ params, term, user, words, now: new Date() }, null, BULK_LIMIT);
    return success(
      "Chosen",
      rows.map(({ id }) => id),
    );
  },
);
