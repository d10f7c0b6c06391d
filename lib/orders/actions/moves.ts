"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors, leads } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { leaveFinalStateInput, transitionOrderInput } from "../schemas";

const wasFaster = { PT409: "Somebody was faster: this order has changed. Reload to see where it stands now." };

export const transitionOrder = formAction(
  { roles: labAndDoctors, schema: transitionOrderInput },
  async (step, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("transition_order", step);
    if (error) return failure(explainRefusal(error, "transitionOrder", wasFaster), formData);
    refresh();
    return success("Moved");
  },
);

export const reopenOrder = formAction({ roles: leads, schema: leaveFinalStateInput }, async (step, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.rpc("reopen_order", step);
  if (error) return failure(explainRefusal(error, "reopenOrder", wasFaster), formData);
  refresh();
  return success("Opened again");
});

export const refundOrder = formAction({ roles: leads, schema: leaveFinalStateInput }, async (step, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.rpc("refund_order", step);
  if (error) return failure(explainRefusal(error, "refundOrder", wasFaster), formData);
  refresh();
  return success("Marked as refunded");
});
