import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { wordsFor } from "./events.ts";
import { releaseLease, takeLease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { rollBack, type Undone } from "./rollback.ts";
import { refuseWhileLive } from "./runs.ts";

/** A rollback is a run itself: with a lease, a line in the list, and an end. */
export async function rollBackRun(
  sql: Sql,
  mappings: readonly Mapping[],
  organizationId: string,
  ofRunId?: string,
): Promise<Undone[]> {
  const [of] = await sql<{ id: string }[]>`
    select id from migration.runs where organization_id = ${organizationId} and mode in ('full', 'delta')
      and (id::text = ${ofRunId ?? ""} or (${ofRunId === undefined}
        and not exists (select from migration.runs b where b.of_run_id = runs.id and b.mode = 'rollback' and b.status = 'done')))
    order by created_at desc, id limit 1`;
  if (!of) throw new Error("There is no run that could be taken back.");
  const [run] = await sql.begin(async (tx) => {
    await refuseWhileLive(tx, organizationId);
    return tx<{ id: string }[]>`
      insert into migration.runs (organization_id, mode, of_run_id) values (${organizationId}, 'rollback', ${of.id}) returning id`;
  });
  const lease = run ? await takeLease(sql, run.id) : null;
  if (!lease) throw new Error("Another process has taken the rollback over.");
  try {
    const undone = await rollBack(sql, inOrderOfParents(mappings), lease, of.id);
    await releaseLease(sql, lease, "done");
    return undone;
  } catch (error) {
    await releaseLease(sql, lease, "failed", wordsFor(error));
    throw error;
  }
}
