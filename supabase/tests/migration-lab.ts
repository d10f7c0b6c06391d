import postgres, { type Sql } from "postgres";
import { mappings } from "../../lib/migration/mappings.ts";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import { openTarget } from "../../worker/migration/connection.ts";
import { keysOf } from "../../worker/migration/keys.ts";
import type { Mode } from "../../worker/migration/lease.ts";
import { requestRun, type Wanted } from "../../worker/migration/runs.ts";
import { openSource } from "../../worker/migration/source.ts";
import { createLegacyDatabase } from "../legacy/create.ts";
import type { Manifest } from "../legacy/manifest.ts";
import { startMigratedDatabase } from "./embedded-database.ts";
import { startNativeDatabase } from "./native-database.ts";
import { addLogin } from "./native-lab.ts";
import { startNativeServer } from "./native-server.ts";

export type Total = Record<
  | "read"
  | "inserted"
  | "updated"
  | "unchanged"
  | "rejected"
  | "skipped"
  | "merged"
  | "conflicts"
  | "removed"
  | "missing",
  number
>;

type Server = { targetUrl: string; sourceUrl: string; schema: string; stop: () => Promise<void> };

/** Two databases on a server where connections really run in parallel. */
async function startNative(): Promise<Server> {
  const native = await startNativeDatabase();
  await native.sql`create database legacy`;
  const { urlOf, stop } = native;
  return { targetUrl: urlOf("postgres"), sourceUrl: urlOf("legacy"), schema: "public", stop };
}

/** The source on a server of its own, which can be stopped while the target lives on. */
export async function startApart() {
  const [native, sourceServer] = [await startNativeDatabase(), await startNativeServer()];
  const stop = async () => {
    await native.stop();
    await sourceServer.stop();
  };
  const [targetUrl, sourceUrl] = [native.urlOf("postgres"), sourceServer.urlOf("postgres")];
  return { targetUrl, sourceUrl, schema: "public", stop, sourceServer, targetUrlOf: native.urlOf };
}

/** One database with one session for everybody: the source is a schema beside the console's. */
async function startEmbedded(): Promise<Server> {
  const { databaseUrl, stop } = await startMigratedDatabase();
  return { targetUrl: databaseUrl, sourceUrl: databaseUrl, schema: "legacy", stop };
}

/** The console as it comes, and the database of a lab on a server of its own. */
async function startMixed(): Promise<Server> {
  const [target, source] = [await startMigratedDatabase(), await startNativeServer()];
  const stop = async () => {
    await target.stop();
    await source.stop();
  };
  return { targetUrl: target.databaseUrl, sourceUrl: source.urlOf("postgres"), schema: "public", stop };
}

const servers = { native: startNative, embedded: startEmbedded, mixed: startMixed };

type LabOptions = { scale: number; seed: number; engine?: keyof typeof servers };

/** An empty lab and a legacy database beside it. */
export async function startMigrationLab({ scale, seed, engine: kind = "native" }: LabOptions) {
  return furnishLab(await servers[kind](), { scale, seed, connections: kind === "native" ? 5 : 1 });
}

type Furniture = { scale: number; seed: number; connections: number };

