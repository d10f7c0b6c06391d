import { type Sql, type TransactionSql } from "postgres";

export type AuditReport = {
  rows: number;
  withAudit: number[];
  withoutAudit: number[];
  ratio: number;
  verification: { sealed: number; before: number; after: string[] };
};

class Undo extends Error {}

/** Work that leaves nothing behind. */
async function rehearse<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await sql.begin(async (tx) => {
      result = { value: await work(tx) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!result) throw new Error("The rehearsal did not happen.");
  return result.value;
}

async function timeUpdate(sql: Sql, rows: number, isAudited: boolean): Promise<number> {
  const ms = await rehearse(sql, async (tx) => {
    if (!isAudited) await tx.unsafe("alter table public.orders disable trigger audit_update");
    const started = performance.now();
    await tx.unsafe(
      `update public.orders set due_at = due_at + interval '1 hour' where legacy_instruction_id <= ${rows}`,
    );
    return performance.now() - started;
  });
  // What was undone still lies in the table; the next round should not have to step over it.
  await sql.unsafe("vacuum public.orders");
  return ms;
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A row of the log is changed behind its back by the owner of the house; the seals must name it. */
async function tamper(sql: Sql): Promise<AuditReport["verification"]> {
  await sql`update public.orders set due_at = due_at + interval '1 hour' where legacy_instruction_id <= 5`;
  const [sealing] = await sql<{ sealed: number }[]>`select sealed from audit.seal_everything()`;
  const before = await sql`select * from audit.verify()`;
  const after = await rehearse(sql, async (tx) => {
    await tx.unsafe("alter table audit.log disable trigger log_append_only");
    await tx`update audit.log set new_values = '{"due_at": "2030-01-01"}' where id = (select max(id) from audit.log)`;
    return tx<{ log: string; row_id: string; problem: string }[]>`select log, row_id, problem from audit.verify()`;
  });
  return {
    sealed: sealing?.sealed ?? 0,
    before: before.length,
    after: after.map(({ log, row_id, problem }) => `${log} row ${row_id}: ${problem}`),
  };
}

export async function measureAudit(sql: Sql, orders: number): Promise<AuditReport> {
  const rows = Math.min(100_000, orders);
  const withAudit: number[] = [];
  const withoutAudit: number[] = [];
  for (let round = 0; round < 3; round++) {
    withoutAudit.push(await timeUpdate(sql, rows, false));
    withAudit.push(await timeUpdate(sql, rows, true));
  }
  const ratio = middle(withAudit) / middle(withoutAudit);
  return { rows, withAudit, withoutAudit, ratio, verification: await tamper(sql) };
}
