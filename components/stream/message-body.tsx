import type { EventOf, StreamEvent, Subject } from "@/lib/stream/events";
import { FileLink } from "./file-link";
import { ReplyForm } from "./reply-form";

const questions = new Set(["question", "approval_request"]);
const EXCERPT = 80;

type MessageBodyProps = { event: EventOf<"message">; all: StreamEvent[]; subject: Subject };

/** A message with what it answers, what came with it, and room for an answer. */
export function MessageBody({ event, all, subject }: MessageBodyProps) {
  const answered = all.find((other) => other.kind === "message" && other.id === event.replyTo);
  const who = event.actor ?? "Somebody the records do not name";
  return (
    <>
      <span className="text-quiet">
        {who} {event.replyTo ? "answered" : questions.has(event.type) ? "asked" : "wrote"}
        {event.isUnread && <span className="ml-2 font-medium text-blue">New</span>}
      </span>
      {event.subject && <p className="mt-0.5 font-medium">{event.subject}</p>}
      {answered?.kind === "message" && (
        <p className="mt-0.5 border-l-2 pl-2 text-xs text-quiet">
          <a href={`#${answered.id}`} className="hover:underline">
            {answered.body.length > EXCERPT ? `${answered.body.slice(0, EXCERPT)}…` : answered.body}
          </a>
        </p>
      )}
      <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.body}</p>
      {event.files.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-3 text-xs">
          {event.files.map(({ id, name }) => (
            <li key={id}>
              <FileLink fileId={id} name={name} />
            </li>
          ))}
        </ul>
      )}
      <ReplyForm
        fields={{
          ...(event.orderId ? { order_id: event.orderId } : subject),
          reply_to_id: event.id,
          id: crypto.randomUUID(),
        }}
        about={`the message of ${who}`}
      />
    </>
  );
}
