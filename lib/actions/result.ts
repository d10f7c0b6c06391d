export type ActionResult<T = void> =
  | { status: "idle" }
  | { status: "success"; message: string; data: T }
  | { status: "invalid"; fieldErrors: Record<string, string[] | undefined>; values: Record<string, string> }
  | { status: "conflict"; message: string; values: Record<string, string>; theirs: Record<string, string> }
  | { status: "error"; message: string; values?: Record<string, string> };

type Conflict = Extract<ActionResult, { status: "conflict" }>;
type Invalid = Extract<ActionResult, { status: "invalid" }>;
type Failure = { status: "error"; message: string; values?: Record<string, string> };

export const idle = { status: "idle" } as const;

export function success(message: string): ActionResult;
export function success<T>(message: string, data: T): ActionResult<T>;
export function success<T>(message: string, data?: T): ActionResult<T | undefined> {
  return { status: "success", message, data };
}

/** What was typed comes back, so that nothing is lost; passwords never do. */
export function typedValues(formData: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of formData) {
    if (typeof value === "string" && !name.startsWith("$ACTION") && !/password/i.test(name)) values[name] = value;
  }
  return values;
}

/** As the fields of a form send it; a moment in the one spelling that they have. */
function asTyped(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? `${new Date(text).toISOString().slice(0, 16)}:00Z` : text;
}

/** Somebody else saved first: both versions come back, with theirs as the one that the next attempt replaces knowingly. */
export function conflict(theirs: Record<string, unknown>, formData: FormData): Conflict {
  const shown = Object.entries(theirs).map(([key, value]): [string, string] => [key, asTyped(value)]);
  return {
    status: "conflict",
    message:
      "Somebody else saved this while you were editing. Where you both changed something, both versions are shown; the rest is theirs. Look, then save again.",
    values: typedValues(formData),
    theirs: Object.fromEntries(shown),
  };
}

/** What only the action itself could find wrong with a field. */
export function invalid(fieldErrors: Record<string, string[] | undefined>, formData: FormData): Invalid {
  return { status: "invalid", fieldErrors, values: typedValues(formData) };
}

export function failure(message: string, formData?: FormData): Failure {
  return { status: "error", message, ...(formData ? { values: typedValues(formData) } : {}) };
}
