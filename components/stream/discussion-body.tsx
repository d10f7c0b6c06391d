import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { replyToDiscussion, settleDiscussion } from "@/lib/discussions/actions";
import { formatDateTime } from "@/lib/format/dates";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { EventOf } from "@/lib/stream/events";
import { ReplyForm } from "./reply-form";
import type { Reader } from "./stream";

type DiscussionBodyProps = { event: EventOf<"discussion">; words: Words; reader: Reader };

const statuses = {
  active: <Badge tone="violet">Open question</Badge>,
  resolved: <Badge tone="green">Resolved</Badge>,
  archived: <Badge tone="neutral">Put away</Badge>,
};

/** A clinical question with its answers, until somebody settles it. */
export function DiscussionBody({ event, words, reader }: DiscussionBodyProps) {
  const isOpen = event.status === "active";
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3 text-quiet">
        {event.actor ?? "Somebody the records do not name"} opened a discussion,{" "}
        {nameOf(words.discussionTypes, event.type).toLowerCase()}
        {statuses[event.status]}
      </span>
      <p className="mt-0.5 font-medium wrap-anywhere">{event.subject}</p>
      <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.body}</p>
      {event.replies.length > 0 && (
        <ol className="mt-2 flex flex-col gap-2 border-l-2 pl-3">
          {event.replies.map(({ id, at, author, body }) => (
            <li key={id}>
              <span className="text-xs text-quiet">
                {author ?? "Somebody the records do not name"}, <time dateTime={at}>{formatDateTime(at)}</time>
              </span>
              <p className="wrap-anywhere whitespace-pre-wrap">{body}</p>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-4">
        {isOpen && (
          <ReplyForm
            action={replyToDiscussion}
            fields={{ discussion_id: event.id, id: crypto.randomUUID() }}
            about={`the discussion ${event.subject}`}
          />
        )}
        {reader.isLab && event.status !== "archived" && (
          <ActionButton
            action={settleDiscussion}
            fields={{ id: event.id, rowVersion: String(event.version), status: isOpen ? "resolved" : "active" }}
            label={isOpen ? "Resolve" : "Open again"}
            about={event.subject}
          />
        )}
      </div>
    </>
  );
}
