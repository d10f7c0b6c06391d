import type { Words } from "../../states/words-schema.ts";
import type { MonthlyReport } from "../monthly-schema.ts";

const state = (key: string, name: string) => ({ key, name, isFinal: false });

/** A small lab for tests: March 2026 beside February and the March before. */
export const sampleWords: Words = {
  caseStates: [state("submitted", "Submitted")],
  orderStates: [
    state("pending", "Pending"),
    state("in_production", "In production"),
    state("quality_check", "Quality check"),
  ],
  taskStates: [],
  projectStates: [],
  caseTypes: [{ key: "comprehensive", name: "Comprehensive" }],
  orderTypes: [
    { key: "main", name: "Main order", requiresCase: true, schema: {}, questionOrder: [] },
    { key: "refinement", name: "Refinement", requiresCase: true, schema: {}, questionOrder: [] },
  ],
  priorities: [],
  projectTypes: [],
  discussionTypes: [],
  instructionTypes: [],
  fileTypes: [],
  serviceLevels: [],
};

type Count = MonthlyReport["counts"][number];
type Three = [number, number, number];

const order = (figure: Count["figure"], counts: Three, more: Partial<Count> = {}): Count => ({
  by: "all",
  key: null,
  name: null,
  noun: "order",
  figure,
  counts,
  medians: figure === "shipped" ? [7300, 8000, 6900] : null,
  p90s: figure === "shipped" ? [14000, 15100, 13000] : null,
  ...more,
});

export const practiceRows = (names: string[]): Count[] =>
  names.flatMap((name, index) => {
    const more = { by: "practice", key: `practice-${index}`, name } as const;
    return [order("sent", [40 + index, 38, 30], more), order("shipped", [35, 30, 28], more)];
  });

export function sampleReport(practices: string[] = ["Bright Smiles", "Harbour Orthodontics"]): MonthlyReport {
  return {
    month: "2026-03-01",
    age: {
      countedAt: "2026-04-01T04:00:12Z",
      waiting: 0,
      timeZone: "Europe/Berlin",
      today: "2026-04-01",
      firstMonth: "2024-01-01",
    },
    counts: [
      order("sent", [1248, 1100, 980]),
      order("shipped", [1180, 1096, 940]),
      order("late", [94, 120, 71]),
      order("on_time", [1086, 976, 869]),
      order("cancelled", [12, 9, 15]),
      order("sent", [900, 820, 760], { by: "type", key: "order.main" }),
      order("sent", [348, 280, 220], { by: "type", key: "order.refinement" }),
      ...practiceRows(practices),
      { ...order("opened", [610, 580, 505]), noun: "case" },
      { ...order("opened", [610, 580, 505]), noun: "case", by: "type", key: "case.comprehensive" },
    ],
    states: [
      {
        noun: "order",
        state: "pending",
        counts: [1190, 1105, 950],
        medians: [410, 520, 380],
        p90s: [1900, 2100, 1700],
        overLimit: 12,
        limitMinutes: 2880,
      },
      {
        noun: "order",
        state: "in_production",
        counts: [1175, 1090, 938],
        medians: [5100, 5400, 4900],
        p90s: [9800, 10100, 9000],
        overLimit: 61,
        limitMinutes: 7200,
      },
      {
        noun: "order",
        state: "quality_check",
        counts: [1182, 1094, 941],
        medians: [640, null, 600],
        p90s: [1500, 1600, 1400],
        overLimit: 0,
        limitMinutes: null,
      },
    ],
    backlog: [
      { fromDays: 0, toDays: 7, counts: [120, 100, 90] },
      { fromDays: 8, toDays: 14, counts: [60, 70, 40] },
      { fromDays: 15, toDays: 30, counts: [22, 20, 11] },
      { fromDays: 31, toDays: 90, counts: [7, 9, 2] },
      { fromDays: 91, toDays: null, counts: [0, 1, 0] },
    ],
    money: {
      totals: [
        {
          currency: "USD",
          slot: 1,
          orders: 1236,
          subtotal: 412_300.5,
          discount: 10_020,
          tax: 8_100.25,
          total: 410_380.75,
          refunds: 1_250,
        },
      ],
      practices: [
        {
          key: "practice-0",
          name: practices[0] ?? null,
          currency: "USD",
          totals: [41_000, 38_000, 30_500.5],
          refunds: 0,
        },
      ],
      products: [
        { key: "p1", name: "Aligner set", currency: "USD", quantity: 2300, subtotals: [390_000, 350_100, 300_000] },
      ],
      unlisted: [{ currency: "USD", subtotals: [22_300.5, 0, 0] }],
    },
    messages: [
      { slot: 1, received: 640, written: 700, questions: 310, answered: 300, median: 95, p90: 900 },
      { slot: 2, received: 600, written: 650, questions: 290, answered: 281, median: 120, p90: 1000 },
      { slot: 3, received: 0, written: 0, questions: 0, answered: 0, median: null, p90: null },
    ],
    people: [
      {
        key: null,
        name: null,
        moves: 300,
        movesBefore: 280,
        orderMoves: 220,
        caseMoves: 80,
        shipped: 90,
        checked: 88,
        productionMinutes: 5100,
      },
    ],
    quality: {
      sent: 1248,
      withoutPractice: 3,
      withoutDoctor: 40,
      contradictions: 5,
      withoutTurnaround: 9,
      openDuplicates: 17,
    },
  };
}
