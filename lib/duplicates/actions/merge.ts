"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { choosable } from "../compare-fields";
import { goOn } from "../go-on";
import { mergeInput, redoInput, togetherInput, undoEventInput, undoInput } from "../schemas";
import { mergeAnswer } from "../sure";
import { sayUndone } from "../undo-report";

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

export const mergePatients = formAction(
  { roles: administrators, schema: mergeInput },
  async (input, { user, formData }) => {
    const { clusterId, queue, survivorId, mergedIds, batchId, reason } = input;
    const ids = [survivorId, ...mergedIds];
    const supabase = await createClient();
    // Whoever has it in hand decides; everybody else is told who that is.
    const claim = await supabase.rpc("claim_cluster", { p_cluster_id: clusterId });
    // A cluster that is gone may be gone because this very form has arrived before: the merge itself knows.
    if (claim.error && claim.error.code !== "PT404")
      return failure(explainRefusal(claim.error, "mergePatients"), formData);
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
    return goOn({ clusterId, queue }, user.profileId, { merged: batchId });
  },
);

/** What the dry run has shown, as it was then. What somebody changed meanwhile stays, and the queue says why. */
export const mergeTogether = formAction(
  { roles: administrators, schema: togetherInput },
  async ({ batchId, clusterIds, versions, reason }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("merge_clusters", {
      p_cluster_ids: clusterIds,
      p_versions: versions,
      p_reason: reason,
      p_batch_id: batchId,
    });
    if (error) return failure(explainRefusal(error, "mergeTogether"), formData);
    const { merged, stays } = mergeAnswer.parse(data);
    if (merged === 0) return failure(`Nothing was merged. ${stays[0]?.message ?? ""}`, formData);
    redirect(`/duplicates?merged=${batchId}&stayed=${stays.length}`);
  },
);

/** Whoever takes back what was just done has pressed too fast; that they are two people is said in the history, or by the next answer. */
export const undoBatch = formAction({ roles: administrators, schema: undoInput }, async ({ batchId }, { formData }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("undo_merges", { p_batch_id: batchId, p_not_duplicate: false });
  if (error) return failure(explainRefusal(error, "undoBatch"), formData);
  refresh();
  return success(sayUndone(data));
});

export const undoMerge = formAction(
  { roles: administrators, schema: undoEventInput },
  async ({ eventId, withLater, isNotDuplicate }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("undo_merges", {
      p_event_ids: [eventId],
      p_with_later: withLater === "yes",
      p_not_duplicate: isNotDuplicate === "on",
    });
    if (error) return failure(explainRefusal(error, "undoMerge"), formData);
    refresh();
    return success(sayUndone(data));
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
