import "server-only";
import { z } from "zod";
import type { createClient } from "@/lib/supabase/server";

type Table =
  | "cases"
  | "orders"
  | "order_items"
  | "messages"
  | "comments"
  | "tasks"
  | "projects"
  | "treatment_discussions"
  | "discussion_replies"
  | "instructions"
  | "report_subscriptions";

const rowShape = z.record(z.string(), z.unknown()).nullable();

/** Text and choices as they are; a moment comes back from the database in another spelling and says nothing here. */
const isComparable = (value: unknown) => typeof value !== "object" && !/^\d{4}-\d\d-\d\dT/.test(String(value));

/**
 * Whether the row with this id says what the form says. A form that arrives twice does; one that somebody came back to and filled in
 * anew does not, and must not look saved.
 */
export async function isSentBefore(
  supabase: Awaited<ReturnType<typeof createClient>>,
  table: Table,
  row: Record<string, unknown> & { id: string },
): Promise<boolean> {
  const said = Object.entries(row).filter(([, value]) => value !== undefined && value !== null && isComparable(value));
  const { data, error } = await supabase
    .from(table)
    .select(said.map(([name]) => name).join(","))
    .eq("id", row.id)
    .maybeSingle();
  if (error) throw new Error("Could not read what was sent before", { cause: error });
  const stored = rowShape.parse(data);
  return stored !== null && said.every(([name, value]) => String(stored[name]) === String(value));
}
