import postgres from "postgres";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import { openTarget } from "../../worker/migration/connection.ts";
import { requestRun } from "../../worker/migration/runs.ts";
import { furnishLab, startApart } from "./migration-lab.ts";

const CALM = "calm";

/** A copy of an empty lab, down to the id of its organization. */
async function copyDatabase(urlOf: (name: string) => string): Promise<void> {
  const sql = postgres(urlOf("template1"), { max: 1, prepare: false, onnotice: () => undefined });
  try {
    // A database that is copied may have no visitors; those of the lab come again by themselves.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'`;
    await sql`create database ${sql(CALM)} template postgres`;
  } finally {
    await sql.end();
  }
}

/** A lab that will be disturbed, and beside it a copy that takes over the same source in peace. */
export async function startChaosLab(world: { scale: number; seed: number }) {
  const { sourceServer, targetUrlOf, ...server } = await startApart();
  const lab = await furnishLab(server, { ...world, connections: 5 });
  await copyDatabase(targetUrlOf);
  const calmUrl = targetUrlOf(CALM);
  const calm = postgres(calmUrl, { max: 2, prepare: false, onnotice: () => undefined });

  return {
    ...lab,
    calm,
    sourceServer,
    /** Takes over undisturbed, and says how many batches that took. */
    runInPeace: async (largestBatch: number): Promise<number> => {
      const { organizationId, engine } = lab;
      const runId = await requestRun(calm, { organizationId, mode: "full", accepted: ["unmapped_code"] });
      const outcome = await carryOutRun({ ...engine, largestBatch, openTarget: () => openTarget(calmUrl) }, runId);
      if (outcome.status !== "done") throw new Error(`The undisturbed run ended as ${outcome.status}.`);
      const [row] = await calm<{ batches: number }[]>`select count(*)::int as batches from migration.batches`;
      return row?.batches ?? 0;
    },
    stop: async () => {
      await calm.end();
      await lab.stop();
    },
  };
}

export type ChaosLab = Awaited<ReturnType<typeof startChaosLab>>;
