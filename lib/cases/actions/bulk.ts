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
import { readCases } from "../queries";
import { caseListParams } from "../search-params";

async function previewed(ids: string[], toState: string, reason: string) {
  const supabase = await createClient();
  return supabase.rpc("preview_case_transition", { p_case_ids: ids, p_to_state: toState, p_reason: reason });
}

export const previewCaseMoves = formAction(
  { roles: labAndDoctors, schema: bulkMoveInput },
  async ({ ids, to_state, reason }, { formData }): Promise<ActionResult<BulkOutcome>> => {
    const { data, error } = await previewed(ids, to_state, reason);
    if (error) return failure(explainRefusal(error, "previewCaseMoves"), formData);
    const refused = data.flatMap(({ case_number, current_state, problem }) =>
      problem ? [{ number: case_number, state: current_state, problem }] : [],
    );
    const moved = data.length - refused.length;
    return success("Previewed", { moved, refused, toState: to_state, isPreview: true });
  },
);

export const moveCases = formAction(
  { roles: labAndDoctors, schema: bulkMoveInput },
  async ({ ids, to_state, reason }, { formData }): Promise<ActionResult<BulkOutcome>> => {
    const supabase = await createClient();
    const before = await previewed(ids, to_state, reason);
    if (before.error) return failure(explainRefusal(before.error, "moveCases"), formData);
    const { data, error } = await supabase.rpc("transition_cases", {
      p_case_ids: ids,
      p_to_state: to_state,
      p_reason: reason,
    });
    if (error) return failure(explainRefusal(error, "moveCases"), formData);
    const known = new Map(before.data.map((row) => [row.case_id, row]));
    const refused = data.flatMap(({ case_id, problem }) => {
      const row = known.get(case_id);
      return problem ? [{ number: row?.case_number ?? "A case", state: row?.current_state ?? "", problem }] : [];
    });
    refresh();
    return success("Moved", { moved: data.length - refused.length, refused, toState: to_state, isPreview: false });
  },
);

export const assignCases = formAction(
  { roles: labRoles, schema: bulkAssignInput },
  async ({ ids, assignee_id }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("assign_cases", {
      p_case_ids: ids,
      // The generated types know no empty arguments; the function does.
      p_assignee_id: assignee_id as string,
    });
    if (error) return failure(explainRefusal(error, "assignCases"), formData);
    refresh();
    return success(data === 1 ? "Changed one case" : `Changed ${data} cases`);
  },
);

/** The ids of everything that the filters of the list leave, as far as one bulk step reaches. */
export const chooseAllCases = formAction(
  { roles: labAndDoctors, schema: wholeListInput },
  async ({ query }, { user }): Promise<ActionResult<string[]>> => {
    const params = caseListParams.parse(query);
    const [{ term }, words] = await Promise.all([openList("cases", params, []), listWords()]);
    const rows = await readCases({ params, term, user, words, now: new Date() }, null, BULK_LIMIT);
    return success(
      "Chosen",
      rows.map(({ id }) => id),
    );
  },
);
