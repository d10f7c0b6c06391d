import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contents, type MigrationLab, startMigrationLab } from "./migration-lab.ts";
import { precisionOf, printScores, recallOf, scoreOf } from "./reading-scores.ts";

let lab: MigrationLab;
let loaded: Record<string, string>;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.05, seed: 4711 });
  await lab.run("full");
  loaded = await contents(lab.sql);
});
afterAll(async () => {
  await lab?.stop();
});

type Evidence = { id: string; state: string | null };
const evidence = () => lab.sql<Evidence[]>`select legacy_id::text as id, state from public.order_state_evidence`;

type Move = {
  position: number;
  from: string | null;
  to: string;
  source: string;
  ref: string;
  at: string;
  odd: boolean;
};
const historyOf = async (order: number): Promise<Move[]> => {
  const moves = await lab.sql<Move[]>`
    select h.position, h.from_state as "from", h.to_state as "to", h.source, h.source_ref as ref, h.created_at::text as at, h.is_contradiction as odd
    from public.order_history h join public.orders o on o.id = h.order_id where o.legacy_instruction_id = ${order} order by h.position`;
  return moves.map((move) => ({ ...move }));
};
const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(before).filter((table) => before[table] !== after[table]);

/** A patient with one order, nothing told, and room before its last change. */
async function findSilentOrder(
  status: number,
): Promise<{ order: number; patient: number; from: string; until: string }> {
  const [found] = await lab.legacy<{ order: number; patient: number; from: string; until: string }[]>`
    select i.id as "order", i.patient_id as patient, i.submitted_at::text as "from", i.updated_at::text as until from dispatch_instruction i
    where i.status = ${status} and not i.deleted and i.submitted_at > '2000-01-01' and i.updated_at > i.submitted_at + interval '10 days' and i.course_id = 1
      and 1 = (select count(*) from dispatch_instruction o where o.patient_id = i.patient_id)
      and i.patient_id not in (select target_id from dispatch_record where id::text = any (${lab.manifest.labels.map(({ recordId }) => recordId)}))
      and i.patient_id in (select min(id) from dispatch_patient where user_id in (select id from auth_user) group by user_id)
    order by i.id limit 1`;
  if (!found) throw new Error("There should be such an order.");
  return found;
}

let nextId = 9_000_000;
/** So many days after the order was submitted, or before it was changed last. */
async function write(patient: number, at: string, days: number, text: string): Promise<number> {
  nextId += 1;
  await lab.legacy`insert into dispatch_record (id, target_id, type, created_at, text, target_type_id, public)
    select ${nextId}, ${patient}, 6, ${at}::timestamptz + ${days} * interval '1 day', ${text}, id, true from django_content_type where app_label = 'dispatch' and model = 'patient'`;
  return nextId;
}

describe("the planted labels", () => {
  test("are found in the database, and nothing else", async () => {
    const rows = await evidence();
    const told = new Map(rows.map(({ id, state }) => [id, state]));
    const others = rows.filter(({ id }) => !lab.manifest.labels.some(({ recordId }) => recordId === id));
    const labelled = [
      ...lab.manifest.labels.map(({ recordId, state, kind }) => ({ state, kind, read: told.get(recordId) ?? null })),
      ...others.map(({ state }) => ({ state: null, kind: "not labelled", read: state })),
    ];
    const overall = printScores("migrated", scoreOf(labelled));
    expect(precisionOf(overall)).toBeGreaterThanOrEqual(0.97);
    expect(recallOf(overall)).toBeGreaterThanOrEqual(0.9);
  });

  test("contradict exactly the orders that were planted", async () => {
    const planned = lab.manifest.outcomes.find(
      ({ entity, code, column }) => entity === "orders" && code === "contradiction" && column === "status",
    );
    const rows = await lab.sql<{ id: string }[]>`
      select legacy_id::text as id from migration.rejects where entity = 'orders' and code = 'contradiction' order by legacy_id`;
    expect(rows.map(({ id }) => id)).toEqual(planned?.ids);
    const flagged = await lab.sql<{ id: string }[]>`
      select distinct o.legacy_instruction_id::text as id from public.order_history h join public.orders o on o.id = h.order_id where h.is_contradiction`;
    expect(flagged.map(({ id }) => id).sort()).toEqual(planned?.ids.toSorted());
  });

  test("hang on the only order of their patient, at their date", async () => {
    const rows = await lab.sql<{ id: number; order: number; at: string }[]>`
      select e.legacy_id::int as id, o.legacy_instruction_id::int as "order", e.told_at::text as at
      from public.order_state_evidence e join public.orders o on o.id = e.order_id order by 1`;
    const source = await lab.legacy<{ id: number; order: number; at: string }[]>`
      select r.id, i.id as "order", r.created_at::text as at from dispatch_record r join dispatch_instruction i on i.patient_id = r.target_id
      where r.id = any (${rows.map(({ id }) => id)}) order by 1`;
    expect([...rows]).toEqual([...source]);
  });
});

