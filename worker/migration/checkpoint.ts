import type { Sql } from "postgres";
import { type Lease, LeaseLost } from "./lease.ts";

/** What became of the rows of a batch. */
export type Counts = {
  read_rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  merged: number;
  conflicts: number;
  findings: number;
  missing: number;
};

export const NOTHING: Counts = {
  read_rows: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  skipped: 0,
  merged: 0,
  conflicts: 0,
  findings: 0,
  missing: 0,
};

/** The key before the batch, its own last one, and its number. */
export type Place = { after: string; lastKey: string; number: number };

/**
 * The last thing in the transaction of a batch. The checkpoint moves only from where the batch began: of two processes that both believe
 * to hold the run, one writes nothing.
 */
export async function moveCheckpoint(
  tx: Sql,
  { runId, organizationId }: Lease,
  entity: string,
  { after, lastKey, number }: Place,
  counts: Counts,
  milliseconds: number,
): Promise<void> {
  const took = Math.round(milliseconds);
  const moved = await tx`
    with checkpoint as (
      update migration.run_entities set last_key = ${lastKey}, read_rows = read_rows + ${counts.read_rows}, inserted = inserted + ${counts.inserted},
        updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged}, rejected = rejected + ${counts.rejected}, skipped = skipped + ${counts.skipped},
        merged = merged + ${counts.merged}, conflicts = conflicts + ${counts.conflicts}, findings = findings + ${counts.findings}, missing = missing + ${counts.missing},
        milliseconds = milliseconds + ${took}
      where run_id = ${runId} and entity = ${entity} and last_key = ${after}
      returning 1
    )
    insert into migration.batches (run_id, entity, number, organization_id, first_key, last_key, read_rows, written_rows, rejected_rows, milliseconds)
    select ${runId}::uuid, ${entity}, ${number}::int, ${organizationId}::uuid, ${after}::bigint, ${lastKey}::bigint,
      ${counts.read_rows}::int, ${counts.inserted + counts.updated}::int, ${counts.rejected}::int, ${took}::int
    from checkpoint`;
  if (moved.count !== 1) throw new LeaseLost("taken");
}
