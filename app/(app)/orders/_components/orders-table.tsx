"use client";

import Link from "next/link";
import { BulkBar } from "@/components/bulk/bulk-bar";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { Badge } from "@/components/ui/badge";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDate } from "@/lib/format/dates";
import { durationBetween, roughDuration } from "@/lib/format/durations";
import { formatMoney } from "@/lib/format/money";
import type { ListParams } from "@/lib/lists/page";
import { assignOrders, chooseAllOrders, moveOrders, previewOrderMoves } from "@/lib/orders/actions/bulk";
import type { OrderListRow } from "@/lib/orders/queries";
import type { Density } from "@/lib/preferences/density";
import { paceOf } from "@/lib/states/pace";
import { type Allowed, nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

const column = columnsOf<OrderListRow>();

const urgency = { urgent: "red", high: "amber" } as const;

type Drawn = {
  states: Words["orderStates"];
  types: { key: string; name: string }[];
  priorities: Words["priorities"];
  allowed: Allowed;
  /** The server's clock, so that both sides draw the same ages. */
  now: string;
};

function columnsWith({ states, types, priorities, allowed, now }: Drawn) {
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
      cell: ({ getValue }) => nameOf(types, getValue()),
    }),
    column.accessor("patient_name", {
      header: "Patient",
      cell: ({ getValue }) => getValue() ?? <span className="text-quiet">No patient</span>,
    }),
    column.accessor("practice_name", {
      header: "Practice",
      cell: ({ getValue }) => (
        <span className="block max-w-40 truncate" title={getValue() ?? undefined}>
          {getValue() ?? <span className="text-quiet">No practice</span>}
        </span>
      ),
    }),
    column.accessor("current_state", {
      header: "State",
      cell: ({ getValue }) => <StateBadge state={getValue()} name={nameOf(states, getValue())} />,
    }),
    column.accessor("state_since", {
      header: "In state for",
      cell: ({ row: { original }, getValue }) => {
        const spent = <span className="figures">{durationBetween(getValue(), now)}</span>;
        if (states.find(({ key }) => key === original.current_state)?.isFinal) return spent;
        const pace = paceOf(original.current_state, getValue(), allowed, now);
        if (!pace || pace.kind === "calm") return spent;
        return (
          <Badge tone={pace.kind === "over" ? "red" : "amber"}>
            <span className="figures" title={`${durationBetween(getValue(), now)} in this state, ${pace.words}`}>
              {roughDuration(Date.parse(now) - Date.parse(getValue()))}, {pace.rough}
            </span>
          </Badge>
        );
      },
    }),
    column.accessor("priority", {
      header: "Priority",
      cell: ({ getValue }) => {
        const key = getValue();
        const name = nameOf(priorities, key);
        return key === "urgent" || key === "high" ? <Badge tone={urgency[key]}>{name}</Badge> : name;
      },
    }),
    column.accessor("due_at", {
      header: "Due",
      cell: ({ row: { original }, getValue }) => {
        const due = getValue();
        if (!due) return <span className="text-quiet">Not set</span>;
        const isLate = due < now && !states.find(({ key }) => key === original.current_state)?.isFinal;
        return isLate ? (
          <Badge tone="red">Late, {formatDate(due)}</Badge>
        ) : (
          <span className="figures">{formatDate(due)}</span>
        );
      },
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
    column.accessor("doctor_name", { header: "Doctor" }),
    column.accessor("assignee_name", { header: "Looked after by" }),
  ]);
}

type OrdersTableProps = Drawn & {
  rows: OrderListRow[];
  total: number;
  params: ListParams;
  query: string;
  hiddenColumns: string[];
  density: Density;
  isLab: boolean;
};

export function OrdersTable({ states, types, priorities, allowed, now, query, isLab, ...props }: OrdersTableProps) {
  return (
    <DataTable
      table="orders"
      caption="Orders"
      what="orders"
      columns={columnsWith({ states, types, priorities, allowed, now })}
      rowId={(row) => row.id}
      rowName={(row) => row.order_number}
      aside={<LiveRefresh />}
      bulk={(chosen) => (
        <BulkBar
          what="orders"
          chosen={chosen}
          total={props.total}
          query={query}
          states={states}
          steps={{
            preview: previewOrderMoves,
            move: moveOrders,
            chooseAll: chooseAllOrders,
            assign: isLab ? assignOrders : null,
          }}
        />
      )}
      {...props}
    />
  );
}
