import { randomUUID } from "node:crypto";
import postgres, { type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everything, makeClinic, makeDice, mergeAs, noProblems, problemsOf } from "./merge-lab.ts";
import { actAs, outcomesOf, settleBehindLock, startNativeDatabase } from "./native-database.ts";
import { codeOf, numbers, untilNotDeadlocked } from "./native-lab.ts";

const WORKERS = 8;
const KINDS = [
  "merged",
  "merged",
  "merged",
  "undone",
  "redone",
  "case added",
  "order added",
  "alias added",
  "state moved",
  "edited",
] as const;

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
beforeAll(async () => {
  native = await startNativeDatabase();
});
afterAll(async () => {
  await native?.stop();
});

test("random merges, edits, additions and undos of eight people lose nothing, and undoing all of it restores every row", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 40, 3);
  const start = await everything(sql, organizationId);
  const tally = { ...Object.fromEntries(KINDS.map((kind) => [kind, 0])), refused: 0, deadlocks: 0 } as Record<
    (typeof KINDS)[number] | "refused" | "deadlocks",
    number
  >;
  const count = (what: keyof typeof tally) => (tally[what] += 1);
  await Promise.all(
    numbers(WORKERS).map(async (worker) => {
      const choose = makeDice(worker * 7 + 1);
      const patient = () => choose(patients) ?? "";
      const anyEvent = async (isUndone: boolean) => {
        const events = await sql<{ id: string }[]>`select id from public.merge_events
          where organization_id = ${organizationId} and kind = 'merge' and (undone_at is not null) = ${isUndone} order by position`;
        return choose(events.map(({ id }) => id));
      };
      const steps = {
        merged: (tx: TransactionSql) => {
          const [survivor, ...others] = [...new Set([patient(), patient(), patient()])];
          return mergeAs(tx, survivor ?? "", others.slice(0, choose([1, 1, 2])), randomUUID(), {
            given_name: choose([survivor, others[0]]) ?? "",
          });
        },
        undone: async (tx: TransactionSql) => {
          const event = await anyEvent(false);
          return (
            event &&
            tx`select public.undo_merges(array[${event}]::uuid[], p_not_duplicate => false, p_with_later => ${choose([true, false]) ?? false})`
          );
        },
        redone: async (tx: TransactionSql) => {
          const event = await anyEvent(true);
          return event && tx`select public.redo_merge(${event})`;
        },
        "case added": (tx: TransactionSql) =>
          tx`insert into public.cases (patient_id, title) values (${patient()}, 'Late')`,
        "alias added": (tx: TransactionSql) =>
          tx`insert into public.patient_aliases (patient_id, kind, value) values (${patient()}, 'name', ${randomUUID()})`,
        "order added": async (tx: TransactionSql) => {
          const [found] =
            await tx`select id from public.cases where organization_id = ${organizationId} and title <> 'Late'
            order by id offset ${choose(numbers(patients.length)) ?? 0} limit 1`;
          return tx`insert into public.orders (case_id) values (${found?.id})`;
        },
        "state moved": (
          tx: TransactionSql,
        ) => tx`select public.transition_case(c.id, 'under_review', c.row_version, 'why')
          from (select * from public.cases where organization_id = ${organizationId} and current_state = 'submitted'
            order by md5(id::text) offset ${choose(numbers(20)) ?? 0} limit 1) c`,
        edited: async (tx: TransactionSql) => {
          const id = patient();
          await tx`select public.update_patient(p.id, p.row_version, f.given_name, f.family_name, f.birth_date, f.gender, f.email,
              ${`777 ${worker}`}, p.doctor_id, p.status)
            from public.patients p join public.profiles f on f.id = p.profile_id where p.id = ${id}`;
          return tx`update public.cases set title = 'Edited' where patient_id = ${id}`;
        },
      };
      for (const _ of numbers(30)) {
        const step = choose(KINDS) ?? "merged";
        try {
          const done = await untilNotDeadlocked(
            () => actAs(sql, admin(worker), (tx): Promise<unknown> => steps[step](tx)),
            (between) => {
              count("deadlocks");
              console.error(`deadlock while ${step}: ${between}`);
            },
          );
          // Nothing to take back, nothing to move.
          if (done === undefined || (Array.isArray(done) && step === "state moved" && done.length === 0)) continue;
          count(step);
        } catch (error) {
          // Merged already, changed meanwhile, two practices, or something later stands on it.
          expect(["PT404", "PT409", "PT422"], String(error)).toContain(codeOf(error));
          count("refused");
        }
      }
    }),
  );
  expect(await problemsOf(sql, organizationId)).toEqual(noProblems);
  const busy = await everything(sql, organizationId);
  const lost = [...start.keys()].filter((key) => !busy.has(key) && !key.startsWith("patient_aliases"));
  expect(lost).toEqual([]);
  const live = await sql<{ ids: string[] }[]>`select coalesce(array_agg(id), '{}') as ids from public.merge_events
    where organization_id = ${organizationId} and kind = 'merge' and undone_at is null`;
  if (live[0]?.ids.length) {
    await actAs(
      sql,
      admin(0),
      (tx) => tx`select public.undo_merges(${live[0]?.ids ?? []}::uuid[], p_not_duplicate => false)`,
    );
  }
  expect(
    await sql`select from public.patients where organization_id = ${organizationId} and merged_into_id is not null`,
  ).toHaveLength(0);
  const end = await everything(sql, organizationId);
  const different = [...start].filter(([key, row]) => end.get(key) !== row).map(([key]) => key);
  expect(different).toEqual([]);
  const extra = [...end.keys()].filter((key) => !start.has(key)).map((key) => key.split(" ")[0]);
  // A case has a history, an order a history and a link to its case; nothing else is left.
  expect(extra.length).toBe(
    tally["case added"] * 2 + tally["order added"] * 3 + tally["alias added"] + tally["state moved"],
  );
  expect(await problemsOf(sql, organizationId)).toEqual(noProblems);
  expect(tally.merged).toBeGreaterThan(WORKERS);
  expect(tally.deadlocks).toBe(0);
  console.info("random merges:", JSON.stringify(tally));
});

