import { z } from "zod";
import { vocabularyFilter } from "@/lib/lists/search-params";

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);

const filters = {
  practice: z.guid().optional().catch(undefined),
  doctor: z.guid().optional().catch(undefined),
  type: vocabularyFilter,
  priority: vocabularyFilter,
};

/** A month as an address writes it: 2026-03. Without one it is the last whole month. */
export const monthlyParams = z.object({ month, ...filters });

export const comparable = ["practice", "doctor", "type"] as const;

export const trendParams = z.object({
  from: month,
  until: month,
  by: z.enum(comparable).optional().catch(undefined),
  ...filters,
});

export const rowsParams = z.object({
  figure: z
    .enum([
      "order.sent",
      "order.shipped",
      "order.late",
      "order.on_time",
      "order.completed",
      "order.cancelled",
      "order.refunded",
      "order.backlog",
      "case.opened",
      "case.completed",
      "case.cancelled",
    ])
    .catch("order.sent"),
  month,
  ...filters,
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

export const bottleneckParams = z.object({ from: month, until: month, ...filters });

export const stayParams = bottleneckParams.extend({
  noun: z.enum(["case", "order"]).catch("order"),
  state: z
    .string()
    .regex(/^[a-z][a-z_]*$/)
    .catch("pending"),
  next: vocabularyFilter,
});

export type ReportFilters = { practice?: string; doctor?: string; type?: string; priority?: string };
/** As the functions of the database take them. */
export function asArguments({ practice, doctor, type, priority }: ReportFilters) {
  return { p_practice: practice, p_doctor: doctor, p_type: type, p_priority: priority };
}

export type RowsParams = z.infer<typeof rowsParams>;
export type RowsFigure = RowsParams["figure"];
