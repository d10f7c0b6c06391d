"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format/dates";
import type { ListParams } from "@/lib/lists/page";
import type { PracticeListRow } from "@/lib/practices/queries";

const column = columnsOf<PracticeListRow>();

const columns = column.columns([
  column.accessor("name", {
    header: "Practice",
    enableHiding: false,
    cell: ({ row }) => (
      <Link href={`/directory/practices/${row.original.id}`} className="font-medium hover:underline">
        {row.original.name}
      </Link>
    ),
  }),
  column.accessor("city", {
    header: "City",
    cell: ({ row: { original } }) => [original.city, original.region].filter(Boolean).join(", "),
  }),
  column.accessor("email", { header: "E-mail", enableSorting: false }),
  column.accessor("phone", {
    header: "Phone",
    enableSorting: false,
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor("address_verified", {
    header: "Address",
    enableSorting: false,
    cell: ({ getValue }) =>
      getValue() ? <Badge tone="green">Verified</Badge> : <Badge tone="amber">Not verified</Badge>,
  }),
  column.accessor("is_active", {
    header: "Status",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ? <Badge tone="green">Active</Badge> : <Badge tone="neutral">Closed</Badge>),
  }),
  column.accessor("created_at", {
    header: "Since",
    cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
  }),
]);

type PracticesTableProps = { rows: PracticeListRow[]; total: number; params: ListParams; hiddenColumns: string[] };

export function PracticesTable(props: PracticesTableProps) {
  return (
    <DataTable
      table="practices"
      caption="Practices"
      what="practices"
      columns={columns}
      rowId={(row) => row.id}
      {...props}
    />
  );
}
