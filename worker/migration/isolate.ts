import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type Counts, moveCheckpoint, NOTHING, type Place } from "./checkpoint.ts";
import type { Space } from "./compile.ts";
import type { Lease } from "./lease.ts";

export const ONE_REJECTED: Counts = { ...NOTHING, read_rows: 1, rejected: 1 };

/**
 * Puts one row into the inbox that the database itself refused, and moves the checkpoint behind it. The batch was halved until only
 * this row was left: one bad row in a hundred thousand costs a few batches and not the run. `data` is a list with this one row.
 */
export async function rejectRow(
  tx: Sql,
  lease: Lease,
  { entity }: Mapping,
  space: Space,
  data: string,
  place: Place,
  { code, column }: { code: string; column: string },
): Promise<void> {
  const known = tx(space === "real" ? "migration.source_rows" : "migration.trial_rows");
  const { runId, organizationId } = lease;
  // A row that the database refused is tried in every run: its hash is one that no row of the source has.
  await tx`
    insert into ${known} as k (entity, legacy_id, outcome, hash, first_run_id, run_id)
    values (${entity}, ${place.lastKey}, 'rejected', md5(${data})::uuid, ${runId}, ${runId})
    on conflict (entity, legacy_id) do update set outcome = 'rejected', hash = excluded.hash, run_id = excluded.run_id, missing_since = null
    where (k.outcome, k.hash) is distinct from ('rejected', excluded.hash) or k.missing_since is not null`;
  await tx`
    insert into migration.rejects as x (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, is_trial, source_row)
    values (${organizationId}, ${runId}, ${runId}, ${entity}, ${place.lastKey}, 'rejected', ${code}, ${column}, ${space === "trial"}, (${data}::text::jsonb -> 0) - 'row_hash')
    on conflict (entity, legacy_id, kind, code, source_column, is_trial) do update set status = 'open', run_id = excluded.run_id
    where x.status = 'gone'`;
  await moveCheckpoint(tx, lease, entity, place, ONE_REJECTED, 0);
}
