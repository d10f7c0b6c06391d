import { setTimeout as delay } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { sayError } from "../say-error.ts";
import { listOutgrown, readActive } from "./models.ts";
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
};

/** What there is to do, one line per organization. While rows are still being moved in, nobody is compared. */
async function findWork(sql: Sql): Promise<Work[]> {
  return sql<Work[]>`
    select o.id as organization_id, s.id as scan_id, s.kind, coalesce(q.waiting, 0)::int as waiting
    from public.organizations o
    left join public.match_scans s on s.organization_id = o.id and s.status in ('waiting', 'running')
    left join lateral (
      select count(*) as waiting from (select from private.match_queue w where w.organization_id = o.id limit ${MANY + 1}) few
    ) q on true
    where (s.id is not null or q.waiting > 0)
      and not exists (select from migration.runs r where r.organization_id = o.id and r.status in ('waiting', 'running'))`;
}

const LONGEST_PAUSE_S = 300;
const pauses = new Map<string, { seconds: number; until: number }>();

/** One lab that fails keeps no other one waiting; it is tried again, less and less often. */
async function onItsOwn(organizationId: string, work: () => Promise<unknown>): Promise<void> {
  const pause = pauses.get(organizationId);
  if (pause && pause.until > Date.now()) return;
  try {
    await work();
    pauses.delete(organizationId);
  } catch (error) {
    // Everything is one transaction: nothing is half done, and the next look begins again.
    const seconds = Math.min(pause ? 2 * pause.seconds : 1, LONGEST_PAUSE_S);
    pauses.set(organizationId, { seconds, until: Date.now() + 1_000 * seconds });
    console.error(`duplicates: ${sayError(error)}`);
  }
}

/** A worker that died leaves its scan without a beat; the next one takes it over. */
async function takeScan(sql: Sql, scanId: string): Promise<boolean> {
  const taken = await sql`
    update public.match_scans set status = 'running', started_at = now(), beat_at = now()
    where id = ${scanId} and (status = 'waiting' or beat_at < now() - interval '2 minutes') returning id`;
  return taken.length > 0;
}

/** What somebody asked for keeps its own record; the page that waits for it reads the step it is at. */
async function carryOut(sql: Sql, scanId: string, kind: string | null, organizationId: string): Promise<void> {
  if (!(await takeScan(sql, scanId))) return;
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
        report = ${sql.json({ error: sayError(error) })}
      where id = ${scanId}`;
    throw error;
  }
}

/** Where it was turned on. Clusters that are beyond doubt do not hurry: a day's cap may end, and somebody may turn it off again. */
async function mergeByItself(sql: Sql, organizationId: string): Promise<void> {
  const [row] = await sql<
    { merged: number }[]
  >`select (private.merge_by_itself(${organizationId}) ->> 'merged')::int as merged`;
  if (row && row.merged > 0) console.log(`duplicates: merged ${row.merged} records beyond doubt`);
}

async function lookAtEverybody(sql: Sql, organizationId: string): Promise<void> {
  const { patients, compared, candidates } = await scanEverybody(sql, organizationId);
  console.log(`duplicates: ${patients} patients, ${compared} pairs compared, ${candidates} candidates`);
}

async function work(sql: Sql): Promise<void> {
  for (const { organization_id, scan_id, kind, waiting } of await findWork(sql))
    await onItsOwn(organization_id, async () => {
      if (scan_id) await carryOut(sql, scan_id, kind, organization_id);
      else if (waiting > MANY || (await readActive(sql, organization_id)) === null)
        await lookAtEverybody(sql, organization_id);
      else await rematchChanged(sql, organization_id);
    });
}

async function tend(sql: Sql): Promise<void> {
  for (const organizationId of await listOutgrown(sql))
    await onItsOwn(organizationId, () => lookAtEverybody(sql, organizationId));
  const merging = await sql<{ organization_id: string }[]>`
    select organization_id from public.match_settings s where practice_ids <> '{}'
      and not exists (select from migration.runs r where r.organization_id = s.organization_id and r.status in ('waiting', 'running'))`;
  for (const { organization_id } of merging) await onItsOwn(organization_id, () => mergeByItself(sql, organization_id));
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
        console.error(`duplicates: ${sayError(error)}`);
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