export async function furnishLab(server: Server, { scale, seed, connections }: Furniture) {
  const connect = (url: string) => postgres(url, { max: connections, prepare: false, onnotice: () => undefined });
  const [sql, legacy] = [connect(server.targetUrl), connect(server.sourceUrl)];
  const { schema, sourceUrl, targetUrl } = server;
  const quiet = { withLogs: false, renumberContentTypes: false, say: () => undefined };
  const manifest: Manifest = await createLegacyDatabase(legacy, { schema, scale, seed, ...quiet });
  const [organization] = await sql<
    { id: string }[]
  >`insert into public.organizations (name) values ('Lab') returning id`;
  const organizationId = organization?.id ?? "";
  const engine = { openTarget: () => openTarget(targetUrl), openSource: () => openSource(sourceUrl, schema), mappings };
  const request = (mode: Mode, wanted: Partial<Wanted> = {}) =>
    requestRun(sql, { organizationId, mode, accepted: ["unmapped_code"], ...wanted });
  const run = async (mode: Mode, wanted: Partial<Wanted> = {}): Promise<{ runId: string; total: Total }> => {
    const runId = await request(mode, wanted);
    const outcome = await carryOutRun(engine, runId);
    if (outcome.status !== "done") {
      const cause = "error" in outcome ? outcome.error : undefined;
      throw new Error(`The run ended as ${outcome.status}.`, { cause });
    }
    return { runId, total: await totalOf(sql, runId) };
  };

  return {
    sql,
    legacy,
    manifest,
    organizationId,
    engine,
    sourceUrl,
    targetUrl,
    request,
    /** A whole run and what it counted. */
    run,
    takeBack: (ofRunId: string) => run("rollback", { ofRunId }),
    addAdmin: async () => {
      const { userId } = await addLogin(sql);
      await sql`insert into public.profiles (organization_id, user_id, given_name, family_name) values (${organizationId}, ${userId}, 'Ada', 'Admin')`;
      await sql`insert into private.user_roles (user_id, organization_id, role) values (${userId}, ${organizationId}, 'admin')`;
      return { userId };
    },
    stop: async () => {
      await legacy.end();
      await sql.end();
      await server.stop();
    },
  };
}

export type MigrationLab = Awaited<ReturnType<typeof startMigrationLab>>;

async function totalOf(sql: Sql, runId: string): Promise<Total> {
  const [total] = await sql<Total[]>`
    select sum(read_rows)::int as read, sum(inserted)::int as inserted, sum(updated)::int as updated, sum(unchanged)::int as unchanged,
      sum(rejected)::int as rejected, sum(skipped)::int as skipped, sum(merged)::int as merged, sum(conflicts)::int as conflicts, sum(removed)::int as removed, sum(missing)::int as missing
    from migration.run_entities where run_id = ${runId}`;
  if (!total) throw new Error("The run has no entities.");
  return total;
}

/** Every table of the console by its content, so that two moments can be compared. */
export async function contents(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ sum: string }[]>`
      select count(*) || ' ' || coalesce(sum(('x' || substr(md5(t::text), 1, 12))::bit(48)::bigint), 0) as sum from ${sql(`public.${name}`)} t`;
    sums[name] = row?.sum ?? "";
  }
  return sums;
}

/** What the inbox holds, counted as the manifest counts. */
export async function outcomes(sql: Sql, isTrial = false): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; rows: number }[]>`
    select concat_ws(' ', entity, kind, code, source_column) as name, count(*)::int as rows
    from migration.rejects where status = 'open' and is_trial = ${isTrial} group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

/** Foreign keys of public tables that point to nothing. Their checks rested while rows came in bulk. */
export async function brokenKeys(sql: Sql): Promise<string[]> {
  const tables = await sql<{ child: string }[]>`
    select relname as child from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const broken: string[] = [];
  for (const { child } of tables) {
    for (const { name, parent, pairs, present } of await keysOf(sql, child)) {
      const [row] = await sql.unsafe<{ lost: number }[]>(
        `select count(*)::int as lost from public."${child}" t where ${present} and not exists (select from ${parent} p where ${pairs})`,
      );
      if (row && row.lost > 0) broken.push(`${child} ${name}: ${row.lost}`);
    }
  }
  return broken;
}

/** What the manifest plans for the entities that are taken over. */
export function planned({ manifest }: MigrationLab): Record<string, number> {
  const entities = new Set(mappings.map(({ entity }) => entity));
  return Object.fromEntries(
    manifest.outcomes
      .filter(({ entity }) => entities.has(entity))
      .map(({ entity, outcome, code, column, count }) => [`${entity} ${outcome} ${code} ${column}`, count]),
  );
}

/** Cases follow a rule of our own; the rest is the manifest's. */
export const comparable = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !name.startsWith("cases ")));
