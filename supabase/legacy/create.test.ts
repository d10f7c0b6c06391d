import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedDatabase } from "../embedded/stack.ts";
import { startNativeDatabase } from "../tests/native-database.ts";
import { createLegacyDatabase } from "./create.ts";
import type { Manifest } from "./manifest.ts";

const SCALE = 0.01;
const plain = {
  schema: "public",
  scale: SCALE,
  seed: 7,
  withLogs: false,
  renumberContentTypes: false,
  say: () => undefined,
};
const policy = readFileSync(join(import.meta.dirname, "policy.test.sql"), "utf8");
const program = join(import.meta.dirname, "../../scripts/legacy.ts");

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
let legacy: Sql;
let manifest: Manifest;
const opened: Sql[] = [];

const urlOf = (name: string) => {
  const { host, port } = native.sql.options;
  return `postgresql://postgres:postgres@${host[0]}:${port[0]}/${name}?sslmode=disable`;
};

async function openDatabase(name: string): Promise<Sql> {
  await native.sql`create database ${native.sql(name)}`;
  const sql = postgres(urlOf(name), { max: 2, prepare: false, onnotice: () => undefined });
  opened.push(sql);
  return sql;
}

beforeAll(async () => {
  native = await startNativeDatabase();
  legacy = await openDatabase("legacy");
  manifest = await createLegacyDatabase(legacy, plain);
});
afterAll(async () => {
  for (const sql of opened) await sql.end();
  await native?.stop();
});

async function checksums(sql: Sql): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of Object.keys(manifest.tables)) {
    const [row] = await sql`select coalesce(md5(string_agg(t::text, ',' order by id)), '') as sum from ${sql(table)} t`;
    sums[table] = String(row?.sum);
  }
  return sums;
}

const keyOf = ({ entity, outcome, code, column }: Record<"entity" | "outcome" | "code" | "column", string>) =>
  [entity, outcome, code, column].join(" ");
const countOutcomes = (list: Manifest["outcomes"]) => Object.fromEntries(list.map((item) => [keyOf(item), item.count]));

