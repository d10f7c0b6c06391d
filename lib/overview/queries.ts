import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";

const noun = z.enum(["case", "order"]);

const overviewSchema = z.object({
  flow: z.array(z.object({ noun, state: z.string(), count: z.number(), over: z.number(), risk: z.number() })),
  lateCases: z.number(),
  lateOrders: z.number(),
  shippedOrders: z.number(),
  myCases: z.number(),
  myOrders: z.number(),
  unreadCases: z.number(),
  unreadOrders: z.number(),
  activePractices: z.number(),
  unverifiedPractices: z.number(),
  people: z.number(),
  openInvitations: z.number(),
  activity: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      actor: z.string().nullable(),
      kind: z.enum(["move", "message"]),
      noun,
      subjectId: z.string(),
      number: z.string().nullable(),
      from: z.string().nullish(),
      to: z.string().optional(),
    }),
  ),
  myTasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      dueAt: z.string().nullable(),
      priority: z.string(),
      state: z.string(),
      version: z.number(),
      caseId: z.string().nullable(),
      orderId: z.string().nullable(),
    }),
  ),
});

export type Overview = z.infer<typeof overviewSchema>;

/** The first page of the day in one question. */
export async function openOverview(): Promise<Overview> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_overview");
  if (error) throw new Error("Could not read the overview", { cause: error });
  return overviewSchema.parse(data);
}
