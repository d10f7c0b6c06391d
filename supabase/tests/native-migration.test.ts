import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import {
  brokenKeys,
  comparable,
  contents,
  type MigrationLab,
  outcomes,
  planned,
  startMigrationLab,
  type Total,
} from "./migration-lab.ts";
import { actAs } from "./native-database.ts";

let lab: MigrationLab;
let empty: Record<string, string>;
let full: { runId: string; total: Total };
let loaded: Record<string, string>;

beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.05, seed: 20 });
  empty = await contents(lab.sql);
  full = await lab.run("full");
  loaded = await contents(lab.sql);
});
afterAll(async () => {
  await lab?.stop();
});

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(before).filter((table) => before[table] !== after[table]);

async function onlyRow<T extends object>(rows: Promise<T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error("There should be a row.");
  return row;
}

describe("a full run", () => {
  test("accounts for every row of the source", async () => {
    const { read, inserted, rejected, skipped, merged } = full.total;
    expect(read).toBe(inserted + rejected + skipped + merged);
    const entities = new Map(
      lab.manifest.entities.map(({ entity, read: rows, loaded: kept }) => [entity, { read: rows, loaded: kept }]),
    );
    const counted = await lab.sql<{ entity: string; read: number; loaded: number }[]>`
      select entity, read_rows::int as read, inserted::int as loaded from migration.run_entities where run_id = ${full.runId}`;
    for (const { entity, read: rows, loaded: kept } of counted) {
      const planned = entities.get(entity);
      if (planned && entity !== "cases") expect({ entity, read: rows, loaded: kept }).toEqual({ entity, ...planned });
    }
  });

  test("gives every reason as often as it was planted", async () => {
    expect(comparable(await outcomes(lab.sql))).toEqual(comparable(planned(lab)));
  });

  test("opens a case with each main order, and with a refinement that has none before it", async () => {
    const { cases } = await onlyRow(lab.legacy<{ cases: number }[]>`
      with live as (select id, patient_id, course_id from dispatch_instruction where not deleted and course_id in (1, 2, 3)),
      patients as (select p.id from dispatch_patient p where p.status in (1, 2, 4, 10) and p.user_id in (select id from auth_user)
        and not exists (select from dispatch_patient q where q.user_id = p.user_id and q.id < p.id))
      select count(*)::int as cases from live i where i.patient_id in (select id from patients)
        and (i.course_id = 1 or not exists (select from live e where e.patient_id = i.patient_id and e.id < i.id))`);
    expect(await onlyRow(lab.sql`select count(*)::int as cases from public.cases`)).toEqual({ cases });
  });

  test("brings the money to the cent", async () => {
    const { loadedTotal, loadedPaid, loadedRefunded } = lab.manifest.money;
    const money = await lab.sql`
      select (select sum(total_amount) * 100 from public.payments)::int as "loadedTotal",
        (select sum(amount) * 100 from public.payment_operations where kind = 'payment')::int as "loadedPaid",
        (select coalesce(sum(amount), 0) * 100 from public.payment_operations where kind = 'refund')::int as "loadedRefunded"`;
    expect(money[0]).toEqual({ loadedTotal, loadedPaid, loadedRefunded });
  });

  test("leaves no key that points to nothing, and no row in another practice than what it hangs on", async () => {
    expect(await brokenKeys(lab.sql)).toEqual([]);
    expect([...(await lab.sql`select * from private.tenant_mismatches()`)]).toEqual([]);
  });

  test("takes no secret over", async () => {
    const { password } = await onlyRow(
      lab.legacy<{ password: string }[]>`select password from auth_user where password <> '' limit 1`,
    );
    const found = await lab.sql`select from public.profiles where to_jsonb(profiles)::text like ${`%${password}%`}
      union all select from migration.rejects where source_row::text like ${`%${password}%`} or source_row ? 'password' or source_row ? 'card_bin'`;
    expect(found.length).toBe(0);
  });

  test("tells a message about a patient from one to a person by the name of the content type", async () => {
    const ids = lab.manifest.ambiguousTargets.map(Number);
    const targets = await lab.legacy<{ id: number; about: string; target: number }[]>`
      select r.id, c.model as about, r.target_id as target from dispatch_record r join django_content_type c on c.id = r.target_type_id where r.id = any (${ids})`;
    for (const { id, about, target } of targets) {
      const rows = await lab.sql<{ about: string; target: number }[]>`
        select case when m.patient_id is null then 'user' else 'patient' end as about, coalesce(p.legacy_id, f.legacy_user_id)::int as target
        from public.messages m left join public.patients p on p.id = m.patient_id left join public.profiles f on f.id = m.recipient_id where m.legacy_id = ${id}`;
      for (const row of rows) expect(row).toEqual({ about, target });
    }
    expect(targets.length).toBeGreaterThan(0);
  });
});

