"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { codeInput, requestInput, scopeInput, scopeOf, steerInput, waiveInput } from "./schemas";
import { modeName } from "./words";

export const requestMigration = formAction(
  { roles: administrators, schema: requestInput },
  async ({ mode, accepted, ofRunId }, { formData }) => {
    const supabase = await createClient();
    const wanted = { p_mode: mode, p_accepted: accepted, p_of_run_id: ofRunId };
    const { data, error } = await supabase.rpc("request_migration", wanted);
    if (error) return failure(explainRefusal(error, "requestMigration"), formData);
    redirect(`/migration/runs/${data}`);
  },
);

export const steerMigration = formAction(
  { roles: administrators, schema: steerInput },
  async ({ runId, wish, accepted }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("steer_migration", {
      p_run_id: runId,
      p_wish: wish,
      p_accepted: accepted,
    });
    if (error) return failure(explainRefusal(error, "steerMigration"), formData);
    refresh();
    if (wish === "run") return success("The worker goes on.");
    if (data === "running") return success("The run stops after the batch that is being written.");
    return success(wish === "pause" ? "Paused." : "Cancelled.");
  },
);

export const retryRejects = formAction({ roles: administrators, schema: scopeInput }, async (scope, { formData }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("request_migration", { p_mode: "retry", p_scope: scopeOf(scope) });
  if (error) return failure(explainRefusal(error, "retryRejects"), formData);
  redirect(`/migration/runs/${data}`);
});

export const waiveRejects = formAction(
  { roles: administrators, schema: waiveInput },
  async ({ note, ...scope }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("decide_rejects", { p_scope: scopeOf(scope), p_note: note });
    if (error) return failure(explainRefusal(error, "waiveRejects"), formData);
    refresh();
    return success(data === 1 ? "One row waived." : `${data} rows waived.`);
  },
);

export const reopenRejects = formAction({ roles: administrators, schema: scopeInput }, async (scope, { formData }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("decide_rejects", { p_scope: scopeOf(scope) });
  if (error) return failure(explainRefusal(error, "reopenRejects"), formData);
  refresh();
  return success(data === 1 ? "One row is open again." : `${data} rows are open again.`);
});

export const setCode = formAction(
  { roles: administrators, schema: codeInput },
  async ({ map, code, target, note, version }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("set_code", {
      ...{ p_map: map, p_code: code, p_note: note },
      ...(target === "" ? {} : { p_target: target }),
      ...(version === 0 ? {} : { p_expected_version: version }),
    });
    if (error) return failure(explainRefusal(error, "setCode"), formData);
    refresh();
    return success(
      `Saved. ${modeName("retry")} the rows that waited for it, or start a ${modeName("delta").toLowerCase()}.`,
    );
  },
);
