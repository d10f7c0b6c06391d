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

const unreadSchema = z.object({ cases: z.number(), orders: z.number() });

export type Overview = z.infer<typeof overviewSchema> & { unread: z.infer<typeof unreadSchema> };

/** The first page of the day in two questions, because what is unread takes as long to count as the rest. */
export async function openOverview(): Promise<Overview> {
  const supabase = await createClient();
  const [overview, unread] = await Promise.all([supabase.rpc("open_overview"), supabase.rpc("count_unread").single()]);
  const error = overview.error ?? unread.error;
  if (error) throw new Error("Could not read the overview", { cause: error });
  return { ...overviewSchema.parse(overview.data), unread: unreadSchema.parse(unread.data) };
}
