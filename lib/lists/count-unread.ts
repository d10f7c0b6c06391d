import "server-only";
import { hasAnyRole, labRoles } from "@/lib/auth/roles";
import type { CurrentUser } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";

const beside = new Set(["unread", "sort", "dir", "page"]);

/** Whether somebody of a lab asks for what is unread and for nothing else: the overview has that number, in half the time. */
export function asksForUnreadAlone(params: Record<string, unknown>, { roles }: CurrentUser): boolean {
  const isNarrowed = Object.entries(params).some(([name, value]) => value !== undefined && !beside.has(name));
  return params.unread === "yes" && !isNarrowed && hasAnyRole(roles, labRoles);
}

/** As `withinReach` sees it: developers look at every lab. */
export async function countUnread(noun: "cases" | "orders", { roles, organizationId }: CurrentUser) {
  const supabase = await createClient();
  const lab = roles.includes("developer") ? undefined : organizationId;
  const { data, error } = await supabase.rpc("count_unread", { p_organization_id: lab }).single();
  return { data: null, error, count: data?.[noun] ?? null };
}
