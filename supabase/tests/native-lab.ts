import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";

export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The same choices in every run; how the database interleaves them is what differs. */
export function makeChooser(seed: number) {
  let state = seed;
  return <T>(options: readonly T[]): T | undefined => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return options[state % options.length];
  };
}

export const codeOf = (error: unknown) => (error instanceof postgres.PostgresError ? error.code : String(error));

/** What every client of PostgreSQL owes it: a deadlock is broken by the server and tried again by the loser. */
export async function untilNotDeadlocked<T>(
  work: () => Promise<T>,
  onDeadlock?: (between: string) => void,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== "40P01") throw error;
      onDeadlock?.(error instanceof postgres.PostgresError ? `${error.detail} ${error.where}` : "");
    }
  }
}

export async function addLogin(sql: Sql, email = `${randomUUID()}@example.test`) {
  const userId = randomUUID();
  await sql`insert into auth.users (id, email, email_confirmed_at) values (${userId}, ${email}, now())`;
  return { userId, email };
}

/** A lab with a practice, for one test alone. */
export async function makeLab(sql: Sql) {
  const organizationId = randomUUID();
  const practiceId = randomUUID();
  await sql`insert into public.organizations (id, name) values (${organizationId}, 'Bright Lab')`;
  await sql`insert into public.practices (id, organization_id, name) values (${practiceId}, ${organizationId}, 'Practice A')`;

  const addPerson = async (...roles: string[]) => {
    const { userId, email } = await addLogin(sql);
    const profileId = randomUUID();
    await sql`insert into public.profiles (id, organization_id, user_id, given_name, family_name)
      values (${profileId}, ${organizationId}, ${userId}, 'Pat', 'Person')`;
    for (const role of roles) await giveRole(userId, role);
    return { userId, email, profileId };
  };
  const giveRole = (userId: string, role: string) =>
    sql`insert into private.user_roles (user_id, organization_id, role) values (${userId}, ${organizationId}, ${role})
      on conflict do nothing`;
  const invite = async (email: string, invitedBy: string | null = null) => {
    const id = randomUUID();
    await sql`insert into public.invitations
        (id, organization_id, email, given_name, family_name, role, practice_id, practice_role, invited_by)
      values (${id}, ${organizationId}, ${email}, 'Noa', 'Newcomer', 'doctor', ${practiceId}, 'doctor', ${invitedBy})`;
    return id;
  };
  const countAdmins = async () => {
    const [row] = await sql<{ admins: number }[]>`
      select count(*)::int as admins from private.user_roles r
      join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
      where r.organization_id = ${organizationId} and r.role = 'admin'`;
    return row?.admins;
  };
  return { organizationId, practiceId, addPerson, giveRole, invite, countAdmins };
}
