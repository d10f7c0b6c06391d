import "server-only";
import { createClient } from "@/lib/supabase/server";

export async function countPractices(filter: { isActive?: boolean; addressVerified?: boolean }): Promise<number> {
  const supabase = await createClient();
  let query = supabase.from("practices").select("id", { count: "exact", head: true });
  if (filter.isActive !== undefined) query = query.eq("is_active", filter.isActive);
  if (filter.addressVerified !== undefined) query = query.eq("address_verified", filter.addressVerified);
  const { count, error } = await query;
  if (error) throw new Error("Could not count practices", { cause: error });
  return count ?? 0;
}

export async function countPeople(): Promise<number> {
  const supabase = await createClient();
  const { count, error } = await supabase
    .from("profiles")
    .select("id", { count: "exact", head: true })
    .eq("is_listed", true);
  if (error) throw new Error("Could not count people", { cause: error });
  return count ?? 0;
}

export async function countOpenInvitations(now: Date): Promise<number> {
  const supabase = await createClient();
  const { count, error } = await supabase
    .from("invitations")
    .select("id", { count: "exact", head: true })
    .is("accepted_at", null)
    .is("revoked_at", null)
    .gt("expires_at", now.toISOString());
  if (error) throw new Error("Could not count invitations", { cause: error });
  return count ?? 0;
}
