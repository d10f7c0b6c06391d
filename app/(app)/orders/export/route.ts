import type { NextRequest } from "next/server";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvResponse } from "@/lib/exports/csv-response";
import { mapRows, readAll } from "@/lib/exports/read-all";
import type { After } from "@/lib/lists/behind";
import { openList } from "@/lib/lists/queries";
import { readOrders } from "@/lib/orders/queries";
import { orderListParams } from "@/lib/orders/search-params";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";

/** The list with its filters as a file, newest first. */
export async function GET(request: NextRequest) {
  const user = await requireUser(...labAndDoctors);
  const params = orderListParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const [{ term }, words] = await Promise.all([openList("orders", params, []), listWords()]);
  const wanted = { params, term, user, words, now: new Date() };
  const rows = readAll({
    read: (after: After, size: number) => readOrders(wanted, after, size),
    afterOf: ({ created_at, id }) => ({ createdAt: created_at, id }),
    patientOf: (row) => row.patient_id,
    place: "/orders/export",
  });
  return csvResponse({
    name: "orders",
    header: [
      "Order",
      "Type",
      "Case",
      "Patient",
      "Patient number",
      "Practice",
      "Doctor",
      "State",
      "In state since",
      "Priority",
      "Due",
      "Total",
      "Currency",
      "Looked after by",
      "Made",
    ],
    lines: mapRows(rows, (row) => [
      row.order_number,
      nameOf(words.orderTypes, row.order_type),
      row.case_number,
      row.patient_name,
      row.patient_number,
      row.practice_name,
      row.doctor_name,
      nameOf(words.orderStates, row.current_state),
      row.state_since,
      nameOf(words.priorities, row.priority),
      row.due_at,
      row.total_amount,
      row.currency,
      row.assignee_name,
      row.created_at,
    ]),
  });
}
