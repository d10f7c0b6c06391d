import { z } from "zod";

/** What private.stream answers: one shape for each kind of event, with the same head. */
const head = {
  id: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  actorId: z.string().nullable(),
  orderId: z.string().nullable(),
  orderNumber: z.string().nullable(),
};
const attachment = z.object({ id: z.string(), name: z.string() });
const reply = z.object({ id: z.string(), at: z.string(), author: z.string().nullable(), body: z.string() });

const eventSchema = z.discriminatedUnion("kind", [
  z.object({
    ...head,
    kind: z.literal("state"),
    noun: z.enum(["case", "order"]),
    from: z.string().nullable(),
    to: z.string(),
    reason: z.string().nullable(),
    source: z.string(),
    leftAt: z.string().nullable(),
    isContradiction: z.boolean(),
  }),
  z.object({
    ...head,
    kind: z.literal("message"),
    body: z.string(),
    subject: z.string().nullable(),
    type: z.string(),
    replyTo: z.string().nullable(),
    isUnread: z.boolean(),
    files: z.array(attachment),
  }),
  z.object({ ...head, kind: z.literal("comment"), body: z.string(), isInternal: z.boolean() }),
  z.object({
    ...head,
    kind: z.literal("file"),
    name: z.string(),
    type: z.string(),
    mime: z.string(),
    size: z.number(),
    hasBytes: z.boolean(),
  }),
  z.object({
    ...head,
    kind: z.literal("task"),
    title: z.string(),
    body: z.string(),
    state: z.string(),
    priority: z.string(),
    dueAt: z.string().nullable(),
    version: z.number(),
    assigneeId: z.string().nullable(),
    assignee: z.string().nullable(),
  }),
  z.object({
    ...head,
    kind: z.literal("project"),
    number: z.string(),
    name: z.string(),
    type: z.string(),
    state: z.string(),
    version: z.number(),
  }),
  z.object({
    ...head,
    kind: z.literal("discussion"),
    subject: z.string(),
    type: z.string(),
    priority: z.string(),
    status: z.enum(["active", "resolved", "archived"]),
    body: z.string(),
    resolvedAt: z.string().nullable(),
    version: z.number(),
    replies: z.array(reply),
  }),
  z.object({
    ...head,
    kind: z.literal("instruction"),
    body: z.string(),
    type: z.string(),
    version: z.number(),
    approvedAt: z.string().nullable(),
    approvedBy: z.string().nullable(),
  }),
]);

export const streamSchema = z.array(eventSchema);

export type StreamEvent = z.infer<typeof eventSchema>;
export type EventOf<K extends StreamEvent["kind"]> = Extract<StreamEvent, { kind: K }>;

/** As many as private.stream answers at once; behind them an older part may follow. */
export const STREAM_SIZE = 200;

/** What a page is about, as the forms of its composer send it. */
export type Subject = { case_id: string } | { order_id: string } | { patient_id: string };

/** The files of a stream that have bytes, each once. */
export function filesOf(events: StreamEvent[]): { id: string; name: string }[] {
  return events.flatMap((event) =>
    event.kind === "file" && event.hasBytes ? [{ id: event.id, name: event.name }] : [],
  );
}
