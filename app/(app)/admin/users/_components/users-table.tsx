"use client";

import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Badge } from "@/components/ui/badge";
import { roleName } from "@/lib/auth/roles";
import { formatDateTime } from "@/lib/format/dates";
import type { ListParams } from "@/lib/lists/page";
import type { User } from "@/lib/users/queries";

const column = columnsOf<User>();

const columns = column.columns([
  column.accessor("family_name", {
    header: "Name",
    enableHiding: false,
    cell: ({ row: { original } }) => (
      <Link href={`/admin/users/${original.profile_id}`} className="font-medium hover:underline">
        {original.family_name}, {original.given_name}
      </Link>
    ),
  }),
  column.accessor("sign_in_email", { header: "Sign-in address" }),
  column.display({
    id: "roles",
    header: "Access",
    cell: ({ row }) =>
      row.original.roles.map(roleName).join(", ") || <span className="text-quiet">No role: sees nothing</span>,
  }),
  column.display({
    id: "access",
    header: "Login",
    cell: ({ row }) =>
      row.original.access_suspended_at ? <Badge tone="red">Switched off</Badge> : <Badge tone="green">Active</Badge>,
  }),
  column.accessor("last_sign_in_at", {
    header: "Last sign-in",
    cell: ({ getValue }) => {
      const at = getValue();
      return at ? <span className="figures">{formatDateTime(at)}</span> : <span className="text-quiet">Never</span>;
    },
  }),
]);

type UsersTableProps = { rows: User[]; total: number; params: ListParams; hiddenColumns: string[] };

export function UsersTable(props: UsersTableProps) {
  return (
    <DataTable
      table="users"
      caption="Users"
      what="users"
      columns={columns}
      rowId={(row) => row.profile_id}
      {...props}
    />
  );
}