describe("another run", () => {
  const log = () => onlyRow(lab.sql`select count(*)::int as lines from audit.log`);
  const known = () =>
    onlyRow(
      lab.sql`select md5(string_agg(k::text, '' order by entity, legacy_id)) as sum from migration.source_rows k`,
    );

  test("writes nothing when nothing has changed", async () => {
    const before = [await log(), await known()];
    const { runId, total } = await lab.run("full");
    // Sums of this many rows were compared, and no row was read.
    const largest = await onlyRow(
      lab.sql`select max(read_rows)::int as rows from migration.batches where run_id = ${runId}`,
    );
    expect(largest).toEqual({ rows: 8192 });
    expect(total).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: full.total.inserted,
      rejected: full.total.rejected,
    });
    expect(changed(loaded, await contents(lab.sql))).toEqual([]);
    expect([await log(), await known()]).toEqual(before);
  });

  test("that is dry lists what would be rejected and touches nothing", async () => {
    await lab.run("dry_run");
    expect(changed(loaded, await contents(lab.sql))).toEqual([]);
    expect(await outcomes(lab.sql, true)).toEqual(await outcomes(lab.sql));
  });

  test("is refused while one lives, with the name of who carries it out", async () => {
    const runId = await lab.request("full");
    await lab.sql`update migration.runs set status = 'running', holder = 'elsewhere process 7', heartbeat_at = now() where id = ${runId}`;
    await expect(lab.request("full")).rejects.toThrow("carried out by elsewhere process 7");
    expect(await carryOutRun(lab.engine, runId)).toEqual({ status: "taken" });
    await lab.sql`update migration.runs set heartbeat_at = now() - interval '31 seconds' where id = ${runId}`;
    expect(await carryOutRun(lab.engine, runId)).toEqual({ status: "done" });
  });

  test("pauses between two batches, goes on where it was, and can be cancelled", async () => {
    const runId = await lab.request("full");
    const wish = (what: string) => lab.sql`update migration.runs set wish = ${what} where id = ${runId}`;
    let batches = 0;
    const halfway = (what: string) => ({
      ...lab.engine,
      onProgress: async () => {
        batches += 1;
        if (batches % 10 === 0) await wish(what);
      },
    });
    expect(await carryOutRun(halfway("pause"), runId)).toEqual({ status: "paused" });
    await wish("run");
    expect(await carryOutRun(halfway("cancel"), runId)).toEqual({ status: "cancelled" });
    const { total } = await lab.run("full");
    expect(total).toMatchObject({ read: full.total.read, unchanged: full.total.inserted });
  });
});

describe("what hangs on a row that changed", () => {
  const mismatches = () => lab.sql`select * from private.tenant_mismatches()`;

  test("follows a patient to another practice, and back", async () => {
    const { patient, office } = await onlyRow(lab.legacy<{ patient: number; office: number }[]>`
      select p.id as patient, p.office_id as office from dispatch_patient p where p.office_id is not null and p.status = 1
        and (select count(*) from dispatch_instruction i where i.patient_id = p.id and not i.deleted) > 3
        and p.user_id in (select id from auth_user) order by p.id limit 1`);
    const { other } = await onlyRow(
      lab.legacy<{ other: number }[]>`select max(id) as other from dispatch_office where id <> ${office}`,
    );
    await lab.legacy`update dispatch_patient set office_id = ${other} where id = ${patient}`;
    const { runId } = await lab.run("delta");
    expect(
      await onlyRow(lab.sql`
      select count(*)::int as left from public.orders o join public.patients p on p.id = o.patient_id join public.practices r on r.id = o.practice_id
      where p.legacy_id = ${patient} and r.legacy_id <> ${other}`),
    ).toEqual({ left: 0 });
    expect([...(await mismatches())]).toEqual([]);

    await lab.legacy`update dispatch_patient set office_id = ${office} where id = ${patient}`;
    await lab.takeBack(runId);
    // The person's row has counted that its practice went and came back.
    expect(changed(loaded, await contents(lab.sql))).toEqual(["profiles"]);
    expect((await lab.run("delta")).total).toMatchObject({ inserted: 0, updated: 0 });
  });

  test("keeps what somebody wrote while the source had a row that nobody could explain", async () => {
    const { id, office } = await onlyRow(
      lab.legacy<
        { id: number; office: string }[]
      >`select id, name as office from dispatch_office order by id desc limit 1`,
    );
    await lab.legacy`update dispatch_office set name = '' where id = ${id}`;
    await lab.run("delta");
    expect((await outcomes(lab.sql))["practices rejected empty_required name"]).toBe(1);
    await lab.sql`update public.practices set city = 'Written here' where legacy_id = ${id}`;
    await lab.legacy`update dispatch_office set name = ${office} where id = ${id}`;
    await lab.run("delta");
    expect(await onlyRow(lab.sql`select city from public.practices where legacy_id = ${id}`)).toEqual({
      city: "Written here",
    });
    expect((await outcomes(lab.sql))["practices conflict edited_since id"]).toBe(1);
  });
});

