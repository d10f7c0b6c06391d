import type { NextRequest } from "next/server";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvResponse } from "@/lib/exports/csv-response";
import { mapRows, readAll } from "@/lib/exports/read-all";
import type { After } from "@/lib/lists/behind";
import { openList } from "@/lib/lists/queries";
import { readPatients } from "@/lib/patients/queries";
import { patientListParams } from "@/lib/patients/search-params";
import { patientStatusNames } from "@/lib/patients/statuses";

/** The list with its filters as a file, newest first. */
export async function GET(request: NextRequest) {
  const user = await requireUser(...labAndDoctors);
  const params = patientListParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const { term } = await openList("patients", params, []);
  const wanted = { params, term, user };
  const rows = readAll({
    read: (after: After, size: number) => readPatients(wanted, after, size),
    afterOf: ({ created_at, id }) => ({ createdAt: created_at, id }),
    patientOf: (row) => row.id,
    place: "/patients/export",
  });
  return csvResponse({
    name: "patients",
    header: ["Number", "Family name", "Given name", "Born", "Practice", "Doctor", "Status", "Cases", "Orders", "Since"],
    lines: mapRows(rows, (row) => [
      row.patient_number,
      row.family_name,
      row.given_name,
      row.birth_date,
      row.practice_name,
      row.doctor_name,
      patientStatusNames[row.status] ?? row.status,
      row.case_count,
      row.order_count,
      row.created_at,
    ]),
  });
}
