import type { Sql } from "postgres";
import type { Lease } from "./lease.ts";

/** A line in the log of the run, in words and without data of persons. */
export async function note(
  sql: Sql,
  { runId, organizationId }: Pick<Lease, "runId" | "organizationId">,
  message: string,
  { level = "info", entity = null }: { level?: "info" | "warning" | "error"; entity?: string | null } = {},
): Promise<void> {
  await sql`
    insert into migration.events (run_id, organization_id, level, entity, message)
    values (${runId}, ${organizationId}, ${level}, ${entity}, ${message})`;
}

/** What went wrong, without the values that a message about data quotes. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return "Something failed that is no error.";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code && /^2[23]/.test(code) ? `The database refused a row (${code}).` : error.message || code || error.name;
}
