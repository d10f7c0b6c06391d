import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rulesForReading } from "../../lib/migration/phrases.ts";
import { drawFamily, writeContradiction, writePhrase } from "../legacy/phrases.ts";
import { Random } from "../legacy/random.ts";
import { longText, writeText } from "../legacy/texts.ts";
import { startMigratedDatabase } from "./embedded-database.ts";
import { corrected } from "./corrected-phrases.ts";
import { heldOut } from "./held-out-phrases.ts";
import { precisionOf, printScores, recallOf, scoreOf } from "./reading-scores.ts";

type Labelled = { text: string; state: string | null; kind: string };
type Reading = { state: string | null; confidence: string | null; phrase: string | null; rule: string | null };

let lab: Awaited<ReturnType<typeof startMigratedDatabase>>;
beforeAll(async () => {
  lab = await startMigratedDatabase();
});
afterAll(async () => {
  await lab?.stop();
});

async function readAll(texts: string[]): Promise<Reading[]> {
  const { rows } = await lab.database.query<Reading>(
    `select r.* from unnest($1::text[]) with ordinality t(text, number)
     left join lateral migration.read_state(t.text, $2::jsonb) r on true order by t.number`,
    [texts, rulesForReading],
  );
  return rows;
}
/** With the state that was read beside the one that was meant. */
const compare = (labelled: Labelled[], readings: Reading[]) =>
  labelled.map((one, index) => ({ ...one, read: readings[index]?.state ?? null }));
const readOne = async (text: string) => (await readAll([text]))[0];

function mistakes(labelled: Labelled[], readings: Reading[]): string {
  return labelled
    .flatMap(({ text, state }, index) => {
      const reading = readings[index];
      return reading?.state === state
        ? []
        : [`${JSON.stringify(text)}: ${state} was read as ${reading?.state} (${reading?.phrase})`];
    })
    .join("\n");
}

describe("what messages tell", () => {
  test("is read from the generator's phrases, among texts that tell nothing", async () => {
    const random = new Random("phrases that nobody has looked at");
    const labelled: Labelled[] = [
      ...Array.from({ length: 1_200 }, () => writePhrase(random, drawFamily(random))),
      ...Array.from({ length: 60 }, () => writeContradiction(random)),
      ...Array.from({ length: 1_200 }, () => ({ text: writeText(random), state: null, kind: "ordinary" })),
      ...Array.from({ length: 5 }, () => ({ text: longText(random), state: null, kind: "ordinary" })),
    ];
    const readings = await readAll(labelled.map(({ text }) => text));
    const overall = printScores("planted", scoreOf(compare(labelled, readings)));
    expect(precisionOf(overall), mistakes(labelled, readings)).toBeGreaterThanOrEqual(0.97);
    expect(recallOf(overall), mistakes(labelled, readings)).toBeGreaterThanOrEqual(0.9);
  });

  test("is read from words that the rules were not written from", async () => {
    const labelled = heldOut.map(([text, state]) => ({ text, state, kind: state ?? "tells nothing" }));
    const readings = await readAll(labelled.map(({ text }) => text));
    const overall = printScores("held out", scoreOf(compare(labelled, readings)));
    expect(precisionOf(overall), mistakes(labelled, readings)).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(overall), mistakes(labelled, readings)).toBeGreaterThanOrEqual(0.9);
  });
});

test("what was misread once is read right", async () => {
  const readings = await readAll(corrected.map(([text]) => text));
  const misread = corrected.flatMap(([text, state], index) => (readings[index]?.state === state ? [] : [text]));
  expect(misread).toEqual([
    "Dr. Moss is on hold on line 2",
    "Doctor would like to put this on hold",
    "Tracking says delivered, but the office did not get it",
  ]);
});

describe("a reading", () => {
  test("names the words, the rule and how sure it is", async () => {
    expect(await readOne("Dear Dr. Moss, the setup was APPROVED by all of us.")).toMatchObject({
      state: "confirmed",
      confidence: "0.95",
      phrase: "approved",
      rule: "en 9 confirmed",
    });
  });

  test("takes the later of two states, and leaves aside what is denied", async () => {
    expect(await readOne("Approved on Monday, now in production.")).toMatchObject({ state: "in_production" });
    expect(await readOne("Approved on Monday. Production has not started.")).toMatchObject({ state: "confirmed" });
  });

  test("says nothing of nothing", async () => {
    expect(await readAll(["", "  \n ", ".", ">", "-- \nShipped"])).toEqual(
      Array.from({ length: 5 }, () => ({ state: null, confidence: null, phrase: null, rule: null })),
    );
  });

  test("of somebody else's words below an answer does not happen", async () => {
    const { rows } = await lab.database.query<{ text: string }>("select migration.plain_text($1) as text", [
      "Ｔhank YOU,\r\n  all  fine.\r\n\r\nOn Monday the lab wrote:\r\n> Shipped.\r\nBye\r\n-- \r\nDr. Hale",
    ]);
    expect(rows[0]?.text).toBe("thank you,\nall fine.\nbye");
  });
});
