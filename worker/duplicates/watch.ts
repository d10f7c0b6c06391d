import { setTimeout as delay } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { listOutgrown } from "./models.ts";
import { rematchChanged } from "./rematch.ts";
import { type Say, scanEverybody } from "./scan.ts";
import { trainWeights } from "./training.ts";

const INTERVAL_MS = 1_000;
/** What does not hurry: weights that were outgrown, and merging by itself. */
const TEND_INTERVAL_MS = 10_000;
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

/** What somebody asked for keeps its own record; the page that waits for it reads the step it is at. */
async function carryOut(sql: Sql, scanId: string, kind: string | null, organizationId: string): Promise<void> {
  await sql`update public.match_scans set status = 'running', started_at = now(), beat_at = now() where id = ${scanId}`;
  const say: Say = async (step, patients) => {
    await sql`
      update public.match_scans set patients = ${patients}, report = ${sql.json({ step })}, beat_at = now() where id = ${scanId}`;
  };
  try {
    const report = await (kind === "training" ? trainWeights : scanEverybody)(sql, organizationId, say);
    await sql`
      update public.match_scans set status = 'done', patients = ${report.patients}, done = ${report.patients},
        report = ${sql.json(report)}, finished_at = now()
      where id = ${scanId}`;
  } catch (error) {
    await sql`
      update public.match_scans set status = 'failed', finished_at = now(),
        report = ${sql.json({ error: error instanceof Error ? error.message : String(error) })}
      where id = ${scanId}`;
    throw error;
  }
}

/** Where it was turned on. Clusters that are beyond doubt do not hurry: a day's cap may end, and somebody may turn it off again. */
async function mergeByItself(sql: Sql): Promise<void> {
  const rows = await sql<{ merged: number }[]>`
    select (private.merge_by_itself(organization_id) ->> 'merged')::int as merged from public.match_settings where practice_ids <> '{}'`;
  const merged = rows.reduce((sum, row) => sum + row.merged, 0);
  if (merged > 0) console.log(`duplicates: merged ${merged} records beyond doubt`);
}

async function lookAtEverybody(sql: Sql, organizationId: string): Promise<void> {
  const { patients, compared, candidates } = await scanEverybody(sql, organizationId);
  console.log(`duplicates: ${patients} patients, ${compared} pairs compared, ${candidates} candidates`);
}

async function work(sql: Sql): Promise<void> {
  for (const { organization_id, scan_id, kind, waiting, is_known } of await findWork(sql)) {
    if (scan_id) await carryOut(sql, scan_id, kind, organization_id);
    else if (!is_known || waiting > MANY) await lookAtEverybody(sql, organization_id);
    else await rematchChanged(sql, organization_id);
  }
}

async function tend(sql: Sql): Promise<void> {
  for (const organizationId of await listOutgrown(sql)) await lookAtEverybody(sql, organizationId);
  await mergeByItself(sql);
}

/** Looks once a second: a change waits no longer than that, and a look that finds nothing is one statement. */
export function watchForDuplicates(databaseUrl: string): { stop: () => Promise<void> } {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  const stopping = new AbortController();
  let tendsAt = 0;
  const watch = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work(sql);
        if (Date.now() >= tendsAt) {
          await tend(sql);
          tendsAt = Date.now() + TEND_INTERVAL_MS;
        }
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
