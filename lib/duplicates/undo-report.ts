import { z } from "zod";
import { sayMoves } from "./words";

const note = z.object({ message: z.string() });
const undoReport = z.object({ stays: z.record(z.string(), z.number()), notes: z.array(note) });
const answerSchema = z.object({ undone: z.number(), events: z.array(undoReport), blocked: z.array(note) });

/** Sentences that several rows share are said once, with how many they are about. */
function gather(notes: { message: string }[]): string[] {
  return [...Map.groupBy(notes, ({ message }) => message)].map(([message, same]) =>
    same.length > 1 ? `${message} (${same.length} times)` : message,
  );
}

/** What taking one merge back left as it found it: nothing, when nobody had changed anything since. */
export function sayReport(report: unknown): string[] {
  const parsed = undoReport.safeParse(report);
  if (!parsed.success) return [];
  const added = sayMoves(parsed.data.stays);
  return [...gather(parsed.data.notes), ...(added ? [`Added after the merge, so it stays: ${added}.`] : [])];
}

export function sayUndone(answer: unknown): string {
  const { undone, events, blocked } = answerSchema.parse(answer);
  const back = undone === 1 ? "Undone. Both records are back." : `Undone. ${undone} records are back.`;
  const kept = [...new Set(events.flatMap(sayReport))];
  return [back, ...kept, ...gather(blocked)].join(" ");
}