describe("the same seed", () => {
  test("makes the same rows and the same manifest, another one does not", async () => {
    const again = await openDatabase("legacy_again");
    expect(await createLegacyDatabase(again, plain)).toEqual(manifest);
    expect(await checksums(again)).toEqual(await checksums(legacy));

    const other = await openDatabase("legacy_other");
    const otherManifest = await createLegacyDatabase(other, { ...plain, seed: 8 });
    expect(otherManifest.outcomes).not.toEqual(manifest.outcomes);
    expect((await checksums(other)).auth_user).not.toBe((await checksums(legacy)).auth_user);
  });

  test("makes the same on the embedded engine", async () => {
    const embedded = await startEmbeddedDatabase(0);
    const sql = postgres(embedded.databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
    try {
      expect(await createLegacyDatabase(sql, { ...plain, schema: "legacy" })).toEqual(manifest);
      const rows = await sql.unsafe<{ count: number }[]>("select count(*)::int as count from legacy.dispatch_task");
      expect(rows[0]?.count).toBe(manifest.tables.dispatch_task);
    } finally {
      await sql.end();
      await embedded.stop();
    }
  });
});

describe("the tables", () => {
  test("hold what the manifest counts", async () => {
    const counted: Record<string, number> = {};
    for (const table of Object.keys(manifest.tables)) {
      const [row] = await legacy`select count(*)::int as count from ${legacy(table)}`;
      counted[table] = row?.count;
    }
    expect(counted).toEqual(manifest.tables);
  });

  test.each([
    ["auth_user", 9_870],
    ["dispatch_patient", 8_500],
    ["dispatch_instruction", 25_259],
    ["dispatch_jaw", 43_458],
    ["dispatch_project", 72_155],
    ["dispatch_plan", 209_241],
    ["dispatch_task", 969_000],
    ["dispatch_record", 70_742],
    ["dispatch_file", 327_771],
    ["dispatch_payment", 17_297],
  ])("%s follows the scale", (table, full) => {
    const expected = full * SCALE;
    // Some tables have a few rows more than their share, so that every trap finds a place.
    expect(Math.abs((manifest.tables[table] ?? 0) - expected)).toBeLessThan(Math.max(40, expected * 0.02));
  });

  test("are indexed as Django indexes them", async () => {
    const [row] = await legacy`
      select count(*)::int as count from pg_indexes where tablename = 'dispatch_task' and indexname not like '%pkey'`;
    expect(row?.count).toBe(6);
  });
});

describe("the manifest", () => {
  test("is what the rules of the migration find in the rows", async () => {
    const found = await legacy.unsafe<Manifest["outcomes"]>(policy);
    // Only the text of a message says that an order has been shipped: that one is counted below.
    const fromRows = manifest.outcomes.filter((item) => keyOf(item) !== "orders finding contradiction status");
    expect(countOutcomes(found)).toEqual(countOutcomes(fromRows));
  });

  test("has every kind of trap", () => {
    const codes = new Set(manifest.outcomes.map(({ code }) => code));
    expect([...codes].sort()).toEqual(
      `ambiguous_rate bad_date check_violation conflicting_parents contradiction dates_out_of_order dependency_cycle
      duplicate_natural_key duplicate_pair empty_name empty_required filtered_deleted inactive_parent internal_account invalid_email
      invalid_json invalid_number invalid_rate missing_country missing_date orphan_parent_missing orphan_parent_rejected
      parent_deleted parent_not_given refund_exceeds_payment role_unassigned shared_email unmapped_code unmapped_content_type
      username_collision variance wrong_kind_of_parent`.split(/\s+/),
    );
  });

  test("adds up: read is loaded, rejected, skipped and merged", () => {
    for (const { entity, read, loaded } of manifest.entities) {
      const lost = manifest.outcomes.filter((item) => item.entity === entity && item.outcome !== "finding");
      expect(loaded + lost.reduce((sum, { count }) => sum + count, 0), entity).toBe(read);
    }
  });

  test("knows the money", async () => {
    const [row] = await legacy`
      select (select sum(round(total_price, 2)) * 100 from dispatch_payment where total_price <> 'NaN')::int as "paymentsTotal",
        (select sum(price) * 100 from dispatch_operation where type = 1)::int as "operationsPaid",
        (select sum(price) * 100 from dispatch_operation where type = 2)::int as "operationsRefunded"`;
    expect(manifest.money).toMatchObject({ ...row });
    expect(manifest.money.loadedTotal + manifest.money.rejectedTotal).toBe(manifest.money.paymentsTotal);
  });

  test("lists groups that are in the rows, and no other namesakes are", async () => {
    const names = await legacy<{ ids: string[] }[]>`
      select array_agg(u.id::text order by u.id) as ids from auth_user u
      where u.id::text = any (${manifest.groups.sameNamePersons.flat()}) group by u.first_name, u.last_name`;
    const sorted = (groups: string[][]) => groups.map((group) => group.toSorted().join()).sort();
    expect(sorted(names.map(({ ids }) => ids))).toEqual(sorted(manifest.groups.sameNamePersons));
    const copies = manifest.groups.duplicatePatients.flat();
    expect(new Set(copies).size).toBe(copies.length);
    const [others] = await legacy`
      select count(*)::int as count from (
        select from auth_user u left join dispatch_patient p on p.user_id = u.id
        where u.id::text <> all (${manifest.groups.sameNamePersons.flat()})
          and coalesce(p.id::text, '') <> all (${copies}) and btrim(u.first_name) <> '' and btrim(u.last_name) <> ''
        group by u.first_name, u.last_name having count(distinct u.id) > 1) as namesakes`;
    expect(others?.count).toBe(0);
  });
});

describe("messages that tell a state", () => {
  test("are labelled, and no other message speaks of one", async () => {
    const labelled = manifest.labels.map(({ recordId }) => recordId);
    expect(labelled.length).toBe(5);
    const rows = await legacy`
      select text from dispatch_record where id::text <> all (${labelled})
        and text ~* 'ship|approv|on hold|deliver|complet|cancel|product|quality|draft|submi|skip|contact|発送|承認|保留|配達|製作'`;
    expect(rows.map(({ text }) => text)).toEqual([]);
  });

  test("are about patients with exactly one order", async () => {
    const rows = await legacy<{ orders: number }[]>`
      select count(i.id)::int as orders from dispatch_record r left join dispatch_instruction i on i.patient_id = r.target_id
      where r.id::text = any (${manifest.labels.map(({ recordId }) => recordId)}) group by r.id`;
    expect(rows.map(({ orders }) => orders)).toEqual(manifest.labels.map(() => 1));
  });

  test("contradict the code of the order where that is planted", async () => {
    const planted = manifest.labels.filter(({ kind }) => kind === "contradiction").map(({ recordId }) => recordId);
    const rows = await legacy`
      select i.id::text, i.status from dispatch_record r join dispatch_instruction i on i.patient_id = r.target_id
      where r.id::text = any (${planted})`;
    const [noted] = manifest.outcomes.filter((item) => keyOf(item) === "orders finding contradiction status");
    expect(rows).toEqual(noted?.ids.map((id) => ({ id, status: 1 })));
  });
});

describe("what is awkward", () => {
  test("survives: escapes, emoji, other directions and numbers that are none", async () => {
    const [row] = await legacy`
      select (select count(*)::int from dispatch_instruction where position('before\\u0000after' in exports) > 0) as escapes,
        (select count(*)::int from dispatch_payment where total_price = 'NaN') as nan,
        (select count(*)::int from dispatch_file where name like '%😁%' or name like '%صورة%') as names,
        (select max(size) > 2147483647 from dispatch_file) as huge,
        (select count(*)::int from dispatch_office where address ~ '[０-９]') as "fullWidth"`;
    expect(row).toMatchObject({ escapes: 1, nan: 1, huge: true });
    expect(row?.names).toBeGreaterThan(0);
    expect(row?.fullWidth).toBeGreaterThan(0);
  });

  test("has targets that are a patient and a user", async () => {
    const rows = await legacy<{ id: string }[]>`
      select r.id::text from dispatch_record r join dispatch_patient p on p.id = r.target_id join auth_user u on u.id = r.target_id
      where r.target_type_id in (11, 58) order by r.id`;
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ id }) => id)).toEqual(manifest.ambiguousTargets);
  });

  test("uses no mailbox of anybody", async () => {
    const rows = await legacy`
      select email from auth_user where email <> '' and lower(email) !~ '@(example|exmaple)\\.(com|org|net) *$'
        and email !~ '@(archwire|dev)\\.example$' and email !~ '@example$' and email !~ '^patient[0-9]+\\.example\\.com$'`;
    expect(rows.map(({ email }) => email)).toEqual([]);
  });
});

