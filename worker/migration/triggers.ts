import type { Sql } from "postgres";

/** Whether this login may let triggers and foreign keys rest. Where it may not, everything works, only slower. */
export async function mayLetTriggersRest(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    select has_parameter_privilege(current_user, 'session_replication_role', 'set') as may`;
  return row?.may ?? false;
}
