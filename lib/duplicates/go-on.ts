import "server-only";
import { redirect } from "next/navigation";
import { listHref } from "@/lib/lists/list-href";
import { nextClusterId } from "./queries";
import { filtersOf, queueParams } from "./search-params";

type Place = { clusterId: string; queue: string };

/** One done, the next one of the same filters on the screen; what was done can be undone from there. */
export async function goOn(
  { clusterId, queue }: Place,
  myProfileId: string | null,
  done: Record<string, string>,
): Promise<never> {
  const params = queueParams.parse(Object.fromEntries(new URLSearchParams(queue)));
  const next = await nextClusterId(clusterId, params, myProfileId);
  redirect(listHref(next ? `/duplicates/${next}` : "/duplicates", filtersOf(params), done));
}
