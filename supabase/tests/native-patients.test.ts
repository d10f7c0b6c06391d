import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClinic } from "./merge-lab.ts";
import { actAs, outcomesOf, startNativeDatabase, waitForBlocked } from "./native-database.ts";

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
beforeAll(async () => {
  native = await startNativeDatabase();
});
afterAll(async () => {
  await native?.stop();
});

test("who writes a patient over the row that is there does not wait for somebody who saves the same one", async () => {
  const { sql } = native;
  const { admin, patients } = await makeClinic(sql, 1, 0);
  const [id = ""] = patients;
  const saving = await sql.begin(async (tx) => {
    await tx`select from public.patients where id = ${id} for update`;
    const saved = actAs(
      sql,
      admin(0),
      (other) => other`select public.update_patient(p.id, p.row_version, 'Jo', 'Saved')
        from public.patients p where p.id = ${id}`,
    );
    const outcome = Promise.allSettled([saved]);
    await waitForBlocked(sql, 1);
    await tx`insert into public.patients (id, organization_id, practice_id, profile_id)
      select id, organization_id, practice_id, profile_id from public.patients where id = ${id}
      on conflict (id) do update set legacy = excluded.legacy`;
    // Inside of something, as this transaction would otherwise wait for it before it ends.
    return { outcome };
  });
  // The row was written meanwhile, so its version is another one; nobody was thrown out of a deadlock.
  expect(outcomesOf(await saving.outcome).codes).toEqual(["PT409"]);
});
