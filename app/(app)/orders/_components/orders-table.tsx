"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDate } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import { formatMoney } from "@/lib/format/money";
import type { ListParams } from "@/lib/lists/page";
import type { OrderListRow } from "@/lib/orders/queries";
import { nameOf, type Vocabulary } from "@/lib/states/names";

const column = columnsOf<OrderListRow>();

function columnsWith(states: Vocabulary, types: Vocabulary, now: string) {
  return column.columns([
    column.accessor("order_number", {
      header: "Order",
      enableHiding: false,
      cell: ({ row: { original } }) => (
        <Link href={`/orders/${original.id}`} className="figures font-medium hover:underline">
          {original.order_number}
        </Link>
      ),
    }),
    column.accessor("order_type", {
      header: "Type",
      enableSorting: false,
      cell: ({ getValue }) => nameOf(types, getValue()),
    }),
    column.accessor("patient_name", {
      header: "Patient",
      cell: ({ getValue }) => getValue() ?? <span className="text-quiet">No patient</span>,
    }),
    column.accessor("practice_name", {
      header: "Practice",
      cell: ({ getValue }) => getValue() ?? <span className="text-quiet">No practice</span>,
    }),
    column.accessor("current_state", {
      header: "State",
      cell: ({ getValue }) => <StateBadge state={getValue()} name={nameOf(states, getValue())} />,
    }),
    column.accessor("state_since", {
      header: "In state for",
      cell: ({ getValue }) => <span className="figures">{durationBetween(getValue(), now)}</span>,
    }),
    column.accessor("total_amount", {
      header: "Total",
      cell: ({ row: { original } }) => (
        <span className="figures">{formatMoney(original.total_amount, original.currency)}</span>
      ),
    }),
    column.accessor("created_at", {
      header: "Made",
      cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
    }),
    column.accessor("case_number", {
      header: "Case",
      enableSorting: false,
      cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
    }),
    column.accessor("doctor_name", { header: "Doctor", enableSorting: false }),
  ]);
}

type OrdersTableProps = {
  rows: OrderListRow[];
  total: number;
  params: ListParams;
  hiddenColumns: string[];
  states: Vocabulary;
  types: Vocabulary;
  /** The server's clock, so that both sides draw the same ages. */
  now: string;
};

export function OrdersTable({ states, types, now, ...props }: OrdersTableProps) {
  return (
    <DataTable
      table="orders"
      caption="Orders"
      what="orders"
      columns={columnsWith(states, types, now)}
      rowId={(row) => row.id}
      {...props}
    />
  );
}
