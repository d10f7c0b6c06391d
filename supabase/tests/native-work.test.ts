import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actAs, startNativeDatabase } from "./native-database.ts";
import { codeOf, makeChooser, makeLab, numbers, untilNotDeadlocked } from "./native-lab.ts";

const WORKERS = 8;

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
beforeAll(async () => {
  native = await startNativeDatabase();
});
afterAll(async () => {
  await native?.stop();
});

async function makeBusyLab(sql: Sql) {
  const lab = await makeLab(sql);
  const people = await Promise.all(numbers(WORKERS).map(() => lab.addPerson("manager")));
  const practices: string[] = [lab.practiceId];
  for (const name of ["Practice B", "Practice C"]) {
    const [row] = await sql<{ id: string }[]>`insert into public.practices (organization_id, name)
      values (${lab.organizationId}, ${name}) returning id`;
    if (row) practices.push(row.id);
  }
  const person = (index: number) => people[index % people.length]?.userId ?? "";
  const addPatient = (userId: string, practiceId: string) =>
    actAs(sql, userId, async (tx) => {
      const [row] = await tx<{ id: string }[]>`select public.create_patient(${practiceId}, 'Pat', 'Ient') as id`;
      return row?.id ?? "";
    });
  return { ...lab, practices, person, addPatient };
}

describe.each(["case", "order"] as const)("eight people who move the same %ss at random", (noun) => {
  test("lose no move and make none that is not allowed", async () => {
    const { sql } = native;
    const { practiceId, person, addPatient } = await makeBusyLab(sql);
    const patientId = await addPatient(person(0), practiceId);
    const ids = await actAs(sql, person(0), async (tx) => {
      const cases = await tx<{ id: string }[]>`insert into public.cases (patient_id, title)
        select ${patientId}::uuid, 'Case ' || n from generate_series(1, 6) n returning id`;
      if (noun === "case") return cases.map(({ id }) => id);
      const orders = await tx<{ id: string }[]>`insert into public.orders (case_id)
        select id from unnest(${cases.map(({ id }) => id)}::uuid[]) c(id) returning id`;
      return orders.map(({ id }) => id);
    });
    const table = sql(`public.${noun}s`);
    const moves = await Promise.all(
      numbers(WORKERS).map(async (worker) => {
        const choose = makeChooser(worker + 1);
        let moved = 0;
        for (const _ of numbers(30)) {
          const id = choose(ids) ?? "";
          const [seen] = await sql<{ row_version: number }[]>`select row_version from ${table} where id = ${id}`;
          const steps = await actAs(
            sql,
            person(worker),
            (tx) => tx<{ to_state: string; kind: string }[]>`select to_state, kind
              from ${tx(`public.next_${noun}_states`)}(${id}) order by to_state`,
          );
          const step = choose(steps);
          if (!step || !seen) continue;
          const door = { reopen: `reopen_${noun}`, refund: "refund_order" }[step.kind];
          try {
            await untilNotDeadlocked(() =>
              actAs(sql, person(worker), (tx) =>
                door
                  ? tx`select ${tx(`public.${door}`)}(${id}, ${seen.row_version}, 'why')`
                  : tx`select ${tx(`public.transition_${noun}`)}(${id}, ${step.to_state}, ${seen.row_version}, 'why')`,
              ),
            );
            moved += 1;
          } catch (error) {
            // Somebody was faster: the version or the state is not what was seen.
            expect(["PT409", "PT422"]).toContain(codeOf(error));
          }
        }
        return moved;
      }),
    );
    const succeeded = moves.reduce((sum, moved) => sum + moved, 0);
    expect(succeeded).toBeGreaterThan(WORKERS);

    const history = sql(`public.${noun}_state_history`);
    const key = sql(`${noun}_id`);
    const rows =
      await sql`select h.*, h.${key} as moved_id from ${history} h where h.${key} = any (${ids}) order by h.${key}, h.position`;
    expect(rows.length).toBe(ids.length + succeeded);
    const allowed =
      await sql`select from_state || '>' || to_state as move from ${sql(`public.${noun}_state_transitions`)}`;
    const legal = new Set(allowed.map(({ move }) => String(move)));
    for (const id of ids) {
      const own = rows.filter(({ moved_id }) => moved_id === id);
      expect(own.map(({ position }) => Number(position))).toEqual(own.map((_, index) => index + 1));
      own.slice(1).forEach((row, index) => {
        expect(row.from_state).toBe(own[index]?.to_state);
        expect(legal.has(`${row.from_state}>${row.to_state}`)).toBe(true);
      });
      const [now] = await sql`select current_state, row_version from ${table} where id = ${id}`;
      expect(now).toMatchObject({ current_state: own.at(-1)?.to_state, row_version: own.length });
    }
    const [logged] = await sql<{ count: number }[]>`select count(*)::int from audit.log
      where table_name = ${`${noun}s`} and operation = 'update' and record_id = any (${ids})`;
    expect(logged?.count).toBe(succeeded);
  });
});

