"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { administrators } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { activateInput, automaticInput, scanInput } from "../schemas";

export const requestScan = formAction({ roles: administrators, schema: scanInput }, async ({ kind }, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.rpc("request_match_scan", { p_kind: kind });
  if (error) return failure(explainRefusal(error, "requestScan"), formData);
  refresh();
  return success(kind === "training" ? "The worker learns from everybody now." : "The worker looks at everybody now.");
});

export const activateModel = formAction(
  { roles: administrators, schema: activateInput },
  async ({ version }, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("activate_match_model", { p_version: version });
    if (error) return failure(explainRefusal(error, "activateModel"), formData);
    refresh();
    return success(`Version ${version} is in use. The worker looks at everybody with it.`);
  },
);

export const setAutomatic = formAction(
  { roles: administrators, schema: automaticInput },
  async (input, { formData }) => {
    const practiceIds = Object.keys(input)
      .filter((name) => name.startsWith("practice."))
      .map((name) => name.slice("practice.".length));
    const supabase = await createClient();
    const { error } = await supabase.rpc("set_automatic_merging", {
      p_practice_ids: practiceIds,
      p_daily_cap: input.dailyCap,
      p_expected_version: input.rowVersion,
    });
    if (error) return failure(explainRefusal(error, "setAutomatic"), formData);
    refresh();
    return success(
      practiceIds.length === 0
        ? "Saved. Nothing is merged without a person."
        : "Saved. The worker begins within seconds.",
    );
  },
);
