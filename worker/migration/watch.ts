import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { mappings } from "../../lib/migration/mappings.ts";
import { carryOutRun } from "./carry-out.ts";
import { closeNow, openTarget } from "./connection.ts";
import { wordsFor } from "./events.ts";
import { isGone, LEFT_BEHIND } from "./lease.ts";
import { wakeLeftBehind } from "./resting.ts";
import type { Engine } from "./run.ts";
import { nameOfSource, openSource, type Source } from "./source.ts";

type Legacy = { url: string | undefined; schema: string };
type Found = { id: string; mode: string; status: string; holder: string | null; is_silent: boolean };

const INTERVAL_MS = 1_000;
const LATER_MS = 60_000;

/**
 * Runs that wait for a worker, and runs whose process has died. A run that somebody has begun in a terminal waits for them; one of
 * another source waits for whoever knows it.
 */
async function findRun(sql: Sql, sourceName: string | null): Promise<Found | null> {
  const runs = await sql<Found[]>`
    select id, mode, status, holder, coalesce(heartbeat_at < clock_timestamp() - make_interval(secs => ${LEFT_BEHIND}), true) as is_silent
    from migration.runs where wish = 'run' and (
      (status = 'waiting' and (source_name is null or (source_name = ${sourceName} and started_at is not null)))
      or (status = 'running' and (source_name is null or source_name = ${sourceName})))
    order by created_at, id`;
  return runs.find(({ status, holder, is_silent }) => status === "waiting" || is_silent || isGone(holder)) ?? null;
}

/** A run holds its lease itself and may last for hours, which a job of the queue could not: so the runs are their own queue. */
export function watchForRuns(databaseUrl: string, { url, schema }: Legacy): { stop: () => Promise<void> } {
  let [looking, working] = [openTarget(databaseUrl), openTarget(databaseUrl)];
  const stopping = new AbortController();
  const open = (): Promise<Source> => {
    if (!url)
      return Promise.reject(new Error("This worker knows no legacy database: LEGACY_DATABASE_URL is not set for it."));
    return openSource(url, schema);
  };
  const openWorking = () => {
    stopping.signal.throwIfAborted();
    return (working = openTarget(databaseUrl));
  };
  const engine: Engine = { openTarget: openWorking, openSource: open, mappings };
  const sourceName = url ? nameOfSource(url, schema) : null;

  let tidyAt = 0;
  const watch = async () => {
    while (!stopping.signal.aborted) {
      try {
        const run = await findRun(looking, sourceName);
        if (run) {
          console.log(`migration: ${run.mode} ${run.status === "waiting" ? "begins" : "goes on"}`);
          const outcome = await carryOutRun(engine, run.id);
          console.log(`migration: ${run.mode} ${outcome.status}`);
        } else if (performance.now() > tidyAt) {
          const failure = await wakeLeftBehind(looking);
          if (failure) console.error(`migration: an index could not be built: ${wordsFor(failure)}`);
          tidyAt = performance.now() + (failure ? LATER_MS : 0);
        }
      } catch (error) {
        if (stopping.signal.aborted) break;
        // The database may be away for a moment; the next look finds out.
        console.error(`migration: ${error instanceof Error ? error.message : String(error)}`);
        await closeNow(looking);
        looking = openTarget(databaseUrl);
      }
      await delay(INTERVAL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void watch();
  return {
    // What is being written is rolled back with its connection; the next worker goes on from the checkpoint.
    stop: async () => {
      stopping.abort();
      await Promise.all([closeNow(looking), closeNow(working)]);
    },
  };
}
