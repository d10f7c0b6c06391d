"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Badge } from "@/components/ui/badge";
import { StateBadge } from "@/components/ui/state-badge";
import type { CaseListRow } from "@/lib/cases/queries";
import { formatDate } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import type { ListParams } from "@/lib/lists/page";
import { nameOf, type Vocabulary } from "@/lib/states/names";

const column = columnsOf<CaseListRow>();

const urgency = { urgent: "red", high: "amber" } as const;

function columnsWith(states: Vocabulary, priorities: Vocabulary, now: string) {
  return column.columns([
    column.accessor("case_number", {
      header: "Case",
      enableHiding: false,
      cell: ({ row: { original } }) => (
        <Link href={`/cases/${original.id}`} className="figures font-medium hover:underline">
          {original.case_number}
        </Link>
      ),
    }),
    column.accessor("title", {
      header: "About",
      enableSorting: false,
      cell: ({ getValue }) => <span className="block max-w-64 truncate">{getValue()}</span>,
    }),
    column.accessor("patient_name", { header: "Patient", cell: ({ getValue }) => getValue() }),
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
    column.accessor("priority", {
      header: "Priority",
      enableSorting: false,
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
        const isLate = due < now && !["completed", "cancelled"].includes(original.current_state);
        return isLate ? (
          <Badge tone="red">Late, {formatDate(due)}</Badge>
        ) : (
          <span className="figures">{formatDate(due)}</span>
        );
      },
    }),
    column.accessor("doctor_name", { header: "Doctor", enableSorting: false }),
    column.accessor("assignee_name", { header: "Looked after by", enableSorting: false }),
    column.accessor("message_count", {
      header: "Messages",
      enableSorting: false,
      cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
    }),
    column.accessor("order_count", {
      header: "Orders",
      enableSorting: false,
      cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
    }),
    column.accessor("created_at", {
      header: "Opened",
      cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
    }),
  ]);
}

type CasesTableProps = {
  rows: CaseListRow[];
  total: number;
  params: ListParams;
  hiddenColumns: string[];
  states: Vocabulary;
  priorities: Vocabulary;
  /** The server's clock, so that both sides draw the same ages. */
  now: string;
};

export function CasesTable({ states, priorities, now, ...props }: CasesTableProps) {
  return (
    <DataTable
      table="cases"
      caption="Cases"
      what="cases"
      columns={columnsWith(states, priorities, now)}
      rowId={(row) => row.id}
      {...props}
    />
  );
}
