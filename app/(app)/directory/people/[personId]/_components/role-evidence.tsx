import { ActionButton } from "@/components/forms/action-button";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { roleName } from "@/lib/auth/roles";
import { formatDate } from "@/lib/format/dates";
import { withdrawRole } from "@/lib/people/actions";
import type { Person } from "@/lib/people/queries";

const sources: Record<string, string> = {
  person: "entered here",
  invitation: "accepted invitation",
  migration: "legacy database",
};

export function RoleEvidence({ roles, mayEdit }: { roles: Person["profile_roles"]; mayEdit: boolean }) {
  if (roles.length === 0) return <EmptyState title="No role is recorded for this person." />;
  return (
    <ul className="-my-2 divide-y text-xs">
      {roles.map((entry) => (
        <li key={entry.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <div className="min-w-40 flex-1">
            <p className="font-medium">{entry.withdrawn_at ? <s>{roleName(entry.role)}</s> : roleName(entry.role)}</p>
            <p className="text-quiet">
              {entry.detail} · {sources[entry.source] ?? entry.source}, {formatDate(entry.created_at)}
            </p>
          </div>
          {entry.withdrawn_at ? (
            <Badge tone="neutral">Withdrawn {formatDate(entry.withdrawn_at)}</Badge>
          ) : (
            mayEdit && (
              <ActionButton
                action={withdrawRole}
                fields={{ profileRoleId: entry.id }}
                label="Withdraw"
                about={roleName(entry.role)}
                question="Withdraw this role? It stays in the history."
              />
            )
          )}
        </li>
      ))}
    </ul>
  );
}
