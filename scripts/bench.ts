import { benchDatabase } from "./bench/database.ts";
import { benchMatching } from "./bench/matching.ts";
import { benchMigration } from "./bench/migration.ts";
import { benchPages } from "./bench/pages.ts";
import { benchReports } from "./bench/reports.ts";

/** Measurements, one name each: `npm run bench -- database`. */
const benches: Record<string, (args: string[]) => Promise<void>> = {
  database: benchDatabase,
  matching: benchMatching,
  migration: benchMigration,
  pages: benchPages,
  reports: benchReports,
};

const [name = "", ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [options]`);
  process.exit(2);
}
await bench(args);
