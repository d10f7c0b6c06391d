import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { inTransaction } from "./connection.ts";
import { note } from "./events.ts";
import type { Lease } from "./lease.ts";

/** Where somebody uses the table for longer, it keeps its indexes. */
const LOCK_TIMEOUT = "1s";
const IS_IN_USE = "55P03";

type Rested = { definition: string; removal: string };

const isInUse = (error: unknown) => error instanceof Error && "code" in error && error.code === IS_IN_USE;

/** Whether this login may take the indexes of a table away: its owner may. */
async function isOwner(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ is: boolean }[]>`
    select pg_has_role(relowner, 'usage') as is from pg_class where oid = ${`public.${table}`}::regclass`;
  return row?.is ?? false;
}

/**
 * The indexes that promise nothing, and the legacy key, which follows from the primary key: both are made of the same id. A key that
 * another table points to stays.
 */
const listing = `
  insert into migration.resting_indexes (name, table_name, definition, run_id)
  select c.relname, t.relname,
    case when k.oid is null then pg_get_indexdef(i.indexrelid)
      else format('alter table public.%I add constraint %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid)) end, $2::uuid
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  left join pg_attribute a on a.attrelid = t.oid and a.attname = $3
  left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'u'
  where i.indrelid = $1::regclass and not i.indisexclusion
    and (not i.indisunique or (i.indkey::text = a.attnum::text and k.oid is not null
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)))
  returning definition, format(case when definition like 'alter table%' then 'alter table public.%I drop constraint %I' else 'drop index public.%2$I' end, table_name, name) as removal`;

/** Takes the indexes of a table away while it is empty. Whatever becomes of the process, it is written down how they come back. */
export async function restIndexes(sql: Sql, lease: Lease, { table, legacyKey, title, entity }: Mapping): Promise<void> {
  if (!(await isOwner(sql, table))) return;
  try {
    const rested = await inTransaction(sql, async (tx) => {
      await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true), set_config('search_path', '', true)`;
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

/** Of two that want to build the same one, the second waits and finds it built. */
async function build(sql: Sql, name: string): Promise<void> {
  await inTransaction(sql, async (tx) => {
    // Two are built beside each other, which is better than several processes for one. What is lost with the server is lost with the note.
    await tx`select set_config('max_parallel_maintenance_workers', '0', true), set_config('synchronous_commit', 'off', true),
      set_config('search_path', '', true), set_config('statement_timeout', '0', true)`;
    const [resting] = await tx<{ definition: string }[]>`
      delete from migration.resting_indexes where name = ${name} returning definition`;
    if (resting) await tx.unsafe(resting.definition);
  });
}

async function buildAll(sql: Sql, resting: { name: string }[]): Promise<void> {
  const waiting = [...resting];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await build(sql, next.name);
  };
  await Promise.all([lane(), lane()]);
}

/** Brings the indexes of a table back, when its rows are there. */
export async function wakeIndexes(sql: Sql, lease: Lease, { table, title, entity }: Mapping): Promise<void> {
  const resting = await sql<{ name: string }[]>`
    select name from migration.resting_indexes where table_name = ${table} order by name`;
  if (resting.length === 0) return;
  const begun = performance.now();
  await buildAll(sql, resting);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  await note(sql, lease, `${title}: ${resting.length} indexes built in ${seconds} s.`, { entity });
}

/** What runs have left that nobody carries out any more: paused, failed, cancelled. */
export async function wakeLeftBehind(sql: Sql): Promise<void> {
  const resting = await sql<{ name: string }[]>`
    select name from migration.resting_indexes i join migration.runs r on r.id = i.run_id where r.status <> 'running' order by name`;
  await buildAll(sql, resting);
}
