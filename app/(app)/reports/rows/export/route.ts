import type { NextRequest } from "next/server";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvResponse } from "@/lib/exports/csv-response";
import { mapRows, readAll } from "@/lib/exports/read-all";
import { sheetResponse } from "@/lib/exports/sheet-response";
import { definitions } from "@/lib/reports/definitions";
import { type AfterRow, listReportRows } from "@/lib/reports/queries";
import type { ReportRow } from "@/lib/reports/rows-schema";
import { rowsTitles, rowsWanted } from "@/lib/reports/rows";
import { rowsParams } from "@/lib/reports/search-params";
import type { SheetColumn } from "@/lib/sheets/sheet";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

const columns: SheetColumn[] = [
  { title: "Number", kind: "text", width: 16 },
  { title: "Day", kind: "date", width: 12 },
  { title: "Type", kind: "text", width: 16 },
  { title: "State now", kind: "text", width: 16 },
  { title: "Priority", kind: "text", width: 10 },
  { title: "Patient number", kind: "text", width: 16 },
  { title: "Practice", kind: "text", width: 34 },
  { title: "Doctor", kind: "text", width: 28 },
  { title: "Turnaround", kind: "minutes", width: 14 },
  { title: "Total", kind: "money", width: 12 },
  { title: "Currency", kind: "text", width: 10 },
];

function cellsOf(row: ReportRow, words: Words) {
  const isCase = row.noun === "case";
  return [
    row.number,
    row.day,
    nameOf(isCase ? words.caseTypes : words.orderTypes, row.type),
    nameOf(isCase ? words.caseStates : words.orderStates, row.state),
    nameOf(words.priorities, row.priority),
    row.patient_number,
    row.practice_name,
    row.doctor_name,
    row.turnaround_minutes,
    row.total_amount,
    row.currency,
  ];
}

/** All rows behind a figure, however many. */
export async function GET(request: NextRequest) {
  await requireUser(...leads);
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const params = rowsParams.parse(query);
  const { wanted, month } = rowsWanted(params, new Date());
  const words = await listWords();
  const rows = readAll({
    read: (after: AfterRow, size: number) => listReportRows(wanted, after, size),
    afterOf: ({ day, id }) => ({ day, id }),
    patientOf: (row) => row.patient_id,
    place: "/reports/rows/export",
  });
  const lines = mapRows(rows, (row) => cellsOf(row, words));
  const title = rowsTitles[params.figure];
  const name = `${title.toLowerCase().replaceAll(" ", "-")}-${month.slice(0, 7)}`;
  if (query.format === "csv") return csvResponse({ name, header: columns.map((column) => column.title), lines });
  return sheetResponse({
    name,
    title,
    sheets: [
      { name: title, columns, rows: lines },
      {
        name: "What is counted",
        columns: [{ title: "What is counted", kind: "text", width: 120 }],
        rows: [[definitions[params.figure]]],
      },
    ],
  });
}
