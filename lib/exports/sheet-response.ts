import "server-only";
import type { Sheet } from "@/lib/sheets/sheet";
import { writeWorkbook } from "@/lib/sheets/workbook";
import { fileHeaders } from "./file-headers";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Workbook = { name: string; title: string; timeZone?: string; sheets: Sheet[] };

export function sheetResponse({ name, title, timeZone, sheets }: Workbook): Response {
  return new Response(writeWorkbook(sheets, { title, timeZone }), { headers: fileHeaders(XLSX, `${name}.xlsx`) });
}
