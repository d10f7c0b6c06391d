const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Whether the session with the server is gone. */
export const isCut = (error: unknown): boolean => /^(08|57P0|CONNECT|ECONN|EPIPE)/.test(codeOf(error));

/** A connection that was cut, a server that restarts, two transactions in each other's way: the same batch may work in a moment. */
export const isPassing = (error: unknown): boolean =>
  isCut(error) || /^(25P03|40001|40P01|53300|55P03|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(codeOf(error));

/** Something about a row that no rule of the mapping foresaw. */
export const isAboutData = (error: unknown): boolean => /^(22|23|PT422|P0001)/.test(codeOf(error));

/** A batch of several that were written beside each other: its rows, the letters that landed before, or a lock that another one holds. */
export const isRefusal = (error: unknown): boolean => isAboutData(error) || /^(25P02|40P01|55P03)/.test(codeOf(error));

const reasons: Record<string, string> = {
  "23502": "empty_required",
  "23503": "orphan_parent_missing",
  "23505": "duplicate_natural_key",
  "23514": "check_violation",
  "22003": "numeric_overflow",
  "22007": "bad_date",
  "22008": "bad_date",
  "22021": "encoding",
  "22P05": "encoding",
  "22P02": "invalid_number",
};

/** The code under which the inbox lists the row that caused it. */
export function reasonOf(error: unknown): { code: string; column: string } {
  const column =
    error instanceof Error && "column_name" in error && typeof error.column_name === "string"
      ? error.column_name
      : "id";
  return { code: reasons[codeOf(error)] ?? "check_violation", column };
}
