import type { PostgrestError } from "@supabase/supabase-js";

/** Raised by our own functions with a sentence meant for people; PostgREST answers with the status behind PT. */
const rules = new Set(["PT404", "PT409", "PT422"]);

/** The embedded front passes only some codes of the database on; for the others it has one of its own. */
const UNNAMED = "SUP";

function databaseCode({ code, message }: Pick<PostgrestError, "code" | "message">): string {
  if (code !== UNNAMED) return code;
  if (message.includes("violates exclusion constraint")) return "23P01";
  if (message.includes("violates check constraint")) return "23514";
  return code;
}

/** The form brought the id of its row and a row with this id is there: perhaps the same form has arrived before. */
export function isSentTwice(error: Pick<PostgrestError, "code" | "message">): boolean {
  return databaseCode(error) === "23505" && /_pkey/.test(error.message);
}

const sentences: Record<string, string> = {
  "42501": "You are not allowed to do this.",
  "23505": "This already exists.",
  "23P01": "This overlaps with something that is already there.",
  "23503": "Something this refers to does not exist any more.",
  "23514": "A value is outside what is allowed.",
};

/** What a person is told when a write was refused. The details go to the log, never to the screen. */
export function explainRefusal(
  error: Pick<PostgrestError, "code" | "message">,
  what: string,
  known: Record<string, string> = {},
): string {
  const code = databaseCode(error);
  const sentence = known[code] ?? (rules.has(code) ? error.message : sentences[code]);
  if (!sentence) console.error(`${what} failed`, { code: error.code, message: error.message });
  return sentence ?? "This could not be saved. Nothing was changed; try again in a moment.";
}

export const CHANGED_MEANWHILE =
  "Somebody else saved this while you were editing. Your text is still here: reload to see theirs, then enter yours again.";

export const SENT_BEFORE =
  "This form was sent before with other words, and those were saved. Your text is still here: open the page anew to add it as well.";
