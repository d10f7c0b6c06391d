import Link from "next/link";
import { listHref } from "@/lib/lists/list-href";
import type { StreamEvent } from "@/lib/stream/events";
import { type StreamParams, streamParts } from "@/lib/stream/search-params";

const labels: Record<(typeof streamParts)[number], string> = {
  state: "Moves",
  message: "Messages",
  comment: "Comments",
  file: "Files",
  task: "Tasks",
  project: "Projects",
  discussion: "Discussions",
  instruction: "Instructions",
};

type PartFilterProps = { path: string; events: StreamEvent[]; shown: StreamParams["show"]; before?: string };

/** What is in the stream, with counts; links, so that a part has an address. */
export function PartFilter({ path, events, shown, before }: PartFilterProps) {
  const counts = Map.groupBy(events, ({ kind }) => kind);
  const parts = streamParts.filter((part) => counts.has(part) || part === shown);
  const look =
    "inline-flex h-7 items-center gap-1.5 rounded-control border px-2 aria-[current=true]:border-accent aria-[current=true]:bg-selected aria-[current=true]:font-medium hover:bg-hover";
  return (
    <nav aria-label="Parts of what happened">
      <ul className="flex flex-wrap gap-1.5 text-xs">
        <li>
          <Link
            href={listHref(path, { before }, {})}
            scroll={false}
            prefetch={false}
            aria-current={!shown}
            className={look}
          >
            Everything
          </Link>
        </li>
        {parts.map((part) => (
          <li key={part}>
            <Link
              href={listHref(path, { before }, { show: part })}
              scroll={false}
              prefetch={false}
              aria-current={shown === part}
              className={look}
            >
              {labels[part]} <span className="figures text-2xs text-quiet">{counts.get(part)?.length ?? 0}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
