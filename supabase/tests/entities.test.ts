import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawEntities } from "../entities/draw.ts";
import { startMigratedDatabase } from "./embedded-database.ts";

let embedded: Awaited<ReturnType<typeof startMigratedDatabase>>;
beforeAll(async () => {
  embedded = await startMigratedDatabase();
});
afterAll(async () => {
  await embedded.stop();
});

const draw = () => drawEntities(async <Row>(sql: string) => (await embedded.database.query<Row>(sql)).rows);

test("the drawn entities are those of the catalogue", async () => {
  const file = join(import.meta.dirname, "../ENTITIES.md");
  const drawn = await format(await draw(), { ...(await resolveConfig(file)), parser: "markdown" });
  expect(readFileSync(file, "utf8") === drawn, "supabase/ENTITIES.md is out of date: run `npm run db:diagram`").toBe(
    true,
  );
});

test("a table without a domain is noticed", async () => {
  await embedded.database.exec("create table public.stray (id int primary key)");
  await expect(draw()).rejects.toThrow("stray");
  await embedded.database.exec("drop table public.stray");
});