describe("a delta", () => {
  let delta: { runId: string; total: Total };
  let practiceId: string;

  beforeAll(async () => {
    const { sql, legacy } = lab;
    // D1 a row that changed without any date of change; D2 a new row below all ids; D3 a row that is gone.
    await legacy`update dispatch_comment set text = text || ' (corrected)' where id = (select min(id) from dispatch_comment where btrim(text) <> '' and plan_id in (
      select id from dispatch_plan p where exists (select from dispatch_instruction i where i.id = p.instruction_id and not i.deleted and i.patient_id in (select id from dispatch_patient where status = 1))))`;
    await legacy`insert into dispatch_office (id, name, country, valid, emails) select min(id) - 5, 'Late office', 'USA', true, true from dispatch_office`;
    await legacy`delete from dispatch_note where id = (select max(id) from dispatch_note where btrim(text) <> '' and doctor_id in (select id from auth_user))`;
    // D4 the parent of a rejected row arrives.
    const { patient } = await onlyRow(legacy<{ patient: number }[]>`
      select patient_id as patient from dispatch_instruction where not deleted and patient_id not in (select id from dispatch_patient) and course_id in (1, 2, 3, 4, 7, 8) and status in (0, 1, 2, 4) limit 1`);
    const { user } = await onlyRow(legacy<{ user: number }[]>`
      insert into auth_user (id, username, first_name, last_name, email, password, is_superuser, is_staff, is_active, date_joined)
      select max(id) + 1, 'late', 'Late', 'Arrival', '', '', false, false, true, '2025-01-01' from auth_user returning id as user`);
    await legacy`insert into dispatch_patient (id, user_id, status, archived, suspended, submitted_at) values (${patient}, ${user}, 1, false, false, '2025-01-01')`;
    // D5 content types have other numbers.
    await legacy`update django_content_type set id = id + 1000`;
    await legacy`update dispatch_record set target_type_id = target_type_id + 1000`;
    // D7 the same row changes on both sides.
    const practice = await onlyRow(
      sql<
        { id: string; legacy: number }[]
      >`select id, legacy_id::int as legacy from public.practices order by legacy_id limit 1`,
    );
    practiceId = practice.id;
    const { userId } = await lab.addAdmin();
    await actAs(sql, userId, (tx) => tx`update public.practices set name = 'Renamed here' where id = ${practiceId}`);
    await legacy`update dispatch_office set name = 'Renamed there' where id = ${practice.legacy}`;
    delta = await lab.run("delta");
  });

  test("applies exactly what changed", async () => {
    const changes = await lab.sql`
      select entity, inserted::int, updated::int, conflicts::int, missing::int from migration.run_entities
      where run_id = ${delta.runId} and inserted + updated + conflicts + missing > 0 and entity not in ('cases', 'case_state_history', 'order_state_history', 'orders') order by 1`;
    const none = { inserted: 0, updated: 0, conflicts: 0, missing: 0 };
    expect(changes.map((row) => ({ ...row }))).toEqual(
      expect.arrayContaining([
        { ...none, entity: "comments", updated: 1 },
        { ...none, entity: "doctor_notes", missing: 1 },
        { ...none, entity: "patients", inserted: 1 },
        { ...none, entity: "practices", inserted: 1, conflicts: 2 },
        { ...none, entity: "profiles", inserted: 1 },
      ]),
    );
    expect(changes.filter(({ entity }) => entity === "messages")).toEqual([]);
  });

  test("keeps what somebody has written here, and says so", async () => {
    expect(await onlyRow(lab.sql`select name from public.practices where id = ${practiceId}`)).toEqual({
      name: "Renamed here",
    });
    expect((await outcomes(lab.sql))["practices conflict edited_since id"]).toBe(2);
  });

  test("loads the child whose parent has come, and closes its entry in the inbox", async () => {
    const gone =
      await lab.sql`select entity from migration.rejects where status = 'gone' and code = 'orphan_parent_missing' and not is_trial`;
    expect(gone.map(({ entity }) => String(entity))).toContain("orders");
  });

  test("is taken back to the last detail, but for what somebody edited", async () => {
    await lab.takeBack(delta.runId);
    expect(
      changed(loaded, await contents(lab.sql)).filter(
        (table) => !["practices", "profiles", "person_names"].includes(table),
      ),
    ).toEqual([]);
  });
});

describe("taking everything back", () => {
  test("gives every table the content it had, apart from what somebody has worked on", async () => {
    await lab.sql`update public.practices set name = 'Edited and kept' where legacy_id = (select max(legacy_id) from public.practices)`;
    const { runId } = await lab.takeBack(full.runId);
    const kept =
      await lab.sql`select entity, conflicts::int from migration.run_entities where run_id = ${runId} and conflicts > 0`;
    expect(kept.map(({ entity }) => String(entity))).toEqual(["practices"]);
    const left = changed(empty, await contents(lab.sql));
    expect(left.sort()).toEqual(["person_names", "practices", "profiles"]);
  });
});
