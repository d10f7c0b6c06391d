"use client";

import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { ActionButton } from "@/components/forms/action-button";
import { Badge, type Tone } from "@/components/ui/badge";
import { roleName } from "@/lib/auth/roles";
import { formatDate } from "@/lib/format/dates";
import type { ListParams } from "@/lib/lists/page";
import { resendInvitation, revokeInvitation } from "@/lib/users/actions";
import type { InvitationState } from "@/lib/users/invitation-state";
import type { InvitationListRow } from "@/lib/users/queries";

type Row = InvitationListRow & { state: InvitationState };

const tones: Record<InvitationState, Tone> = { open: "blue", accepted: "green", revoked: "neutral", expired: "amber" };
const stateNames: Record<InvitationState, string> = {
  open: "Open",
  accepted: "Accepted",
  revoked: "Revoked",
  expired: "Expired",
};

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor("email", { header: "Address", enableHiding: false }),
  column.display({
    id: "name",
    header: "Name",
    cell: ({ row: { original } }) => `${original.given_name} ${original.family_name}`,
  }),
  column.display({
    id: "role",
    header: "Access",
    cell: ({ row: { original } }) =>
      original.practices ? `${roleName(original.role)}, ${original.practices.name}` : roleName(original.role),
  }),
  column.accessor("state", {
    header: "State",
    enableSorting: false,
    cell: ({ getValue }) => <Badge tone={tones[getValue()]}>{stateNames[getValue()]}</Badge>,
  }),
  column.accessor("created_at", {
    header: "Invited",
    cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
  }),
  column.accessor("expires_at", {
    header: "Open until",
    cell: ({ getValue }) => <span className="figures">{formatDate(getValue())}</span>,
  }),
  column.display({
    id: "actions",
    header: "Actions",
    enableHiding: false,
    cell: ({ row: { original } }) =>
      original.state === "open" && (
        <div className="flex justify-start gap-1">
          <ActionButton
            action={resendInvitation}
            fields={{ invitationId: original.id }}
            label="Send again"
            about={original.email}
          />
          <ActionButton
            action={revokeInvitation}
            fields={{ invitationId: original.id }}
            label="Revoke"
            about={original.email}
            question="Revoke it?"
          />
        </div>
      ),
  }),
]);

type InvitationsTableProps = { rows: Row[]; total: number; params: ListParams; hiddenColumns: string[] };

export function InvitationsTable(props: InvitationsTableProps) {
  return (
    <DataTable
      table="invitations"
      caption="Invitations"
      what="invitations"
      columns={columns}
      rowId={(row) => row.id}
      {...props}
    />
  );
}
