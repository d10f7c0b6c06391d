"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format/dates";
import type { ListParams } from "@/lib/lists/page";
import type { PatientListRow } from "@/lib/patients/queries";
import type { Density } from "@/lib/preferences/density";
import { patientStatusNames } from "@/lib/patients/statuses";

const column = columnsOf<PatientListRow>();

const tones: Record<string, "green" | "amber" | "neutral"> = { active: "green", on_hold: "amber" };

const columns = column.columns([
  column.accessor("family_name", {
    header: "Name",
    enableHiding: false,
    cell: ({ row: { original } }) => (
      <Link href={`/patients/${original.id}`} className="font-medium hover:underline">
        {original.family_name}, {original.given_name}
      </Link>
    ),
  }),
  column.accessor("patient_number", {
    header: "Number",
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor("birth_date", {
    header: "Born",
    cell: ({ getValue }) => {
      const born = getValue();
      return born ? (
        <span className="figures">{formatDate(born)}</span>
      ) : (
        <span className="text-quiet">Not recorded</span>
      );
    },
  }),
  column.accessor("practice_name", {
    header: "Practice",
    cell: ({ getValue }) => getValue() ?? <span className="text-quiet">No practice</span>,
  }),
  column.accessor("doctor_name", { header: "Doctor" }),
  column.accessor("status", {
    header: "Status",
    enableSorting: false,
    cell: ({ getValue }) => <Badge tone={tones[getValue()] ?? "neutral"}>{patientStatusNames[getValue()]}</Badge>,
  }),
  column.accessor("case_count", {
    header: "Cases",
    enableSorting: false,
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor("order_count", {
    header: "Orders",
    enableSorting: false,
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor("created_at", {
    header: "Since",
    cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
  }),
]);

type PatientsTableProps = {
  rows: PatientListRow[];
  total: number;
  params: ListParams;
  hiddenColumns: string[];
  density: Density;
};

export function PatientsTable(props: PatientsTableProps) {
  return (
    <DataTable
      table="patients"
      caption="Patients"
      what="patients"
      columns={columns}
      rowId={(row) => row.id}
      aside={<LiveRefresh />}
      {...props}
    />
  );
}
