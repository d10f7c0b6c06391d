import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preflight } from "../../worker/migration/preflight.ts";
import { comparable, contents, type MigrationLab, outcomes, planned, startMigrationLab } from "./migration-lab.ts";

describe.each([
  { what: "the embedded engine", engine: "embedded" as const },
  { what: "the embedded engine, from a server", engine: "mixed" as const },
])("$what", ({ engine }) => {
  let lab: MigrationLab;
  beforeAll(async () => {
    lab = await startMigrationLab({ scale: 0.01, seed: 9, engine });
  });
  afterAll(async () => {
    await lab?.stop();
  });

  test("takes over, says what it left, writes nothing twice and takes everything back", async () => {
    const source = await lab.engine.openSource();
    const { checks } = await preflight(lab.sql, source, lab.engine.mappings);
    await source.close();
    expect(checks.filter(({ severity, code }) => severity === "blocker" && code !== "unmapped_code")).toEqual([]);

    const empty = await contents(lab.sql);
    const { runId, total } = await lab.run("full");
    expect(comparable(await outcomes(lab.sql))).toEqual(comparable(planned(lab)));
    expect(total.read).toBe(total.inserted + total.rejected + total.skipped + total.merged);

    expect((await lab.run("full")).total).toMatchObject({ inserted: 0, updated: 0, unchanged: total.inserted });
    await lab.takeBack(runId);
    expect(await contents(lab.sql)).toEqual(empty);
  });
});