test("two people who move the same hundred cases in opposite order do not deadlock", async () => {
  const { sql } = native;
  const { practiceId, person, addPatient } = await makeBusyLab(sql);
  const patientId = await addPatient(person(0), practiceId);
  const cases = await actAs(
    sql,
    person(0),
    (tx) => tx<{ id: string }[]>`insert into public.cases (patient_id, title)
      select ${patientId}::uuid, 'Case ' || n from generate_series(1, 100) n returning id`,
  );
  const ids = cases.map(({ id }) => id);
  const results = await Promise.all(
    [ids, ids.toReversed()].map((order, index) =>
      actAs(
        sql,
        person(index),
        (tx) => tx<{ problem: string | null }[]>`select problem from public.transition_cases(${order}, 'under_review')`,
      ),
    ),
  );
  expect(results.flat().filter(({ problem }) => problem === null)).toHaveLength(100);
});

test("numbers have no gap and no double when eight people add to three practices at once", async () => {
  const { sql } = native;
  const { organizationId, practices, person, addPatient } = await makeBusyLab(sql);
  await Promise.all(
    numbers(WORKERS).map(async (worker) => {
      const choose = makeChooser(worker + 1);
      for (const _ of numbers(12)) {
        const [first, second] = [choose(practices) ?? "", choose(practices) ?? ""];
        const patients = [await addPatient(person(worker), first), await addPatient(person(worker), second)];
        // Two practices in one transaction, in any order: the way into a deadlock.
        await untilNotDeadlocked(() =>
          actAs(sql, person(worker), async (tx) => {
            for (const patientId of patients) {
              const [made] =
                await tx`insert into public.cases (patient_id, title) values (${patientId}, 'Case') returning id`;
              await tx`insert into public.orders (case_id) values (${made?.id})`;
            }
          }),
        );
      }
    }),
  );
  for (const [table, column] of [
    ["patients", "patient_number"],
    ["cases", "case_number"],
    ["orders", "order_number"],
  ] as const) {
    const rows = await sql<{ practice_id: string; number: number }[]>`
      select practice_id, split_part(${sql(column)}, '-', 2)::int as number from ${sql(`public.${table}`)}
      where organization_id = ${organizationId} order by practice_id, number`;
    expect(rows.length).toBe(WORKERS * 12 * 2);
    for (const practiceId of practices) {
      const given = rows.filter((row) => row.practice_id === practiceId).map(({ number }) => number);
      expect(given, `${table} of one practice`).toEqual(given.map((_, index) => index + 1));
    }
  }
});

