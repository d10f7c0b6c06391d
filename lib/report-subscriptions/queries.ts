import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { MOST_SUBSCRIPTIONS } from "./schemas";

const subscriptionSchema = z.object({
  id: z.guid(),
  name: z.string(),
  practice_name: z.string().nullable(),
  doctor_name: z.string().nullable(),
  order_type: z.string().nullable(),
  priority: z.string().nullable(),
  day_of_month: z.number(),
  is_asked: z.boolean(),
  next_on: z.string(),
  last_month: z.string().nullable(),
  last_sent_at: z.string().nullable(),
  last_problem: z.string().nullable(),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

/** What the caller gets by mail; nobody sees anybody else's. */
export async function listSubscriptions(): Promise<Subscription[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .rpc("list_report_subscriptions")
    .select(Object.keys(subscriptionSchema.shape).join(", "))
    .order("name")
    .order("id")
    .range(0, MOST_SUBSCRIPTIONS - 1);
  if (error) throw new Error("Could not read the reports that go by mail", { cause: error });
  return z.array(subscriptionSchema).parse(data);
}
