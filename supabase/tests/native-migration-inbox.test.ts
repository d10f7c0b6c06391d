import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import { steerRun } from "../../worker/migration/lease.ts";
import { contents, type MigrationLab, outcomes, startMigrationLab } from "./migration-lab.ts";

/** A code that one row in the whole source carries, and that nobody has explained. */
const group = { entity: "messages", kind: "rejected", code: "unmapped_code", column: "type" };

let lab: MigrationLab;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.02, seed: 31 });
  await lab.legacy`update dispatch_record set type = 77 where id in (
    select r.id from dispatch_record r join dispatch_patient p on p.id = r.target_id where r.type = 6 and length(r.text) > 20 order by r.id limit 25)`;
  await lab.run("full");
});
afterAll(async () => {
  await lab?.stop();
});

const waiting = async (name = "messages rejected unmapped_code type") => (await outcomes(lab.sql))[name] ?? 0;
const proofs = (runId: string) =>
  lab.sql<{ entity: string; measure: string; source: string; console: string; ids: string[] }[]>`
    select entity, measure, source_value as source, target_value as console, differing_ids::text[] as ids
    from migration.proofs where run_id = ${runId} and not holds order by position`;

describe("a validation", () => {
  test("finds console and source in agreement, to the last cent and the last row, and seals what it found", async () => {
    const { runId } = await lab.run("validate");
    expect(await proofs(runId)).toEqual([]);
    const [sealed] = await lab.sql`
      select r.report_hash = l.new_values ->> 'sha256' as fits, (select count(*)::int from migration.proofs where run_id = r.id) as measures
      from migration.runs r join audit.log l on l.record_id = r.id::text and l.table_name = 'proofs' where r.id = ${runId}`;
    expect(sealed?.fits).toBe(true);
    expect(Number(sealed?.measures)).toBeGreaterThan(36 * 4);
  });

  test("finds a value that changed behind everybody's back, a row that is gone, a key to nothing, and a cent", async () => {
    const before = await contents(lab.sql);
    await lab.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update public.patients set suffix = 'XXXX' where legacy_id = (select min(legacy_id) from public.patients)`;
      await tx`update public.payment_operations set amount = amount + 0.01 where legacy_id = (select min(legacy_id) from public.payment_operations)`;
      await tx`update public.payments set order_id = gen_random_uuid() where legacy_id = (select min(legacy_id) from public.payments)`;
      await tx`delete from public.doctor_notes where legacy_id = (select min(legacy_id) from public.doctor_notes)`;
    });
    const { runId } = await lab.run("validate");
    const found = await proofs(runId);
    const named = found.map(({ entity, measure }) => `${entity}: ${measure.replace(/\d{4}-\d\d/, "month")}`);
    expect(named).toEqual(
      expect.arrayContaining([
        "patients: checksum",
        "payment_operations: checksum",
        "payment_operations: sum of price month",
        "payments: foreign keys",
        "doctor_notes: rows in the console",
      ]),
    );
    const [patient] = await lab.sql`select min(legacy_id)::text as id from public.patients`;
    expect(found.find(({ entity, measure }) => entity === "patients" && measure === "checksum")?.ids).toEqual([
      patient?.id,
    ]);
    expect(changedTables(before, await contents(lab.sql))).toEqual([
      "doctor_notes",
      "patients",
      "payment_operations",
      "payments",
    ]);
  });
});

const changedTables = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).filter((table) => a[table] !== b[table]);

describe("a retry", () => {
  const messagesOf = async (runId: string) => {
    const [row] = await lab.sql`
      select read_rows::int as read, inserted::int, rejected::int from migration.run_entities where run_id = ${runId} and entity = 'messages'`;
    return { ...row };
  };

  test("of one row brings that row alone, once its code is explained", async () => {
    expect(await waiting()).toBeGreaterThanOrEqual(25);
    const before = await waiting();
    await lab.sql`insert into migration.code_maps (map, code, target, note) values ('message_type', '77', 'notification', 'Asked the lab')`;
    const [one] = await lab.sql<{ id: number }[]>`
      select id::int from migration.rejects where entity = 'messages' and code = 'unmapped_code' and source_row ->> 'type' = '77' order by id limit 1`;
    const { runId } = await lab.run("retry", { scope: { ids: [one?.id ?? 0] } });
    expect(await messagesOf(runId)).toEqual({ read: 1, inserted: 1, rejected: 0 });
    expect(await waiting()).toBe(before - 1);
  });

  test("of a group brings all of it, and leaves what is still unexplained", async () => {
    const before = await waiting();
    const { runId } = await lab.run("retry", { scope: group });
    expect(await messagesOf(runId)).toEqual({ read: before, inserted: 24, rejected: before - 24 });
    expect(await waiting()).toBe(before - 24);
  });

  test("brings the children with the parent, down to histories and links", async () => {
    const orphans = await waiting("orders rejected orphan_parent_rejected patient_id");
    expect(orphans).toBeGreaterThan(0);
    const codes = await lab.sql<{ code: string }[]>`
      select distinct source_row ->> 'status' as code from migration.rejects where entity = 'patients' and kind = 'rejected' and code = 'unmapped_code'`;
    for (const { code } of codes)
      await lab.sql`insert into migration.code_maps (map, code, target, note) values ('patient_status', ${code}, 'active', 'Asked the lab')`;
    const scope = { entity: "patients", kind: "rejected", code: "unmapped_code", column: "status" };
    const { total, runId } = await lab.run("retry", { scope });
    expect(total.inserted).toBeGreaterThan(codes.length);
    expect(await waiting("orders rejected orphan_parent_rejected patient_id")).toBeLessThan(orphans);
    const [lone] = await lab.sql`
      select count(*)::int as orders from public.orders o where not exists (select from public.order_state_history h where h.order_id = o.id)`;
    expect(lone?.orders).toBe(0);
    await lab.takeBack(runId);
    expect(await waiting("orders rejected orphan_parent_rejected patient_id")).toBe(orphans);
  });
});

describe("too many rejects", () => {
  test("stop the entity and what needs it, not the run; who accepts them goes on", { timeout: 60_000 }, async () => {
    await lab.legacy`update dispatch_record set type = 78 where type in (6, 8)`;
    const runId = await lab.request("full");
    const stopped = await carryOutRun({ ...lab.engine, largestBatch: 300 }, runId);
    expect(stopped.status).toBe("blocked");
    const states = await lab.sql<{ entity: string; status: string }[]>`
      select entity, status from migration.run_entities where run_id = ${runId} and status <> 'done' order by position`;
    expect(states.map(({ entity, status }) => `${entity} ${status}`)).toEqual([
      "messages blocked",
      "order_state_evidence waiting",
      "message_attachments waiting",
    ]);
    expect(await steerRun(lab.sql, runId, "run", ["too_many_rejects"])).toBe("waiting");
    expect((await carryOutRun(lab.engine, runId)).status).toBe("done");
    const [left] = await lab.sql`
      select count(*)::int as entities from migration.run_entities where run_id = ${runId} and status <> 'done'`;
    expect(left?.entities).toBe(0);
  });
});
