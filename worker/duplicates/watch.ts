import { setTimeout as delay } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { rematchChanged } from "./rematch.ts";
import { scanEverybody } from "./scan.ts";

const INTERVAL_MS = 1_000;
/** So many changes at once are a migration or an import: looking at everybody is quicker than at each. */
const MANY = 1_000;

type Work = {
  organization_id: string;
  scan_id: string | null;
  kind: string | null;
  waiting: number;
  is_known: boolean;
};

/** What there is to do, one line per organization. While rows are still being moved in, nobody is compared. */
async function findWork(sql: Sql): Promise<Work[]> {
  return sql<Work[]>`
    select o.id as organization_id, s.id as scan_id, s.kind, coalesce(q.waiting, 0)::int as waiting,
      exists (select from public.match_models m where m.organization_id = o.id) as is_known
    from public.organizations o
    left join public.match_scans s on s.organization_id = o.id and s.status in ('waiting', 'running')
    left join lateral (
      select count(*) as waiting from (select from private.match_queue w where w.organization_id = o.id limit ${MANY + 1}) few
    ) q on true
    where (s.id is not null or q.waiting > 0)
      and not exists (select from migration.runs r where r.organization_id = o.id and r.status in ('waiting', 'running'))`;
}

async function carryOutScan(
  sql: Sql,
  organizationId: string,
  scanId: string | null,
  kind: string | null,
): Promise<void> {
  if (scanId)
    await sql`update public.match_scans set status = 'running', started_at = now(), beat_at = now() where id = ${scanId}`;
  try {
    const report = await scanEverybody(sql, organizationId, kind === "training");
    console.log(
      `duplicates: ${report.patients} patients, ${report.compared} pairs compared, ${report.candidates} candidates`,
    );
    if (scanId)
      await sql`
        update public.match_scans set status = 'done', patients = ${report.patients}, done = ${report.patients}, report = ${sql.json(report)}, finished_at = now()
        where id = ${scanId}`;
  } catch (error) {
    if (scanId)
      await sql`
        update public.match_scans set status = 'failed', finished_at = now(),
          report = ${sql.json({ error: error instanceof Error ? error.message : String(error) })}
        where id = ${scanId}`;
    throw error;
  }
}

async function work(sql: Sql): Promise<void> {
  for (const { organization_id, scan_id, kind, waiting, is_known } of await findWork(sql)) {
    if (scan_id || !is_known || waiting > MANY) await carryOutScan(sql, organization_id, scan_id, kind);
    else await rematchChanged(sql, organization_id);
  }
}

/** Looks once a second: a change waits no longer than that, and a look that finds nothing is one statement. */
export function watchForDuplicates(databaseUrl: string): { stop: () => Promise<void> } {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  const stopping = new AbortController();
  const watch = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work(sql);
      } catch (error) {
        if (stopping.signal.aborted) break;
        // Everything is one transaction: nothing is half done, and the next look begins again.
        console.error(`duplicates: ${error instanceof Error ? error.message : String(error)}`);
      }
      await delay(INTERVAL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void watch();
  return {
    stop: async () => {
      stopping.abort();
      await sql.end({ timeout: 1 });
    },
  };
}
