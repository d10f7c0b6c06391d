"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import type { CurrentUser } from "@/lib/auth/session";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { goOn } from "../go-on";
import { apartInput, clusterInput, relatedInput, snoozeInput, withdrawInput } from "../schemas";

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
  async ({ clusterId, queue, days }, { user, formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("snooze_cluster", { p_cluster_id: clusterId, p_days: days });
    if (error) return failure(explainRefusal(error, "snoozeCluster"), formData);
    if (days > 0) return goOn({ clusterId, queue }, user.profileId, { postponed: clusterId });
    refresh();
    return success("Back in the queue.");
  },
);

type Apart = { clusterId: string; queue: string; patientIds: string[]; reason?: string | null; relation?: string };

/** Every two of these records are two people. */
async function decideApart(
  { clusterId, queue, patientIds, reason, relation }: Apart,
  { user, formData }: { user: CurrentUser; formData: FormData },
) {
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
  return goOn({ clusterId, queue }, user.profileId, { decided: data.join(".") });
}

export const markNotDuplicate = formAction({ roles: administrators, schema: apartInput }, decideApart);

export const markRelated = formAction({ roles: administrators, schema: relatedInput }, decideApart);

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
