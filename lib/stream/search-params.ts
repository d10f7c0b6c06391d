import { z } from "zod";

/** The parts of a stream that somebody may want to see alone. */
export const streamParts = [
  "state",
  "message",
  "comment",
  "file",
  "task",
  "project",
  "discussion",
  "instruction",
] as const;

export const streamParams = z.object({
  show: z.enum(streamParts).optional().catch(undefined),
  before: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

export type StreamParams = z.infer<typeof streamParams>;
