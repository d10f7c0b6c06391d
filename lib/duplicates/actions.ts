"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { listHref } from "@/lib/lists/list-href";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { choosable } from "./compare-fields";
import { nextClusterId } from "./queries";
import {
  apartInput,
  clusterInput,
  mergeInput,
  redoInput,
  relatedInput,
  scanInput,
  snoozeInput,
  undoEventInput,
  undoInput,
  withdrawInput,
} from "./schemas";

/** One done, the next one on the screen; what was done can be undone from there. */
async function goOn(clusterId: string, done: Record<string, string>): Promise<never> {
  const next = await nextClusterId(clusterId);
  redirect(listHref(next ? `/duplicates/${next}` : "/duplicates", done, {}));
}

export const claimCluster = formAction(
  { roles: administrators, schema: clusterInput },
  async ({ clusterId }): Promise<ActionResult<string>> => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("claim_cluster", { p_cluster_id: clusterId });
    if (error) return failure(explainRefusal(error, "claimCluster"));
    return success("It is yours for ten minutes.", data);
  },
);

export const snoozeCluster = formAction(
  { roles: administrators, schema: snoozeInput },
  async ({ clusterId, days }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("snooze_cluster", { p_cluster_id: clusterId, p_days: days });
    if (error) return failure(explainRefusal(error, "snoozeCluster"), formData);
    if (days > 0) return goOn(clusterId, {});
    refresh();
    return success("Back in the queue.");
  },
);

type Apart = { clusterId: string; patientIds: string[]; reason: string | null; relation?: string };

/** Every two of these records are two people. */
async function decideApart({ clusterId, patientIds, reason, relation }: Apart, formData: FormData) {
  const pairs = patientIds.flatMap((first, index) => patientIds.slice(index + 1).map((second) => ({ first, second })));
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("decide_apart", {
    p_cluster_id: clusterId,
    p_first_ids: pairs.map(({ first }) => first),
    p_second_ids: pairs.map(({ second }) => second),
    p_decision: relation ? "related" : "not_duplicate",
    ...(relation && { p_relation: relation }),
    ...(reason && { p_reason: reason }),
  });
  if (error) return failure(explainRefusal(error, "decideApart"), formData);
  return goOn(clusterId, { decided: data.join(".") });
}

export const markNotDuplicate = formAction({ roles: administrators, schema: apartInput }, (input, { formData }) =>
  decideApart(input, formData),
);

export const markRelated = formAction({ roles: administrators, schema: relatedInput }, (input, { formData }) =>
  decideApart(input, formData),
);

export const withdrawDecisions = formAction(
  { roles: administrators, schema: withdrawInput },
  async ({ decisionIds }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("withdraw_decisions", { p_decision_ids: decisionIds });
    if (error) return failure(explainRefusal(error, "withdrawDecisions"), formData);
    refresh();
    return success("Taken back. The question is open again in a moment.");
  },
);

/** A choice is the record whose value stands, or a value that was typed. */
function choicesOf(input: Record<string, unknown>): Record<string, string | { value: string }> {
  const choices: Record<string, string | { value: string }> = {};
  for (const field of choosable) {
    const [chosen, typed] = [input[`choice.${field}`], input[`typed.${field}`]];
    if (typeof typed === "string" && typed.trim() !== "") choices[field] = { value: typed.trim() };
    else if (typeof chosen === "string" && chosen !== "") choices[field] = chosen;
  }
  return choices;
}

export const mergePatients = formAction({ roles: administrators, schema: mergeInput }, async (input, { formData }) => {
  const { clusterId, survivorId, mergedIds, batchId, reason } = input;
  const ids = [survivorId, ...mergedIds];
  const supabase = await createClient();
  const { error } = await supabase.rpc("merge_patients", {
    p_survivor_id: survivorId,
    p_merged_ids: mergedIds,
    p_expected_versions: Object.fromEntries(ids.map((id) => [id, Number(input[`version.${id}`])])),
    p_choices: choicesOf(input),
    p_reason: reason,
    p_batch_id: batchId,
  });
  if (error)
    return failure(
      explainRefusal(error, "mergePatients", { "23514": "A chosen value is not allowed: names must not be empty." }),
      formData,
    );
  return goOn(clusterId, { merged: batchId });
});

export const undoBatch = formAction(
  { roles: administrators, schema: undoInput },
  async ({ batchId, reason }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("undo_merges", { p_batch_id: batchId, ...(reason && { p_reason: reason }) });
    if (error) return failure(explainRefusal(error, "undoBatch"), formData);
    refresh();
    return success("Undone. Both records are back.");
  },
);

export const undoMerge = formAction(
  { roles: administrators, schema: undoEventInput },
  async ({ eventId, withLater }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("undo_merges", { p_event_ids: [eventId], p_with_later: withLater === "yes" });
    if (error) return failure(explainRefusal(error, "undoMerge"), formData);
    refresh();
    return success("Undone. Both records are back.");
  },
);

export const redoMerge = formAction(
  { roles: administrators, schema: redoInput },
  async ({ eventId, batchId }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("redo_merge", { p_event_id: eventId, p_batch_id: batchId });
    if (error) return failure(explainRefusal(error, "redoMerge"), formData);
    refresh();
    return success("Merged again.");
  },
);

export const requestScan = formAction({ roles: administrators, schema: scanInput }, async ({ kind }, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.rpc("request_match_scan", { p_kind: kind });
  if (error) return failure(explainRefusal(error, "requestScan"), formData);
  refresh();
  return success("The worker looks at everybody now.");
});
