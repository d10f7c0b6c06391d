/** What somebody meant, and what the rules read. */
export type Read = { state: string | null; read: string | null; kind: string };
type Score = { right: number; wrong: number; missed: number; silent: number };

/** A wrong state counts twice: something was told that is not there, and what is there was missed. */
export function scoreOf(readings: readonly Read[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const { state, read, kind } of readings) {
    for (const name of [kind, "overall"]) {
      const score = scores.get(name) ?? { right: 0, wrong: 0, missed: 0, silent: 0 };
      scores.set(name, score);
      if (read !== null && read === state) score.right += 1;
      if (read !== null && read !== state) score.wrong += 1;
      if (state !== null && read !== state) score.missed += 1;
      if (state === null && read === null) score.silent += 1;
    }
  }
  return scores;
}

const share = (part: number, rest: number) => (part + rest === 0 ? null : part / (part + rest));
export const precisionOf = ({ right, wrong }: Score) => share(right, wrong) ?? 1;
export const recallOf = ({ right, missed }: Score) => share(right, missed) ?? 1;

/** One line per kind, the sum last; answers the sum. */
export function printScores(title: string, scores: Map<string, Score>): Score {
  const line = (name: string, ...cells: string[]) =>
    [name.padEnd(22), ...cells.map((cell) => cell.padStart(9))].join(" ");
  const percent = (value: number | null) => value?.toFixed(3) ?? "-";
  const byName = [...scores].sort(([a], [b]) => Number(a === "overall") - Number(b === "overall") || (a < b ? -1 : 1));
  const lines = byName.map(([name, { right, wrong, missed, silent }]) =>
    line(
      name,
      percent(share(right, wrong)),
      percent(share(right, missed)),
      ...[right, wrong, missed, silent].map(String),
    ),
  );
  const head = line(title, "precision", "recall", "right", "wrong", "missed", "silent");
  process.stdout.write(`\n${[head, ...lines].join("\n")}\n`);
  const overall = scores.get("overall");
  if (!overall) throw new Error("Nothing was read.");
  return overall;
}
