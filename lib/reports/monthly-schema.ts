import { z } from "zod";

const noun = z.enum(["case", "order"]);
const figure = z.enum(["sent", "shipped", "on_time", "late", "completed", "cancelled", "refunded", "opened"]);
/** The month, the month before, the same month a year ago. */
const counts = z.tuple([z.number(), z.number(), z.number()]);
const minutes = z.tuple([z.number().nullable(), z.number().nullable(), z.number().nullable()]);
/** Some fronts send numeric columns as text. */
const amount = z.coerce.number();
const amounts = z.tuple([amount, amount, amount]);

export const ageSchema = z.object({
  countedAt: z.string().nullable(),
  waiting: z.number(),
  timeZone: z.string(),
  today: z.string(),
  firstMonth: z.string().nullable(),
});

export const monthlySchema = z.object({
  month: z.string(),
  age: ageSchema,
  counts: z.array(
    z.object({
      by: z.enum(["all", "type", "practice", "doctor"]),
      key: z.string().nullable(),
      name: z.string().nullable(),
      noun,
      figure,
      counts,
      medians: minutes.nullable(),
      p90s: minutes.nullable(),
    }),
  ),
  states: z.array(
    z.object({
      noun,
      state: z.string(),
      counts,
      medians: minutes,
      p90s: minutes,
      overLimit: z.number(),
      limitMinutes: z.number().nullable(),
    }),
  ),
  backlog: z.array(z.object({ fromDays: z.number(), toDays: z.number().nullable(), counts })),
  money: z.object({
    totals: z.array(
      z.object({
        currency: z.string(),
        slot: z.number(),
        orders: z.number(),
        subtotal: amount,
        discount: amount,
        tax: amount,
        total: amount,
        refunds: amount,
      }),
    ),
    practices: z.array(
      z.object({
        key: z.string().nullable(),
        name: z.string().nullable(),
        currency: z.string(),
        totals: amounts,
        refunds: amount,
      }),
    ),
    products: z.array(
      z.object({ key: z.string(), name: z.string(), currency: z.string(), quantity: z.number(), subtotals: amounts }),
    ),
    unlisted: z.array(z.object({ currency: z.string(), subtotals: amounts })),
  }),
  messages: z
    .array(
      z.object({
        slot: z.number(),
        received: z.number(),
        written: z.number(),
        questions: z.number(),
        answered: z.number(),
        median: z.number().nullable(),
        p90: z.number().nullable(),
      }),
    )
    .nullable(),
  people: z.array(
    z.object({
      key: z.string().nullable(),
      name: z.string().nullable(),
      moves: z.number(),
      movesBefore: z.number(),
      orderMoves: z.number(),
      caseMoves: z.number(),
      shipped: z.number(),
      checked: z.number(),
      productionMinutes: z.number().nullable(),
    }),
  ),
  quality: z.object({
    sent: z.number(),
    withoutPractice: z.number(),
    withoutDoctor: z.number(),
    contradictions: z.number(),
    withoutTurnaround: z.number(),
    openDuplicates: z.number(),
  }),
});

export type Age = z.infer<typeof ageSchema>;
export type MonthlyReport = z.infer<typeof monthlySchema>;
export type EventFigure = z.infer<typeof figure>;
