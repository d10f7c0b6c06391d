import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actAs, outcomesOf, settleBehindLock, startNativeDatabase } from "./native-database.ts";
import { addLogin, makeLab } from "./native-lab.ts";

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
beforeAll(async () => {
  native = await startNativeDatabase();
});
afterAll(async () => {
  await native?.stop();
});

const rounds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  for (let round = 0; round < times; round += 1) await work();
}

const accept = (userId: string) =>
  actAs(native.sql, userId, async (tx) => {
    const [row] = await tx<{ accepted: number }[]>`select public.accept_invitations() as accepted`;
    return row?.accepted;
  });
const revokeAdmin = (userId: string, profileId: string) =>
  actAs(native.sql, userId, (tx) => tx`select public.revoke_role(${profileId}, 'admin')`);
const suspend = (userId: string, profileId: string) =>
  actAs(native.sql, userId, (tx) => tx`select public.suspend_access(${profileId}, 'left')`);

test("of two people who save the same version of a practice, exactly one wins", async () => {
  const { sql } = native;
  const { practiceId, addPerson } = await makeLab(sql);
  const people = [await addPerson("admin"), await addPerson("admin")];
  for (const round of rounds(25)) {
    const saves = people.map(({ userId }, index) =>
      actAs(sql, userId, async (tx) => {
        const saved = await tx`update public.practices set name = ${`Name ${round}.${index}`}
          where id = ${practiceId} and row_version = ${round} returning row_version`;
        return saved.length;
      }),
    );
    expect((await Promise.all(saves)).sort()).toEqual([0, 1]);
  }
  expect(await sql`select row_version from public.practices where id = ${practiceId}`).toMatchObject([
    { row_version: 26 },
  ]);
});

