"use client";

import Link from "next/link";
import { BulkBar } from "@/components/bulk/bulk-bar";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { Badge } from "@/components/ui/badge";
import { StateBadge } from "@/components/ui/state-badge";
import { assignCases, chooseAllCases, moveCases, previewCaseMoves } from "@/lib/cases/actions/bulk";
import type { CaseListRow } from "@/lib/cases/queries";
import { formatDate } from "@/lib/format/dates";
import { durationBetween, roughDuration } from "@/lib/format/durations";
import type { ListParams } from "@/lib/lists/page";
import type { Density } from "@/lib/preferences/density";
import { paceOf } from "@/lib/states/pace";
import { type Allowed, nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

const column = columnsOf<CaseListRow>();

const urgency = { urgent: "red", high: "amber" } as const;

type Drawn = {
  states: Words["caseStates"];
  types: Words["caseTypes"];
  priorities: Words["priorities"];
  allowed: Allowed;
  /** The server's clock, so that both sides draw the same ages. */
  now: string;
};

function columnsWith({ states, types, priorities, allowed, now }: Drawn) {
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
      cell: ({ getValue }) => (
        <span className="block max-w-44 truncate" title={getValue()}>
          {getValue()}
        </span>
      ),
    }),
    column.accessor("case_type", {
      header: "Type",
      enableSorting: false,
      cell: ({ getValue }) => nameOf(types, getValue()),
    }),
    column.accessor("patient_name", { header: "Patient", cell: ({ getValue }) => getValue() }),
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
        const pace = paceOf(original.current_state, getValue(), allowed, now);
        const spent = <span className="figures">{durationBetween(getValue(), now)}</span>;
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
    column.accessor("doctor_name", { header: "Doctor" }),
    column.accessor("assignee_name", { header: "Looked after by" }),
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

type CasesTableProps = Drawn & {
  rows: CaseListRow[];
  total: number;
  params: ListParams;
  query: string;
  hiddenColumns: string[];
  density: Density;
  isLab: boolean;
};

export function CasesTable({ states, types, priorities, allowed, now, query, isLab, ...props }: CasesTableProps) {
  return (
    <DataTable
      table="cases"
      caption="Cases"
      what="cases"
      columns={columnsWith({ states, types, priorities, allowed, now })}
      rowId={(row) => row.id}
      rowName={(row) => row.case_number}
      aside={<LiveRefresh />}
      bulk={(chosen) => (
        <BulkBar
          what="cases"
          chosen={chosen}
          total={props.total}
          query={query}
          states={states}
          steps={{
            preview: previewCaseMoves,
            move: moveCases,
            chooseAll: chooseAllCases,
            assign: isLab ? assignCases : null,
          }}
        />
      )}
      {...props}
    />
  );
}
