export type ActionResult<T = void> =
  | { status: "idle" }
  | { status: "success"; message: string; data: T }
  | { status: "invalid"; fieldErrors: Record<string, string[] | undefined>; values: Record<string, string> }
  | { status: "error"; message: string; values?: Record<string, string> };

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

export function failure(message: string, formData?: FormData): Failure {
  return { status: "error", message, ...(formData ? { values: typedValues(formData) } : {}) };
}
