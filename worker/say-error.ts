import { ZodError } from "zod";

/** What went wrong without the values it went wrong with: they may be names. */
export function sayError(error: unknown): string {
  if (error instanceof ZodError) return `${error.issues.length} values are not what they should be`;
  return error instanceof Error ? error.message : String(error);
}
