import { formatDate } from "../format/dates.ts";
import { nameOf } from "../states/words.ts";
import type { Words } from "../states/words-schema.ts";
import type { ReportRow } from "./rows-schema.ts";
import { columns, type ReportTable, text } from "./table.ts";

/** The late orders of the month by name: what a letter is asked about first. */
export function lateTable(rows: ReportRow[], words: Words): ReportTable {
  const total = rows[0]?.total_rows ?? 0;
  return {
    key: "late",
    title: "Late orders",
    definition: "order.late",
    note: total > rows.length ? `The first ${rows.length} of ${total.toLocaleString("en")} late orders.` : undefined,
    columns: [
      text("Order"),
      text("Shipped"),
      text("Type"),
      text("Practice"),
      text("Doctor"),
      ...columns("minutes", "Turnaround"),
    ],
    rows: rows.map(({ number, day, type, practice_name, doctor_name, turnaround_minutes }) => ({
      cells: [
        number,
        formatDate(day),
        nameOf(words.orderTypes, type),
        practice_name ?? "No practice",
        doctor_name ?? "No doctor",
        turnaround_minutes,
      ],
    })),
  };
}
