import {
  ArrowRight,
  Box,
  ClipboardCheck,
  FileText,
  ListTodo,
  type LucideIcon,
  MessageSquare,
  MessagesSquare,
  StickyNote,
} from "lucide-react";
import Link from "next/link";
import { durationBetween } from "@/lib/format/durations";
import type { Words } from "@/lib/states/words-schema";
import type { StreamEvent } from "@/lib/stream/events";
import { DiscussionBody } from "./discussion-body";
import { FileBody } from "./file-body";
import { InstructionBody } from "./instruction-body";
import { MessageBody } from "./message-body";
import { StateBody } from "./state-body";
import type { Reader } from "./stream";
import { ProjectBody, TaskBody } from "./work-bodies";

const icons: Record<StreamEvent["kind"], LucideIcon> = {
  state: ArrowRight,
  message: MessageSquare,
  comment: StickyNote,
  file: FileText,
  task: ListTodo,
  project: Box,
  discussion: MessagesSquare,
  instruction: ClipboardCheck,
};

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

type EventLineProps = { event: StreamEvent; all: StreamEvent[]; words: Words; reader: Reader; now: Date };

/** One line of the stream: a sign, who and what, when. */
export function EventLine({ event, all, words, reader, now }: EventLineProps) {
  const Icon = icons[event.kind];
  const isNew = event.kind === "message" && event.isUnread;
  return (
    <li
      id={event.id}
      className={`flex scroll-mt-16 gap-2 border-t py-2 text-sm first:border-t-0 ${isNew ? "bg-selected" : ""}`}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-quiet" />
      <div className="min-w-0 flex-1">
        {event.orderId && !("order_id" in reader.subject) && event.kind !== "state" && (
          <Link href={`/orders/${event.orderId}`} className="mr-2 figures text-xs text-quiet hover:underline">
            {event.orderNumber}
          </Link>
        )}
        <EventBody event={event} all={all} words={words} reader={reader} now={now} />
      </div>
      <time dateTime={event.at} title={`${durationBetween(event.at, now)} ago`} className="figures text-xs text-quiet">
        {time.format(new Date(event.at))}
      </time>
    </li>
  );
}

function EventBody({ event, all, words, reader, now }: EventLineProps) {
  switch (event.kind) {
    case "state":
      return <StateBody event={event} words={words} now={now} isOwnPage={"order_id" in reader.subject} />;
    case "message":
      return <MessageBody event={event} all={all} subject={reader.subject} />;
    case "comment":
      return (
        <>
          <span className="text-quiet">
            {event.actor ?? "Somebody the records do not name"} noted
            {event.isInternal ? ", for the lab only" : ", for the practice too"}
          </span>
          <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.body}</p>
        </>
      );
    case "file":
      return <FileBody event={event} words={words} />;
    case "task":
      return <TaskBody event={event} words={words} now={now} />;
    case "project":
      return <ProjectBody event={event} words={words} />;
    case "discussion":
      return <DiscussionBody event={event} words={words} reader={reader} />;
    case "instruction":
      return <InstructionBody event={event} words={words} approves={reader.approves} />;
  }
}
