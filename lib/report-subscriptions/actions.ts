"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { leads } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { addSubscriptionInput, subscriptionInput } from "./schemas";

const GONE = "This report is not sent any more. Reload to see what is.";

export const addSubscription = formAction(
  { roles: leads, schema: addSubscriptionInput },
  async (subscription, { formData }) => {
    const { is_asked, ...wanted } = subscription;
    const supabase = await createClient();
    const { error } = await supabase.from("report_subscriptions").insert(subscription).select("id").single();
    if (error && isSentTwice(error)) {
      // Whether it was wanted right away changes with the first mail.
      if (!(await isSentBefore(supabase, "report_subscriptions", wanted))) return failure(SENT_BEFORE, formData);
    } else if (error) {
      const known = { "23505": "You get a report of this name already. Choose another name." };
      return failure(explainRefusal(error, "addSubscription", known), formData);
    }
    refresh();
    return success(is_asked ? "Added. The first mail leaves within two minutes." : "Added");
  },
);

export const sendReportNow = formAction({ roles: leads, schema: subscriptionInput }, async ({ id }) => {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("report_subscriptions")
    .update({ is_asked: true })
    .eq("id", id)
    .select("id")
    .maybeSingle();
  if (error) return failure(explainRefusal(error, "sendReportNow"));
  if (!data) return failure(GONE);
  refresh();
  return success("It leaves within two minutes.");
});

export const removeSubscription = formAction({ roles: leads, schema: subscriptionInput }, async ({ id }) => {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("report_subscriptions")
    .delete()
    .eq("id", id)
    .select("name")
    .maybeSingle();
  if (error) return failure(explainRefusal(error, "removeSubscription"));
  if (!data) return failure(GONE);
  refresh();
  return success(`${data.name} is not sent any more`);
});