test("memberships that eight admins change at once never overlap and have one primary", async () => {
  const { sql } = native;
  const { organizationId, practices, addPerson } = await makeBusyLab(sql);
  const admins = await Promise.all(numbers(WORKERS).map(() => addPerson("admin")));
  const doctors = await Promise.all(numbers(3).map(() => addPerson("doctor")));
  await Promise.all(
    admins.map(async ({ userId }, worker) => {
      const choose = makeChooser(worker + 1);
      for (const _ of numbers(25)) {
        const [practiceId, doctor] = [choose(practices) ?? "", choose(doctors)];
        try {
          await untilNotDeadlocked(() =>
            actAs(sql, userId, (tx) =>
              choose([true, false])
                ? tx`insert into public.practice_members (organization_id, practice_id, profile_id, role, is_primary)
                    values (${organizationId}, ${practiceId}, ${doctor?.profileId ?? ""}, 'doctor', ${choose([true, false]) ?? false})`
                : tx`update public.practice_members set is_primary = false, valid_until = current_date
                    where practice_id = ${practiceId} and profile_id = ${doctor?.profileId ?? ""} and valid_until is null`,
            ),
          );
        } catch (error) {
          // Refused by the exclusion of overlaps, or by the one primary.
          expect(["23P01", "23505"]).toContain(codeOf(error));
        }
      }
    }),
  );
  const profiles = doctors.map(({ profileId }) => profileId);
  expect(
    await sql`select from public.practice_members a join public.practice_members b
      on a.id < b.id and a.practice_id = b.practice_id and a.profile_id = b.profile_id
      and daterange(a.valid_from, a.valid_until, '[]') && daterange(b.valid_from, b.valid_until, '[]')
      where a.profile_id = any (${profiles})`,
  ).toHaveLength(0);
  expect(
    await sql`select profile_id from public.practice_members where is_primary and profile_id = any (${profiles})
      group by 1 having count(*) > 1`,
  ).toHaveLength(0);
});

test("the total of an order counts what eight people add at once", async () => {
  const { sql } = native;
  const { organizationId, practiceId, person, addPatient } = await makeBusyLab(sql);
  const patientId = await addPatient(person(0), practiceId);
  const [product] = await sql`insert into public.products (organization_id, sku, name, category, unit_price)
    values (${organizationId}, 'A', 'Aligner', 'aligners', 10) returning id`;
  const [order] = await actAs(
    sql,
    person(0),
    (tx) => tx`insert into public.orders (patient_id, order_type) values (${patientId}, 'any') returning id`,
  );
  await Promise.all(
    numbers(WORKERS * 5).map((index) =>
      actAs(
        sql,
        person(index),
        (tx) => tx`insert into public.order_items (order_id, product_id, quantity, unit_price)
        values (${order?.id}, ${product?.id}, ${index + 1}, 10)`,
      ),
    ),
  );
  const [total] = await sql`select subtotal::int, total_amount::int from public.orders where id = ${order?.id}`;
  expect(total).toEqual({ subtotal: 8200, total_amount: 8200 });
});

test("sealing and counting beside eight writers forgets nothing", async () => {
  const { sql } = native;
  const { organizationId, practices, person, addPatient } = await makeBusyLab(sql);
  let isWriting = true;
  const background = (async () => {
    while (isWriting) {
      await sql`select audit.seal_everything()`;
      await sql`select private.refresh_facts()`;
    }
  })();
  await Promise.all(
    numbers(WORKERS).map(async (worker) => {
      const choose = makeChooser(worker + 1);
      for (const _ of numbers(15)) {
        const patientId = await addPatient(person(worker), choose(practices) ?? "");
        await actAs(sql, person(worker), async (tx) => {
          const [order] =
            await tx`insert into public.orders (patient_id, order_type) values (${patientId}, 'any') returning id`;
          await tx`select public.transition_order(${order?.id}, 'pending', 1)`;
        });
      }
    }),
  );
  isWriting = false;
  await background;
  await sql`select audit.seal_everything()`;
  await sql`select private.refresh_facts()`;

  expect(await sql`select * from audit.verify()`).toHaveLength(0);
  const [sealed] = await sql`select (select count(*)::int from audit.log) as written,
    (select coalesce(sum(cardinality(row_ids)), 0)::int from audit.seals where log = 'log') as sealed`;
  expect(sealed?.sealed).toBe(sealed?.written);
  const [counted] =
    await sql`select count(*)::int as orders from public.order_facts where organization_id = ${organizationId}`;
  expect(counted?.orders).toBe(WORKERS * 15);
  expect(await sql`select * from private.tenant_mismatches()`).toHaveLength(0);
});
