import { type Timing } from "../measure.ts";
import { ms, printTable, verdict } from "../report.ts";
import { DETAIL_TARGET, LIST_TARGET } from "./requests.ts";

export type PageAnswer = { visitor: string; page: string; variant: string; target: number; timing: Timing };
export type PagesReport = { server: string; orders: number; samples: number; answers: PageAnswer[] };

const isMet = ({ timing, target }: PageAnswer) => timing.p95 < target;

export function summaryOf({ answers }: PagesReport): string {
  const missed = answers.filter((answer) => !isMet(answer)).length;
  return `${answers.length - missed} of ${answers.length} page requests meet their target, ${missed} MISSED`;
}

export function printPages(report: PagesReport): void {
  const visitors = [...new Set(report.answers.map(({ visitor }) => visitor))];
  for (const visitor of visitors) {
    const rows = report.answers.filter((answer) => answer.visitor === visitor);
    printTable(
      `${visitor}: from the request to the last byte of the document, ${report.samples} samples, one after the other`,
      ["page", "variant", "p50", "p95", "target p95", ""],
      rows.map((answer) => [
        answer.page,
        answer.variant,
        ms(answer.timing.p50),
        ms(answer.timing.p95),
        `< ${answer.target} ms`,
        verdict(isMet(answer)),
      ]),
    );
  }
  console.log(
    `\nTargets: list pages p95 < ${LIST_TARGET} ms for any filter or sort, detail pages p95 < ${DETAIL_TARGET} ms.` +
      `\n${summaryOf(report)}.`,
  );
}