describe("an invitation", () => {
  test.each(rounds(10))("is accepted once when eight sign-ins accept it at the same moment (round %i)", async () => {
    const { sql } = native;
    const { invite } = await makeLab(sql);
    const { userId, email } = await addLogin(sql);
    await invite(email);
    const { codes, values } = outcomesOf(await Promise.allSettled(rounds(8).map(() => accept(userId))));
    expect(codes).toEqual([]);
    expect(values.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    const [made] = await sql`select
      (select count(*)::int from public.profiles where user_id = ${userId}) as people,
      (select count(*)::int from private.user_roles where user_id = ${userId}) as roles,
      (select count(*)::int from public.practice_members m join public.profiles p on p.id = m.profile_id
        where p.user_id = ${userId}) as memberships,
      (select count(*)::int from public.profile_roles r join public.profiles p on p.id = r.profile_id
        where p.user_id = ${userId}) as capacities`;
    expect(made).toEqual({ people: 1, roles: 1, memberships: 1, capacities: 1 });
  });

  test.each(rounds(5))("of one lab wins when two labs have invited the same address (round %i)", async () => {
    const { sql } = native;
    const { userId, email } = await addLogin(sql);
    for (const lab of [await makeLab(sql), await makeLab(sql)]) await lab.invite(email);
    const { codes, values } = outcomesOf(await Promise.allSettled(rounds(8).map(() => accept(userId))));
    expect(codes).toEqual([]);
    expect(values.filter((accepted) => accepted === 1)).toHaveLength(1);
    expect(await sql`select from public.profiles where user_id = ${userId}`).toHaveLength(1);
    expect(await sql`select from private.user_roles where user_id = ${userId}`).toHaveLength(1);
  });

  test("is accepted or closed, without a deadlock, while its sender is switched off", async () => {
    const { sql } = native;
    const { addPerson, invite } = await makeLab(sql);
    const [boss, sender, member] = [await addPerson("admin"), await addPerson("admin"), await addPerson("staff")];
    const invitationId = await invite(member.email, sender.userId);
    const settled = await settleBehindLock<unknown>(
      sql,
      (tx) => tx`select from public.profiles where id = ${member.profileId} for update`,
      [() => accept(member.userId), () => suspend(boss.userId, sender.profileId)],
    );
    expect(outcomesOf(settled).codes).toEqual([]);
    const [invitation] = await sql`select accepted_at is not null as accepted, revoked_at is not null as closed
      from public.invitations where id = ${invitationId}`;
    expect(invitation).toEqual({ accepted: true, closed: false });
  });

  test("is answered, without a deadlock, while the invited person is given another role", async () => {
    const { sql } = native;
    const { addPerson, invite } = await makeLab(sql);
    const [boss, member] = [await addPerson("admin"), await addPerson("staff")];
    await repeat(25, async () => {
      await invite(member.email);
      const grant = actAs(sql, boss.userId, (tx) => tx`select public.grant_role(${member.profileId}, 'sales')`);
      const { codes } = outcomesOf<unknown>(await Promise.allSettled([accept(member.userId), grant]));
      expect(codes).toEqual([]);
    });
  });
});

describe("two admins", () => {
  test("who take each other's role away at the same moment leave one admin", async () => {
    const { sql } = native;
    const { addPerson, giveRole, countAdmins } = await makeLab(sql);
    const [one, two] = [await addPerson("admin"), await addPerson("admin")];
    await repeat(40, async () => {
      for (const { userId } of [one, two]) await giveRole(userId, "admin");
      const attempts = [revokeAdmin(one.userId, two.profileId), revokeAdmin(two.userId, one.profileId)];
      const { codes, values } = outcomesOf(await Promise.allSettled(attempts));
      expect(values).toHaveLength(1);
      expect(["42501", "PT422"]).toContain(codes[0]);
      expect(await countAdmins()).toBe(1);
    });
  });

  test("who switch each other off at the same moment leave one admin", async () => {
    const { sql } = native;
    const { addPerson, countAdmins } = await makeLab(sql);
    const [one, two] = [await addPerson("admin"), await addPerson("admin")];
    await repeat(20, async () => {
      await sql`update public.profiles set access_suspended_at = null where id in (${one.profileId}, ${two.profileId})`;
      const attempts = [suspend(one.userId, two.profileId), suspend(two.userId, one.profileId)];
      const { codes, values } = outcomesOf(await Promise.allSettled(attempts));
      expect(values).toHaveLength(1);
      expect(["42501", "PT422"]).toContain(codes[0]);
      expect(await countAdmins()).toBe(1);
    });
  });

  test("of three cannot both succeed: who has lost the role while waiting is refused", async () => {
    const { sql } = native;
    const { organizationId, addPerson, countAdmins } = await makeLab(sql);
    const [one, two] = [await addPerson("admin"), await addPerson("admin"), await addPerson("admin")];
    const settled = await settleBehindLock<unknown>(
      sql,
      (tx) => tx`select from public.organizations where id = ${organizationId} for update`,
      [() => revokeAdmin(one.userId, two.profileId), () => revokeAdmin(two.userId, one.profileId)],
    );
    expect(outcomesOf(settled).codes).toEqual(["42501"]);
    expect(await countAdmins()).toBe(2);
  });
});

test("of eight people who add the same member to a practice at the same moment, exactly one succeeds", async () => {
  const { sql } = native;
  await repeat(10, async () => {
    const { organizationId, practiceId, addPerson } = await makeLab(sql);
    const [admin, member] = [await addPerson("admin"), await addPerson("doctor")];
    const inserts = rounds(8).map(() =>
      actAs(
        sql,
        admin.userId,
        (tx) => tx`insert into public.practice_members (organization_id, practice_id, profile_id, role)
        values (${organizationId}, ${practiceId}, ${member.profileId}, 'doctor')`,
      ),
    );
    const { codes, values } = outcomesOf(await Promise.allSettled(inserts));
    expect(values).toHaveLength(1);
    expect(codes).toEqual(Array(7).fill("23P01"));
    expect(await sql`select from public.practice_members where practice_id = ${practiceId}`).toHaveLength(1);
  });
});

test("nobody is left waiting and nobody kept a role", async () => {
  const { sql } = native;
  const left = await sql`select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
  expect(left).toHaveLength(0);
  const roles = await Promise.all(
    rounds(20).map(() => sql`select current_user::text as name, session_user::text as session`),
  );
  expect(roles.flat()).toEqual(Array(20).fill({ name: "postgres", session: "postgres" }));
});
