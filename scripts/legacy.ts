import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { createLegacyDatabase } from "../supabase/legacy/create.ts";
import { dropLegacyTables, hasLegacyTables } from "../supabase/legacy/tables.ts";

/** A synthetic database of the kind that Archwire moves out of: `npm run legacy -- create --url <postgres url>`. */
const usage = `Usage: npm run legacy -- create --url <postgres url> [options]

  --schema <name>            where the tables go (default public)
  --scale 0.01..1            rows compared with the real size (default 0.02)
  --seed N                   another number makes another world (default 1)
  --with-logs                also notifications and actions, by far the biggest tables
  --renumber-content-types   ids of content types as another installation has them
  --manifest <file>          write down what has to become of the rows
  --replace                  drop the legacy tables that are there`;

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: "string" },
        schema: { type: "string", default: "public" },
        scale: { type: "string", default: "0.02" },
        seed: { type: "string", default: "1" },
        "with-logs": { type: "boolean", default: false },
        "renumber-content-types": { type: "boolean", default: false },
        manifest: { type: "string" },
        replace: { type: "boolean", default: false },
      },
    });
    return { ...values, command: positionals.join(" ") };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

const given = readArguments();
if (given.command !== "create" || !given.url) refuse(usage);
const [scale, seed] = [Number(given.scale), Number(given.seed)];
if (!/^[a-z_][a-z0-9_]*$/.test(given.schema)) refuse(`A schema is a plain lower-case name, not ${given.schema}.`);
if (!(scale >= 0.01 && scale <= 1)) refuse(`The scale is a number from 0.01 to 1, not ${given.scale}.`);
if (!Number.isSafeInteger(seed)) refuse(`The seed is a whole number, not ${given.seed}.`);

const sql = postgres(given.url, { max: 1, prepare: false, onnotice: () => undefined });
try {
  if (await hasLegacyTables(sql, given.schema)) {
    if (!given.replace)
      refuse("There is a legacy database already: the table dispatch_patient exists. Add --replace to drop it.");
    await dropLegacyTables(sql, given.schema);
  }
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const manifest = await createLegacyDatabase(sql, {
    schema: given.schema,
    scale,
    seed,
    withLogs: given["with-logs"],
    renumberContentTypes: given["renumber-content-types"],
    say: (line) => console.log(`${seconds().padStart(6)} s  ${line}`),
  });
  if (given.manifest) writeFileSync(given.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0);
  console.log(`${seconds().padStart(6)} s  ${rows} rows in ${Object.keys(manifest.tables).length} tables`);
} catch (error) {
  if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED")
    refuse("No database answers at the address of --url.");
  throw error;
} finally {
  await sql.end();
}
