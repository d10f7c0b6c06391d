type TapAssertion = { number: number; sentence: string; passed: boolean; details: string[] };
export type TapReport = { planned: number | null; assertions: TapAssertion[]; error: string | null };

const plan = /^1\.\.(\d+)$/;
const assertion = /^(not )?ok (\d+)(?: - (.*))?$/;

export function readTap(results: string[]): TapReport {
  const report: TapReport = { planned: null, assertions: [], error: null };
  for (const line of results.flatMap((result) => result.split("\n"))) {
    const planned = plan.exec(line)?.[1];
    const found = assertion.exec(line);
    if (planned !== undefined) report.planned = Number(planned);
    else if (found) {
      const [, failed, number, sentence = ""] = found;
      report.assertions.push({ number: Number(number), sentence, passed: failed === undefined, details: [] });
    } else if (line.startsWith("#")) report.assertions.at(-1)?.details.push(line);
  }
  return report;
}