test("two opposite merges at once: one of them happens", async () => {
  const { sql } = native;
  const { admin, patients } = await makeClinic(sql, 6, 1);
  const [a = "", b = ""] = patients.slice(4);
  const results = await settleBehindLock(
    sql,
    (tx) =>
      tx`select from public.profiles where id in (select profile_id from public.patients where id = any (${[a, b]})) for update`,
    [() => actAs(sql, admin(0), (tx) => mergeAs(tx, a, [b])), () => actAs(sql, admin(1), (tx) => mergeAs(tx, b, [a]))],
  );
  expect(outcomesOf(results).codes).toEqual(["PT409"]);
});

test("a chain that is made from both ends at once has no record that leads nowhere", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 8, 2);
  const [a = "", b = "", c = ""] = patients.slice(5);
  const results = await settleBehindLock(
    sql,
    (tx) =>
      tx`select from public.profiles where id in (select profile_id from public.patients where id = ${b}) for update`,
    [() => actAs(sql, admin(0), (tx) => mergeAs(tx, a, [b])), () => actAs(sql, admin(1), (tx) => mergeAs(tx, b, [c]))],
  );
  expect(outcomesOf(results).codes).toEqual(["PT409"]);
  expect(await problemsOf(sql, organizationId)).toEqual(noProblems);
});

test("a double click merges once", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 6, 1);
  const [a = "", b = ""] = patients.slice(4);
  const batch = randomUUID();
  const results = await settleBehindLock(
    sql,
    (tx) =>
      tx`select from public.profiles where id in (select profile_id from public.patients where id = ${a}) for update`,
    [0, 1].map(() => () => actAs(sql, admin(0), (tx) => mergeAs(tx, a, [b], batch))),
  );
  expect(outcomesOf(results)).toEqual({ codes: [], values: [batch, batch] });
  expect(await sql`select from public.merge_events where organization_id = ${organizationId}`).toHaveLength(1);
});

