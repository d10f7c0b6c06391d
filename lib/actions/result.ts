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

/** Somebody else saved first: both versions come back, with theirs as the one that the next attempt replaces knowingly. */
export function conflict(theirs: Record<string, unknown>, formData: FormData): Conflict {
  const shown = Object.entries(theirs).map(([key, value]): [string, string] => [
    key,
    value === null ? "" : String(value),
  ]);
  return {
    status: "conflict",
    message:
      "Somebody else saved this while you were editing. Both versions are shown: keep yours or take theirs, then save.",
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
