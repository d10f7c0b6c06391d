import "server-only";
import { env } from "@/lib/env";

let isReady = false;

/** Whether this installation has a Storage API. Yes stays yes; a no is asked again, for it may only be starting. */
export async function storageState(): Promise<"ready" | "missing"> {
  if (!isReady) {
    const address = new URL("/storage/v1/status", env().SUPABASE_URL);
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000), cache: "no-store" }).catch(() => null);
    isReady = answer?.ok ?? false;
  }
  return isReady ? "ready" : "missing";
}

export const BUCKET = "files";

/** The path that private.choose_storage_path gives the row; the policies of the bucket take no other. */
export function storagePath(place: { organization_id: string; practice_id: string | null }, fileId: string): string {
  return [place.organization_id, place.practice_id ?? "lab", fileId].join("/");
}
