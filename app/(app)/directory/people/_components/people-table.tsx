"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Badge } from "@/components/ui/badge";
import { roleName } from "@/lib/auth/roles";
import { formatDate } from "@/lib/format/dates";
import type { ListParams } from "@/lib/lists/page";
import type { PersonListRow } from "@/lib/people/queries";

const column = columnsOf<PersonListRow>();

const columns = column.columns([
  column.accessor("family_name", {
    header: "Family name",
    enableHiding: false,
    cell: ({ row }) => (
      <Link href={`/directory/people/${row.original.id}`} className="font-medium hover:underline">
        {row.original.family_name}
      </Link>
    ),
  }),
  column.accessor("given_name", { header: "Given name" }),
  column.display({
    id: "roles",
    header: "Roles",
    cell: ({ row }) => [...new Set(row.original.profile_roles.map(({ role }) => roleName(role)))].join(", "),
  }),
  column.accessor("email", { header: "E-mail", enableSorting: false }),
  column.accessor("phone", {
    header: "Phone",
    enableSorting: false,
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.display({
    id: "login",
    header: "Login",
    cell: ({ row: { original } }) =>
      !original.user_id ? (
        <span className="text-quiet">None</span>
      ) : original.access_suspended_at ? (
        <Badge tone="red">Switched off</Badge>
      ) : (
        <Badge tone="green">Active</Badge>
      ),
  }),
  column.accessor("created_at", {
    header: "Since",
    cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
  }),
]);

type PeopleTableProps = { rows: PersonListRow[]; total: number; params: ListParams; hiddenColumns: string[] };

export function PeopleTable(props: PeopleTableProps) {
  return (
    <DataTable table="people" caption="People" what="people" columns={columns} rowId={(row) => row.id} {...props} />
  );
}
