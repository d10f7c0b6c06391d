"use client";

import { useEffect, useRef } from "react";
import { Panel } from "@/components/ui/panel";
import type { RunEvent } from "@/lib/migration/queries";

const looks = { info: "", warning: "text-amber", error: "text-red" } as const;
const NEAR_THE_END = 24;

/** Follows the run, unless somebody has scrolled up to read. */
export function RunLog({ events }: { events: RunEvent[] }) {
  const list = useRef<HTMLOListElement>(null);
  const isFollowing = useRef(true);
  const newest = events.at(-1)?.id;
  useEffect(() => {
    if (isFollowing.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);
  return (
    <Panel title="Log">
      {events.length === 0 ? (
        <p className="text-sm text-quiet">Nothing has happened yet.</p>
      ) : (
        <ol
          ref={list}
          tabIndex={0}
          aria-label="Log of the run"
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            isFollowing.current = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
          }}
          className="-m-2 max-h-80 overflow-y-auto p-2 font-mono text-2xs"
        >
          {events.map(({ id, at, level, message }) => (
            <li key={id} className="flex gap-3 py-0.5">
              <time dateTime={at} className="shrink-0 text-quiet">
                {at.slice(11, 19)}
              </time>
              <span className={`min-w-0 wrap-anywhere ${looks[level]}`}>
                {level !== "info" && <span className="sr-only">{level}: </span>}
                {message}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
