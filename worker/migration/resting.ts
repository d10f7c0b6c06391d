import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { inTransaction } from "./connection.ts";
import { note, wordsFor } from "./events.ts";
import { isPassing } from "./failures.ts";
import { type Lease, LEFT_BEHIND } from "./lease.ts";

/** Where somebody uses the table for longer, it keeps its indexes; and whoever reads it does not wait behind an index for longer. */
const LONGEST_WAIT = "1s";
const IS_IN_USE = "55P03";

type Rested = { removal: string };
type Resting = { name: string; isKey: boolean };

const isInUse = (error: unknown) => error instanceof Error && "code" in error && error.code === IS_IN_USE;

/** Whether this login may take the indexes of a table away: its owner may. */
async function isOwner(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ is: boolean }[]>`
    select pg_has_role(relowner, 'usage') as is from pg_class where oid = ${`public.${table}`}::regclass`;
  return row?.is ?? false;
}

/**
 * The indexes that promise nothing, and the legacy key, which follows from the primary key: in an empty table that one entity fills, both
 * are made of the same id. A key that another table points to stays. A key comes back as an index, which lets others read meanwhile.
 */
const listing = `
  insert into migration.resting_indexes (name, table_name, definition, promise, run_id)
  select c.relname, t.relname, pg_get_indexdef(i.indexrelid),
    case when k.oid is not null then format('alter table public.%I add constraint %I unique using index %2$I', t.relname, k.conname) end, $2::uuid
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  left join pg_attribute a on a.attrelid = t.oid and a.attname = $3
  left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'u' and not k.condeferrable
  where i.indrelid = $1::regclass and not i.indisexclusion
    and (not i.indisunique or (i.indkey::text = a.attnum::text and k.oid is not null
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)))
  on conflict (name) do nothing
  returning format(case when promise is null then 'drop index public.%2$I' else 'alter table public.%I drop constraint %I' end, table_name, name) as removal`;

/** Takes the indexes of a table away while it is empty. Whatever becomes of the process, it is written down how they come back. */
export async function restIndexes(sql: Sql, lease: Lease, { table, legacyKey, title, entity }: Mapping): Promise<void> {
  if (!(await isOwner(sql, table))) return;
  try {
    const rested = await inTransaction(sql, async (tx) => {
      await tx`select set_config('lock_timeout', ${LONGEST_WAIT}, true), set_config('search_path', '', true)`;
      await tx`lock table ${tx(`public.${table}`)} in access exclusive mode`;
      const [row] = await tx`select from ${tx(`public.${table}`)} limit 1`;
      if (row) return [];
      const found = await tx.unsafe<Rested[]>(listing, [`public.${table}`, lease.runId, legacyKey ?? null]);
      for (const { removal } of found) await tx.unsafe(removal);
      return found;
    });
    if (rested.length > 0)
      await note(sql, lease, `${title}: ${rested.length} indexes rest until the rows are there.`, { entity });
  } catch (error) {
    if (!isInUse(error)) throw error;
  }
}

async function setUp(tx: Sql): Promise<void> {
  // Two are built beside each other, which is better than several processes for one. What is lost with the server is lost with the note.
  await tx`select set_config('max_parallel_maintenance_workers', '0', true), set_config('synchronous_commit', 'off', true),
    set_config('search_path', '', true), set_config('statement_timeout', '0', true), set_config('lock_timeout', ${LONGEST_WAIT}, true)`;
}

/** Of two that want to build the same one, the second waits and finds it built; so does whoever comes after somebody's own hands. */
async function build(sql: Sql, name: string): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await setUp(tx);
    const [resting] = await tx<{ definition: string; promise: string | null }[]>`
      select definition, promise from migration.resting_indexes where name = ${name} for update`;
    if (!resting) return;
    // Asked behind the lock: whoever had to wait for it would remember what was there before.
    const [built] = await tx`select where to_regclass(format('public.%I', ${name}::text)) is not null`;
    if (!built) await tx.unsafe(resting.definition);
    if (resting.promise === null) await tx`delete from migration.resting_indexes where name = ${name}`;
  });
}

async function makeKey(sql: Sql, name: string): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await setUp(tx);
    const [resting] = await tx<{ promise: string; is_kept: boolean }[]>`
      delete from migration.resting_indexes where name = ${name}
      returning promise, exists (select from pg_constraint where conindid = to_regclass(format('public.%I', name))) as is_kept`;
    if (resting && !resting.is_kept) await tx.unsafe(resting.promise);
  });
}

/** Builds what can be built, and answers with a failure, rather one that passes: what is left stays noted for whoever looks next. */
async function buildAll(sql: Sql, resting: Resting[]): Promise<unknown> {
  const waiting = [...resting];
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await build(sql, next.name).catch(failed);
  };
  await Promise.all([lane(), lane()]);
  // For this the table is needed without anybody beside it.
  for (const { name, isKey } of resting) if (isKey) await makeKey(sql, name).catch(failed);
  return failures.find(isPassing) ?? failures[0] ?? null;
}

/** Brings the indexes of a table back, when its rows are there. The rows count without them: one that cannot be built is no end of the run. */
export async function wakeIndexes(sql: Sql, lease: Lease, { table, title, entity }: Mapping): Promise<void> {
  const resting = await sql<Resting[]>`
    select name, promise is not null as "isKey" from migration.resting_indexes where table_name = ${table} order by name`;
  if (resting.length === 0) return;
  const begun = performance.now();
  const failure = await buildAll(sql, resting);
  if (failure && isPassing(failure)) throw failure;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const words = failure
    ? `${title}: not all of ${resting.length} indexes could be built yet: ${wordsFor(failure)}`
    : `${title}: ${resting.length} indexes built in ${seconds} s.`;
  await note(sql, lease, words, { level: failure ? "warning" : "info", entity });
}

/** What is left by runs that nobody carries out: they were paused, have ended, or their process is silent. Answers as buildAll does. */
export async function wakeLeftBehind(sql: Sql): Promise<unknown> {
  const resting = await sql<Resting[]>`
    select name, promise is not null as "isKey" from migration.resting_indexes i join migration.runs r on r.id = i.run_id
    where r.status <> 'running' or coalesce(r.heartbeat_at < clock_timestamp() - make_interval(secs => ${LEFT_BEHIND}), true)
    order by name`;
  return buildAll(sql, resting);
}
