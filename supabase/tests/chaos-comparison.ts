import type { Sql } from "postgres";

/** What differs between two runs that did the same: times, and numbers that the database drew. */
const ACCIDENTAL = ["created_at", "updated_at", "valid_from", "number", "written_at", "run_id", "first_run_id"];
const TIMES = [...ACCIDENTAL, "milliseconds", "started_at", "finished_at"];

/** Rows that have no identity of their own in the source. */
const WITH_DRAWN_ID = ["public.order_cases", "migration.rejects"];

type Table = { name: string; accidental: string[] };
export type Comparison = {
  rows: number;
  lost: number;
  doubled: number;
  /** Tables with rows that were lost or doubled. */
  differing: string[];
  checkpoints: number;
  /** Entities whose checkpoint is not that of the undisturbed run, or not the end of its batches. */
  inexact: string[];
  /** Indexes that rested and were not built again. */
  unbuilt: string[];
};

async function findTables(sql: Sql): Promise<Table[]> {
  const tables = await sql<{ name: string }[]>`
    select 'public.' || relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    union values ('migration.source_rows'), ('migration.rejects') order by 1`;
  return tables.map(({ name }) => ({
    name,
    accidental: WITH_DRAWN_ID.includes(name) ? [...ACCIDENTAL, "id"] : ACCIDENTAL,
  }));
}

/** How often each row is there. */
async function countPrints(sql: Sql, { name, accidental }: Table): Promise<Map<string, number>> {
  const rows = await sql<{ print: string; count: number }[]>`
    select md5((to_jsonb(t) - ${accidental}::text[])::text) as print, count(*)::int as count from ${sql(name)} t group by 1`;
  return new Map(rows.map(({ print, count }) => [print, count]));
}

/** Rows of one that are not in the other. */
function countMissing(those: Map<string, number>, here: Map<string, number>): number {
  return [...those].reduce((sum, [print, count]) => sum + Math.max(0, count - (here.get(print) ?? 0)), 0);
}

/** Those of the last run. */
async function readCheckpoints(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ entity: string; checkpoint: string }[]>`
    select entity, (to_jsonb(e) - ${TIMES}::text[])::text as checkpoint from migration.run_entities e
    where run_id = (select id from migration.runs order by created_at desc, id desc limit 1)`;
  return new Map(rows.map(({ entity, checkpoint }) => [entity, checkpoint]));
}

/** Entities whose batches leave a gap, overlap, or do not add up to the checkpoint. */
async function findBrokenChains(sql: Sql): Promise<string[]> {
  const rows = await sql<{ entity: string }[]>`
    select e.entity from migration.run_entities e
    left join lateral (
      select count(*) as batches, max(b.number) as highest, max(b.last_key) as last_key, sum(b.read_rows) as read, sum(b.written_rows) as written
      from migration.batches b where b.run_id = e.run_id and b.entity = e.entity
    ) b on true
    where (b.batches, b.last_key, b.read, b.written) is distinct from (b.highest, e.last_key, e.read_rows, e.inserted + e.updated)`;
  return rows.map(({ entity }) => entity);
}

async function readIndexes(sql: Sql): Promise<string[]> {
  const rows = await sql<{ indexdef: string }[]>`select indexdef from pg_indexes where schemaname = 'public'`;
  return rows.map(({ indexdef }) => indexdef);
}

/** What a disturbed run has lost and doubled beside an undisturbed one of the same source. A row that differs is both. */
export async function compareRuns(calm: Sql, disturbed: Sql): Promise<Comparison> {
  const [due, met] = [await readCheckpoints(calm), await readCheckpoints(disturbed)];
  const moved = [...new Set([...due.keys(), ...met.keys()])].filter((entity) => due.get(entity) !== met.get(entity));
  const inexact = [...new Set([...moved, ...(await findBrokenChains(disturbed))])];
  const built = new Set(await readIndexes(disturbed));
  const unbuilt = (await readIndexes(calm)).filter((definition) => !built.has(definition));
  const found: Comparison = { rows: 0, lost: 0, doubled: 0, differing: [], checkpoints: due.size, inexact, unbuilt };
  for (const table of await findTables(calm)) {
    const [wanted, got] = [await countPrints(calm, table), await countPrints(disturbed, table)];
    const [lost, doubled] = [countMissing(wanted, got), countMissing(got, wanted)];
    found.rows += [...wanted.values()].reduce((sum, count) => sum + count, 0);
    found.lost += lost;
    found.doubled += doubled;
    if (lost + doubled > 0) found.differing.push(table.name);
  }
  return found;
}
