import { extractText, getMeta } from "unpdf";
import { describe, expect, test } from "vitest";
import type { MonthlyReport } from "../monthly-schema";
import type { ReportRow } from "../rows-schema";
import { renderMonthlyReport } from "./render";
import { sampleReport, sampleWords } from "./sample-report";

type More = { filters?: Record<string, string>; mostRows?: number; late?: ReportRow[] };
const render = (report: MonthlyReport, more: More = {}) =>
  renderMonthlyReport(report, { words: sampleWords, late: [], labName: "Bright Lab", filters: {}, ...more });

/** The pages as another program reads them. */
async function read(report: MonthlyReport, more?: Parameters<typeof render>[1]): Promise<string[]> {
  const { text } = await extractText(await render(report, more), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, " "));
}

describe("the monthly report on paper", () => {
  test("says what it is, of whom, of when, and how the month compares", async () => {
    const pages = await read(sampleReport(), { filters: { practice: "Bright Smiles", type: "Refinement" } });
    expect(pages[0]).toContain("Monthly report");
    expect(pages[0]).toContain("March 2026");
    expect(pages[0]).toContain("Bright Lab");
    expect(pages[0]).toContain("Practice: Bright Smiles, Type: Refinement");
    expect(pages[0]).toContain("New orders 1,248 +13.5 % on Feb 2026 +27.3 % on Mar 2025");
    expect(pages[0]).toContain("Turnaround, median 5 d 1 h −11 h 40 min, better on Feb 2026");
    expect(pages[0]).toContain("On time 92.0 % +3.0 points, better on Feb 2026");
    expect(pages[0]).toContain("In production 3 d 13 h 3 d 18 h");
  });

  test("names the late orders, and says how many more there are", async () => {
    const late: ReportRow = {
      ...{
        id: "1",
        noun: "order",
        number: "ORD-2026-00017",
        day: "2026-03-09",
        type: "main",
        state: "shipped",
        priority: "normal",
      },
      ...{ practice_name: "Bright Smiles", doctor_name: null, patient_id: null, patient_number: null },
      ...{ turnaround_minutes: 20_160, total_amount: null, currency: null, total_rows: 14 },
    };
    const text = (await read(sampleReport(), { late: [late] })).join(" ");
    expect(text).toContain("ORD-2026-00017 9 Mar 2026 Main order Bright Smiles No doctor 14 d");
    expect(text).toContain("The first 1 of 14 late orders.");
  });

  test("carries its age and its number on every page", async () => {
    const pages = await read(sampleReport());
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain("Counted at 1 Apr 2026, 06:00, time zone Europe/Berlin");
    });
  });

  test("has every table, and says what the figures mean", async () => {
    const text = (await read(sampleReport())).join(" ");
    expect(text).toContain("Bright Smiles 40 38 30 35 0 – 5 d 1 h 0 0 0");
    expect(text).toContain("Mar 2026 USD 1,236 412,300.50 −10,020.00 8,100.25 410,380.75 −1,250.00");
    expect(text).toContain("Orders by doctor Nothing in this month.");
    expect(text).toContain("Orders that were shipped for the first time in the month.");
    expect(text).not.toContain("○");
  });

  test("says that a month is not over, and that nobody has counted to the end", async () => {
    const report = sampleReport();
    report.age = { ...report.age, countedAt: null, waiting: 12, today: "2026-03-20" };
    const [first] = await read(report);
    expect(first).toContain("March 2026 (not over yet)");
    expect(first).toContain("Not counted to the end yet, 12 changes wait, time zone Europe/Berlin");
  });

  test("marks the letters that it cannot write, says so, and writes the others", async () => {
    const names = ["Zoë Łukasz", "Ортодонтия", "矯正歯科 Tokyo", "ยิ้มสวย", "שלום", "Zoe\u0308\u200B"];
    const text = (await read(sampleReport(names))).join(" ");
    for (const name of ["Zoë Łukasz 40", "Ортодонтия 41", "○○○○ Tokyo 42", "○○○○○ 43", "○○○○ 44", "Zoë 45"])
      expect(text).toContain(name);
    expect(text).toContain("○ stands for a letter that this file cannot write");
  });

  test("an empty month is a report too", async () => {
    const report = sampleReport([]);
    const empty: MonthlyReport = {
      ...report,
      counts: [],
      states: [],
      people: [],
      messages: null,
      money: { totals: [], practices: [], products: [], unlisted: [] },
    };
    const pages = await read(empty);
    expect(pages[0]).toContain("New orders 0 no change on Feb 2026");
    expect(pages.join(" ")).toContain("Messages are not counted by doctor, type or priority.");
  });

  test("two thousand practices are many pages, each with its heads", async () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `Practice number ${index}`);
    const pages = await read(sampleReport(names), { mostRows: 2_000 });
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.length).toBeLessThan(60);
    const continued = pages.filter((page) => page.startsWith("Orders by practice continued Practice New in Mar 2026"));
    expect(continued.length).toBeGreaterThan(35);
    const text = pages.join(" ");
    for (const name of names) expect(text).toContain(`${name} `);
    expect(text).toContain("The 2,000 largest.");
  }, 60_000);

  test("the same report is the same document", async () => {
    const [first, second] = [await render(sampleReport()), await render(sampleReport())];
    expect(Buffer.from(first).equals(second)).toBe(true);
    const meta = await getMeta(first);
    expect(meta.info).toMatchObject({ Title: "Monthly report, March 2026", Author: "Bright Lab", Language: "en" });
  });
});
