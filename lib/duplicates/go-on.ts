import "server-only";
import { redirect } from "next/navigation";
import { listHref } from "@/lib/lists/list-href";
import { nextClusterId } from "./queries";

/** One done, the next one on the screen; what was done can be undone from there. */
export async function goOn(clusterId: string, done: Record<string, string>): Promise<never> {
  const next = await nextClusterId(clusterId);
  redirect(listHref(next ? `/duplicates/${next}` : "/duplicates", done, {}));
}
