import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { type Lease, LeaseLost } from "./lease.ts";

/** `data` is the batch as it was read: a list with this one row. */
type Row = { id: string; data: string; number: number; after: string };

/**
 * Puts one row into the inbox that the database itself refused, and moves the checkpoint behind it. The batch was halved until only
 * this row was left: one bad row in a hundred thousand costs a few batches and not the run.
 */
export async function rejectRow(
  tx: Sql,
  lease: Lease,
  { entity }: Mapping,
  space: Space,
  row: Row,
  { code, column }: { code: string; column: string },
): Promise<void> {
  const known = tx(space === "real" ? "migration.source_rows" : "migration.trial_rows");
  const { runId, organizationId } = lease;
  // A row that the database refused is tried in every run: its hash is one that no row of the source has.
  await tx`
    insert into ${known} as k (entity, legacy_id, outcome, hash, first_run_id, run_id)
    values (${entity}, ${row.id}, 'rejected', md5(${row.data})::uuid, ${runId}, ${runId})
    on conflict (entity, legacy_id) do update set outcome = 'rejected', hash = excluded.hash, run_id = excluded.run_id, missing_since = null
    where (k.outcome, k.hash) is distinct from ('rejected', excluded.hash) or k.missing_since is not null`;
  await tx`
    insert into migration.rejects as x (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, is_trial, source_row)
    values (${organizationId}, ${runId}, ${runId}, ${entity}, ${row.id}, 'rejected', ${code}, ${column}, ${space === "trial"}, (${row.data}::text::jsonb -> 0) - 'row_hash')
    on conflict (entity, legacy_id, kind, code, source_column, is_trial) do update set status = 'open', run_id = excluded.run_id
    where x.status = 'gone'`;
  const checkpoint = await tx`
    update migration.run_entities set last_key = ${row.id}, read_rows = read_rows + 1, rejected = rejected + 1
    where run_id = ${runId} and entity = ${entity} and last_key = ${row.after}`;
  if (checkpoint.count !== 1) throw new LeaseLost("taken");
  await tx`
    insert into migration.batches (run_id, entity, number, organization_id, first_key, last_key, read_rows, written_rows, rejected_rows, milliseconds)
    values (${runId}, ${entity}, ${row.number}, ${organizationId}, ${row.id}, ${row.id}, 1, 0, 1, 0)`;
}
