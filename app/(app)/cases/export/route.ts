import type { NextRequest } from "next/server";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { readCases } from "@/lib/cases/queries";
import { caseListParams } from "@/lib/cases/search-params";
import { csvResponse } from "@/lib/exports/csv-response";
import { mapRows, readAll } from "@/lib/exports/read-all";
import type { After } from "@/lib/lists/behind";
import { openList } from "@/lib/lists/queries";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";

/** The list with its filters as a file, newest first. */
export async function GET(request: NextRequest) {
  const user = await requireUser(...labAndDoctors);
  const params = caseListParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const [{ term }, words] = await Promise.all([openList("cases", params, []), listWords()]);
  const wanted = { params, term, user, words, now: new Date() };
  const rows = readAll({
    read: (after: After, size: number) => readCases(wanted, after, size),
    afterOf: ({ created_at, id }) => ({ createdAt: created_at, id }),
    patientOf: (row) => row.patient_id,
    place: "/cases/export",
  });
  return csvResponse({
    name: "cases",
    header: [
      "Case",
      "About",
      "Type",
      "Patient",
      "Patient number",
      "Practice",
      "Doctor",
      "State",
      "In state since",
      "Priority",
      "Due",
      "Looked after by",
      "Opened",
    ],
    lines: mapRows(rows, (row) => [
      row.case_number,
      row.title,
      nameOf(words.caseTypes, row.case_type),
      row.patient_name,
      row.patient_number,
      row.practice_name,
      row.doctor_name,
      nameOf(words.caseStates, row.current_state),
      row.state_since,
      nameOf(words.priorities, row.priority),
      row.due_at,
      row.assignee_name,
      row.created_at,
    ]),
  });
}