test("what is added to a record while it is merged arrives at the survivor", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 6, 1);
  const [a = "", b = ""] = patients.slice(4);
  const [openCase] = await sql`update public.cases set title = 'Open' where patient_id = ${b} returning id`;
  const beAdmin = (tx: TransactionSql) =>
    tx`select set_config('request.jwt.claim.sub', ${admin(0)}, true), set_config('request.jwt.claims', ${JSON.stringify({ sub: admin(0) })}, true)`;
  const results = await settleBehindLock(sql, async (tx) => (await beAdmin(tx), mergeAs(tx, a, [b])), [
    () =>
      actAs(
        sql,
        admin(1),
        (tx) => tx`insert into public.cases (patient_id, title) values (${b}, 'Late') returning patient_id`,
      ),
    () =>
      actAs(
        sql,
        admin(2),
        (tx) => tx`insert into public.orders (case_id) values (${openCase?.id}) returning patient_id`,
      ),
    () =>
      actAs(
        sql,
        admin(3),
        (tx) =>
          tx`insert into public.patient_aliases (patient_id, kind, value) values (${b}, 'name', 'Late') returning patient_id`,
      ),
  ]);
  expect(
    results.map((result) => (result.status === "fulfilled" ? result.value[0]?.patient_id : result.reason)),
  ).toEqual([a, a, a]);
  // The other way round: what is there but not committed is waited for, and moves.
  const [home = "", , c = ""] = patients;
  await settleBehindLock(
    sql,
    (tx) => tx`insert into public.cases (organization_id, patient_id, practice_id, title)
      select organization_id, id, practice_id, 'Early' from public.patients where id = ${c}`,
    [() => actAs(sql, admin(0), (tx) => mergeAs(tx, home, [c]))],
  );
  const [early] =
    await sql`select patient_id from public.cases where title = 'Early' and organization_id = ${organizationId}`;
  expect(early?.patient_id).toBe(home);
  expect(await problemsOf(sql, organizationId)).toEqual(noProblems);
});

test("a merge that breaks off in the middle leaves nothing half done", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 6, 3);
  const [a = "", b = ""] = patients.slice(4);
  const before = await everything(sql, organizationId);
  await sql.begin(async (tx) => {
    // The last table that moves: everything else is done by then.
    await tx`select from public.patient_aliases where patient_id = ${b} for update`;
    const merge = actAs(sql, admin(0), async (own) => {
      await own`set local lock_timeout = '200ms'`;
      await mergeAs(own, a, [b]);
    });
    await expect(merge).rejects.toMatchObject({ code: "55P03" });
  });
  expect(await everything(sql, organizationId)).toEqual(before);
  expect(await sql`select from public.merge_events where organization_id = ${organizationId}`).toHaveLength(0);
});

test("a record with five thousand cases is merged and comes back whole", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 6, 1);
  const [a = "", b = ""] = patients.slice(4);
  await sql`insert into public.cases (organization_id, practice_id, patient_id, title)
    select organization_id, practice_id, id, 'Case ' || n from public.patients, generate_series(1, 5000) n where id = ${b}`;
  await sql`analyze public.cases, public.case_state_history`;
  const before = await everything(sql, organizationId);
  const times = [performance.now()];
  const batch = await actAs(sql, admin(0), (tx) => mergeAs(tx, a, [b]));
  times.push(performance.now());
  await actAs(sql, admin(0), (tx) => tx`select public.undo_merges(p_batch_id => ${batch})`);
  times.push(performance.now());
  expect(await everything(sql, organizationId)).toEqual(before);
  const [start = 0, middle = 0, end = 0] = times;
  console.info(`5,000 cases: merged in ${Math.round(middle - start)} ms, back in ${Math.round(end - middle)} ms`);
});

test("46: when the server falls in the middle of a merge, nothing of it has happened", async () => {
  const { sql } = native;
  const { organizationId, admin, patients } = await makeClinic(sql, 6, 20);
  const [survivor = "", ...merged] = patients;
  const start = await everything(sql, organizationId);
  // A connection of its own that is asked nothing any more once the server is gone.
  const doomed = postgres(native.urlOf("postgres"), { max: 1, prepare: false, onnotice: () => undefined });
  await doomed.unsafe("begin");
  await doomed`select private.merge_records(${survivor}, ${merged}, null, '{}', 'Same', ${randomUUID()}, 'auto')`;
  const [written] = await doomed`select count(*)::int from public.patients where merged_into_id = ${survivor}`;
  expect(written).toEqual({ count: merged.length });
  await native.interrupt("SIGQUIT");
  await native.goOn();
  expect(await everything(sql, organizationId)).toEqual(start);
  const [events] = await sql`select count(*)::int from public.merge_events where organization_id = ${organizationId}`;
  expect(events).toEqual({ count: 0 });
  expect(await problemsOf(sql, organizationId)).toEqual(noProblems);
  await actAs(sql, admin(0), (tx) => mergeAs(tx, survivor, merged));
});
