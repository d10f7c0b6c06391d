import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Lease } from "./lease.ts";
import { parentsOf } from "./plan.ts";
import { isShared } from "./target.ts";

/** So many rows change what the planner should know of a table; a server of its own finds out by itself, but minutes later. */
export const MANY_ROWS = 5_000;

const lookAtMemory = (sql: Sql) => sql`analyze migration.source_rows (entity, legacy_id)`;

/** What the next entities look their parents up in; and the table itself where nothing else is done while the run lasts. */
export async function lookAgain(sql: Sql, { entity, table }: Mapping, mappings: readonly Mapping[]): Promise<void> {
  if (mappings.some((mapping) => parentsOf(mapping).includes(entity))) await lookAtMemory(sql);
  if (await isShared(sql)) await sql`analyze ${sql(`public.${table}`)}`;
}

/** When a run is done, for the next one and for the pages: the tables that it has filled. */
export async function lookAtAll(sql: Sql, { runId }: Lease, mappings: readonly Mapping[]): Promise<void> {
  const written = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${runId} and inserted + updated >= ${MANY_ROWS}`;
  if (written.length === 0) return;
  await lookAtMemory(sql);
  if (await isShared(sql)) return;
  const entities = new Set(written.map(({ entity }) => entity));
  for (const { entity, table } of mappings) if (entities.has(entity)) await sql`analyze ${sql(`public.${table}`)}`;
}
