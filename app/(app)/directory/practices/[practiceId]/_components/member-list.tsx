import Link from "next/link";
import { ActionButton } from "@/components/forms/action-button";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format/dates";
import { endMembership } from "@/lib/practices/actions";
import type { PracticeMember } from "@/lib/practices/queries";

type MemberListProps = {
  members: PracticeMember[];
  roles: { key: string; name: string }[];
  today: string;
  mayEdit: boolean;
  linksPeople: boolean;
};

function validity({ valid_from, valid_until }: PracticeMember, today: string): "current" | "ended" | "coming" {
  if (valid_until && valid_until < today) return "ended";
  return valid_from > today ? "coming" : "current";
}

export function MemberList({ members, roles, today, mayEdit, linksPeople }: MemberListProps) {
  if (members.length === 0) {
    return (
      <EmptyState title="Nobody belongs to this practice yet.">Without a member, no doctor can see it.</EmptyState>
    );
  }
  const names = new Map(roles.map((role) => [role.key, role.name]));
  return (
    <ul className="-my-2 divide-y">
      {members.map((member) => {
        const state = validity(member, today);
        const name = `${member.given_name} ${member.family_name}`;
        return (
          <li key={member.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2 text-xs">
            <div className="min-w-40 flex-1">
              {linksPeople ? (
                <Link href={`/directory/people/${member.profile_id}`} className="font-medium hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="font-medium">{name}</span>
              )}
              <p className="text-quiet">
                {names.get(member.role) ?? member.role}
                {member.is_primary && " · primary practice"}
              </p>
            </div>
            <div className="text-quiet">
              {state === "current" && <Badge tone="green">Member</Badge>}
              {state === "coming" && <Badge tone="blue">From {formatDate(member.valid_from)}</Badge>}
              {state === "ended" && <Badge tone="neutral">Ended</Badge>}
              <p className="figures">
                {formatDate(member.valid_from)} – {member.valid_until ? formatDate(member.valid_until) : "open"}
              </p>
            </div>
            {mayEdit && state === "current" && member.valid_until !== today && (
              <ActionButton
                action={endMembership}
                fields={{ membershipId: member.id, rowVersion: String(member.row_version) }}
                label="End membership"
                about={name}
                question={`End the membership of ${name}? Today is the last day; access stops at midnight UTC.`}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
