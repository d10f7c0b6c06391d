import { hasAnyRole, labRoles } from "@/lib/auth/roles";
import type { CurrentUser } from "@/lib/auth/session";

type Filterable<T> = { eq: (column: string, value: string) => T; in: (column: string, values: string[]) => T };

/**
 * Policies decide what somebody may see; this says it again in the query, in words an index can answer. Without it a small
 * practice pays for walking through everybody's rows.
 */
export function withinReach<T extends Filterable<T>>(query: T, user: CurrentUser): T {
  if (user.roles.includes("developer")) return query;
  const own = query.eq("organization_id", user.organizationId);
  if (hasAnyRole(user.roles, labRoles)) return own;
  const [first, ...others] = user.practiceIds;
  return first && others.length === 0 ? own.eq("practice_id", first) : own.in("practice_id", user.practiceIds);
}