test("every history is one chain, numbered from 1, in the order of its dates", async () => {
  const broken = await lab.sql`
    select from (
      select h.*, lag(to_state) over w as before, row_number() over w as place, lag(created_at) over w as earlier
      from public.order_history h window w as (partition by order_id order by position)
    ) h where from_state is distinct from before or position <> place or created_at < earlier`;
  expect(broken.length).toBe(0);
});

describe("what is written later", () => {
  let order: number;
  let patient: number;
  let from: string;
  let until: string;
  beforeAll(async () => {
    ({ order, patient, from, until } = await findSilentOrder(2));
  });

  test("takes its place between what was known, and is taken back", async () => {
    expect(await historyOf(order)).toHaveLength(1);
    const shipped = await write(patient, from, 3, "Now in production.");
    await write(patient, from, 4, "Production has started!");
    await write(patient, from, 5, "Will be shipped soon.");
    const { total } = await lab.run("delta");
    expect(total).toMatchObject({ inserted: 5, updated: 0 });
    const told = { position: 1, from: null, to: "in_production", source: "message", ref: `dispatch_record ${shipped}` };
    expect(await historyOf(order)).toMatchObject([
      told,
      { position: 2, from: "in_production", to: "confirmed", source: "migration" },
    ]);

    const approved = await write(patient, from, 1, "Setup approved by Dr. Moss");
    const { runId } = await lab.run("delta");
    expect(await historyOf(order)).toMatchObject([
      { position: 1, from: null, to: "confirmed", ref: `dispatch_record ${approved}` },
      { position: 2, from: "confirmed", to: "in_production" },
      { position: 3, from: "in_production", to: "confirmed", source: "migration" },
    ]);
    expect((await lab.run("delta")).total).toMatchObject({ inserted: 0, updated: 0 });

    await lab.takeBack(runId);
    expect(await historyOf(order)).toMatchObject([told, { position: 2 }]);
  });

  test("and says something else afterwards is read again", async () => {
    const id = await write(patient, until, 1, "Case cancelled by the clinic.");
    await lab.run("delta");
    expect((await historyOf(order)).at(-1)).toMatchObject({ to: "cancelled", source: "message" });
    await lab.legacy`update dispatch_record set text = 'The case was not cancelled.' where id = ${id}`;
    await lab.run("delta");
    expect((await historyOf(order)).at(-1)).toMatchObject({ to: "confirmed", source: "migration" });
    expect((await lab.run("delta")).total).toMatchObject({ inserted: 0, updated: 0 });
  });

  test("and contradicts the code puts the order into the inbox, until it is corrected", async () => {
    const { order: open, patient: whose, from: since } = await findSilentOrder(1);
    const finding = () =>
      lab.sql`select status from migration.rejects where entity = 'orders' and code = 'contradiction' and legacy_id = ${open}`;
    const id = await write(whose, since, 2, "Your brackets were shipped.");
    await lab.run("delta");
    expect(await finding()).toMatchObject([{ status: "open" }]);
    expect((await historyOf(open)).filter(({ odd }) => odd)).toMatchObject([{ to: "pending", source: "migration" }]);
    await lab.legacy`update dispatch_record set text = 'Never mind.' where id = ${id}`;
    await lab.run("delta");
    expect(await finding()).toMatchObject([{ status: "gone" }]);
    expect(await historyOf(open)).toMatchObject([{ to: "pending", source: "migration", odd: false }]);
  });
});

test("a rerun of what has not changed writes nothing", async () => {
  const before = await contents(lab.sql);
  expect(changed(loaded, before)).toContain("order_state_evidence");
  expect((await lab.run("full")).total).toMatchObject({ inserted: 0, updated: 0 });
  expect(changed(before, await contents(lab.sql))).toEqual([]);
});
