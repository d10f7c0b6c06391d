import { Badge } from "@/components/ui/badge";
import { formatRelative } from "@/lib/format/dates";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { EventOf } from "@/lib/stream/events";
import { TaskState } from "./task-state";

type TaskBodyProps = { event: EventOf<"task">; words: Words; now: Date };

export function TaskBody({ event, words, now }: TaskBodyProps) {
  const isFinal = words.taskStates.find(({ key }) => key === event.state)?.isFinal ?? false;
  const isLate = !isFinal && event.dueAt !== null && new Date(event.dueAt) < now;
  return (
    <>
      <span className={`font-medium wrap-anywhere ${isFinal ? "text-quiet line-through" : ""}`}>{event.title}</span>
      <span className="flex flex-wrap items-center gap-x-3 text-xs text-quiet">
        <span>Task for {event.assignee ?? "nobody yet"}</span>
        {event.dueAt &&
          (isLate ? (
            <Badge tone="red">Due {formatRelative(event.dueAt, now)}</Badge>
          ) : (
            <span>due {formatRelative(event.dueAt, now)}</span>
          ))}
        {event.priority !== "normal" && <span>{nameOf(words.priorities, event.priority)}</span>}
      </span>
      {event.body && <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.body}</p>}
      <TaskState task={event} states={words.taskStates} />
    </>
  );
}

export function ProjectBody({ event, words }: { event: EventOf<"project">; words: Words }) {
  return (
    <>
      <span className="font-medium wrap-anywhere">
        <span className="figures">{event.number}</span> {event.name}
      </span>
      <span className="block text-xs text-quiet">
        {nameOf(words.projectTypes, event.type)}, version {event.version},{" "}
        {nameOf(words.projectStates, event.state).toLowerCase()}
      </span>
    </>
  );
}
