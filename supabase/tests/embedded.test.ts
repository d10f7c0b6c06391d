import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { applyMigrations, readMigrations, runSupabaseCli } from "../embedded/migrate.ts";
import { startMigratedDatabase } from "./embedded-database.ts";

let embedded: Awaited<ReturnType<typeof startMigratedDatabase>>;
beforeAll(async () => {
  embedded = await startMigratedDatabase();
});
afterAll(async () => {
  await embedded?.stop();
});

const adviceSchema = z.object({
  results: z.array(z.object({ name: z.string(), level: z.enum(["INFO", "WARN", "ERROR"]), detail: z.string() })),
});

async function askAdvisors() {
  const args = ["db", "advisors", "--output-format", "json", "--level", "info", `--remote=${embedded.cliUrl}`];
  return adviceSchema.parse(JSON.parse(await runSupabaseCli(args))).results;
}

const connect = () => postgres(embedded.databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });

async function readSession() {
  const { rows } = await embedded.database.query(
    `select current_user::text, session_user::text, current_setting('role') as role, current_setting('search_path') as search_path,
      current_setting('request.jwt.claims', true) as claims`,
  );
  return rows[0];
}

const freshSession = { current_user: "postgres", session_user: "postgres", role: "none", search_path: "public" };

describe("the migrations", () => {
  const readCatalogue = async () => {
    const { rows } = await embedded.database.query(`
      select 'migration' as kind, version as name, name as definition from supabase_migrations.schema_migrations
      union all select 'column', attrelid::regclass::text || '.' || attname, format_type(atttypid, atttypmod) || coalesce(attacl::text, '')
        from pg_attribute join pg_class c on c.oid = attrelid
        where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and attnum > 0
      union all select 'relation', oid::regclass::text, coalesce(relacl::text, '') from pg_class
        where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      union all select 'function', oid::regprocedure::text, pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc
        where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      union all select 'policy', tablename || '.' || policyname, concat(cmd, roles::text, qual, with_check) from pg_policies
      order by 1, 2`);
    return rows;
  };

  test("were all applied by the Supabase CLI", async () => {
    const { rows } = await embedded.database.query<{ version: string }>(
      "select version from supabase_migrations.schema_migrations order by version",
    );
    expect(rows.map(({ version }) => version)).toEqual(readMigrations().map((migration) => migration.version));
  });

  test("change nothing when they are applied again", async () => {
    const before = await readCatalogue();
    expect(before.length).toBeGreaterThan(100);
    await applyMigrations(embedded.cliUrl, readMigrations());
    expect(await readCatalogue()).toEqual(before);
  });
});

describe("the Supabase advisors", () => {
  test("find nothing but indexes that an empty database has not used", async () => {
    const unexpected = (await askAdvisors()).filter(({ name }) => name !== "unused_index");
    expect(unexpected).toEqual([]);
  });

  test("notice a table without row level security, so that finding nothing means something", async () => {
    await embedded.database.exec(
      "create table public.unprotected (id int); grant select on public.unprotected to anon",
    );
    try {
      const findings = (await askAdvisors()).map(({ name, level, detail }) => ({ name, level, detail }));
      expect(findings).toContainEqual({
        name: "rls_disabled_in_public",
        level: "ERROR",
        detail: "Table `public.unprotected` is public, but RLS has not been enabled.",
      });
    } finally {
      await embedded.database.exec("drop table public.unprotected");
    }
  });
});

test("the generated types are the types of this database", async () => {
  const generated = await runSupabaseCli(["gen", "types", `--remote=${embedded.cliUrl}`]);
  const stored = readFileSync(join(import.meta.dirname, "../../lib/supabase/database.types.ts"), "utf8");
  expect(stored === generated, "lib/supabase/database.types.ts is out of date: run `npm run db:types`").toBe(true);
});

describe("the one session that all connections share", () => {
  beforeEach(async () => {
    expect(await readSession()).toMatchObject(freshSession);
  });

  test("is as it was after the Supabase CLI", async () => {
    await runSupabaseCli(["migration", "list", `--remote=${embedded.cliUrl}`]);
    expect(await readSession()).toMatchObject(freshSession);
  });

  test("is as it was after a client has read, written and gone", async () => {
    const sql = connect();
    await sql`select count(*) from public.practices`;
    await sql.begin(
      (tx) => tx`select set_config('role', 'anon', true), set_config('request.jwt.claims', '{"sub": "x"}', true)`,
    );
    await sql.end();
    expect(await readSession()).toEqual({ ...freshSession, claims: "" });
  });

  test("keeps no role and no search path that a client left behind", async () => {
    const sql = connect();
    await sql`set role anon`;
    await sql`set search_path to private`;
    await sql.end();
    const next = connect();
    expect(await next`select current_user::text as name, current_setting('search_path') as path`).toMatchObject([
      { name: "postgres", path: "public" },
    ]);
    await next.end();
  });

  test("lets nobody into the transaction of another connection", async () => {
    const [inside, outside] = [connect(), connect()];
    let waiting: Promise<unknown> | undefined;
    const seen = await inside.begin(async (tx) => {
      await tx`set local role anon`;
      waiting = outside`select current_user::text as name`.execute();
      return tx`select current_user::text as name, pg_catalog.now() = transaction_timestamp() as same`;
    });
    expect(seen).toMatchObject([{ name: "anon" }]);
    expect(await waiting).toMatchObject([{ name: "postgres" }]);
    await Promise.all([inside.end(), outside.end()]);
  });

  test("forgets what a connection that died had begun", async () => {
    const dying = connect();
    const abandoned = dying.begin(async (tx) => {
      await tx`insert into public.organizations (name) values ('Half a lab')`;
      await tx`set local role anon`;
      await dying.end({ timeout: 0 });
      await tx`select 1`;
    });
    await expect(abandoned).rejects.toThrow();
    const next = connect();
    expect(await next`select name from public.organizations where name = 'Half a lab'`).toEqual([]);
    await next.end();
    expect(await readSession()).toMatchObject(freshSession);
  });
});
