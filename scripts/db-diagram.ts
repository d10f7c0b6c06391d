import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { drawEntities } from "../supabase/entities/draw.ts";
import { startMigratedDatabase } from "../supabase/tests/embedded-database.ts";

/** Draws supabase/ENTITIES.md from a database of its own. */
const file = join(import.meta.dirname, "../supabase/ENTITIES.md");
const { database, stop } = await startMigratedDatabase();
const text = await drawEntities(async <Row>(sql: string) => (await database.query<Row>(sql)).rows);
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: "markdown" }));
console.log(`wrote ${file}`);
await stop();
process.exit(0);
