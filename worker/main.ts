import { PgBoss } from "pg-boss";
import { jobs } from "./jobs.ts";
import { watchForDuplicates } from "./duplicates/watch.ts";
import { watchForRuns } from "./migration/watch.ts";

/** Background work, one queue per job, on PostgreSQL itself. Several workers may run at once. */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("The worker needs DATABASE_URL.");

const boss = new PgBoss({ connectionString: databaseUrl, max: 3, application_name: "archwire-worker" });
boss.on("error", (error) => console.error(error));

await boss.start();
for (const { name, cron, run } of jobs) {
  await boss.createQueue(name, { retryLimit: 3, retryBackoff: true });
  await boss.work(name, { pollingIntervalSeconds: 10 }, async () => {
    try {
      const report = await run(databaseUrl);
      if (report) console.log(`${name}: ${report}`);
    } catch (error) {
      // The queue keeps the error and tries again; whoever reads the log should know now.
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
  });
  await boss.schedule(name, cron);
}
const migration = watchForRuns(databaseUrl, {
  url: process.env.LEGACY_DATABASE_URL,
  schema: process.env.LEGACY_SCHEMA ?? "public",
});
const duplicates = watchForDuplicates(databaseUrl);
console.log(`watching ${jobs.length} queues, the migration and duplicates`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void Promise.allSettled([boss.stop({ graceful: true, timeout: 5_000 }), migration.stop(), duplicates.stop()]).then(
      () => process.exit(0),
    );
  });
}
process.send?.("ready");
