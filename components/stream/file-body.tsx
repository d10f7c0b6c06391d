import { formatBytes } from "@/lib/format/bytes";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { EventOf } from "@/lib/stream/events";
import { FileLink } from "./file-link";

export function FileBody({ event, words }: { event: EventOf<"file">; words: Words }) {
  return (
    <>
      <span className="text-quiet">{event.actor ?? "Somebody the records do not name"} added a file</span>
      <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3">
        {event.hasBytes ? <FileLink fileId={event.id} name={event.name} /> : <span>{event.name}</span>}
        <span className="text-xs text-quiet">
          {nameOf(words.fileTypes, event.type)}, <span className="figures">{formatBytes(event.size)}</span>
          {!event.hasBytes && ", only its description was brought over"}
        </span>
      </p>
    </>
  );
}