describe("the options", () => {
  test("renumber the content types, and nothing else changes", async () => {
    const sql = await openDatabase("legacy_renumbered");
    const renumbered = await createLegacyDatabase(sql, { ...plain, renumberContentTypes: true });
    expect(renumbered).toEqual(manifest);
    const rows =
      await sql`select id from django_content_type where (app_label, model) in (('dispatch', 'patient'), ('auth', 'user'))`;
    expect(rows.map(({ id }) => id).sort()).toEqual([17, 4]);
  });

  test("add the logs, and nothing else changes", async () => {
    const sql = await openDatabase("legacy_logs");
    const { tables, ...rest } = await createLegacyDatabase(sql, { ...plain, withLogs: true });
    expect(tables).toEqual({ ...manifest.tables, dispatch_notification: 57_000, dispatch_action: 31_300 });
    expect({ ...rest, tables: manifest.tables }).toEqual(manifest);
  });

  test("refuse to write over a legacy database unless told so", async () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, "create", "--scale", "0.01", ...args], { encoding: "utf8" });
    const refused = run("--url", urlOf("legacy_again"));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("There is a legacy database already");
    expect(run("--url", urlOf("legacy_again"), "--replace").status).toBe(0);
    expect(run("--url", urlOf("legacy_again"), "--scale", "2").stderr).toContain(
      "The scale is a number from 0.01 to 1",
    );
  });
});
