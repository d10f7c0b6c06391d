import type { Tone } from "@/components/ui/badge";

/** Kinds of runs, as people call them. */
export const modes = {
  preflight: { name: "Preflight", does: "reads what a run would meet and changes nothing" },
  dry_run: { name: "Dry run", does: "judges every row and writes none" },
  full: { name: "Full run", does: "takes everything over" },
  delta: { name: "Delta", does: "takes over what is new or has changed" },
  retry: { name: "Retry", does: "looks again at rows of the inbox" },
  validate: { name: "Validation", does: "compares the console with the source, row by row" },
  rollback: { name: "Rollback", does: "takes back what a run did" },
} as const;

export type Mode = keyof typeof modes;

export function modeName(mode: string): string {
  return mode in modes ? modes[mode as Mode].name : mode;
}

const statuses: Record<string, { name: string; tone: Tone }> = {
  waiting: { name: "Waiting", tone: "neutral" },
  running: { name: "Running", tone: "blue" },
  paused: { name: "Paused", tone: "amber" },
  done: { name: "Done", tone: "green" },
  blocked: { name: "Stopped", tone: "violet" },
  failed: { name: "Failed", tone: "red" },
  cancelled: { name: "Cancelled", tone: "neutral" },
};

export function statusWords(status: string): { name: string; tone: Tone } {
  return statuses[status] ?? { name: status, tone: "neutral" };
}

export const kinds: Record<string, { name: string; tone: Tone }> = {
  rejected: { name: "Not loaded", tone: "red" },
  conflict: { name: "Both sides changed", tone: "violet" },
  finding: { name: "Loaded with a remark", tone: "amber" },
  skipped: { name: "Left out by rule", tone: "neutral" },
  merged: { name: "Merged into another", tone: "neutral" },
};

export function kindWords(kind: string): { name: string; tone: Tone } {
  return kinds[kind] ?? { name: kind, tone: "neutral" };
}

/** What happened to a row, and what helps. */
const reasons: Record<string, readonly [what: string, help: string]> = {
  orphan_parent_missing: [
    "Points to a row that is not there",
    "The source has lost the row this one belongs to. Restore it there and retry, or waive the row.",
  ],
  orphan_parent_rejected: [
    "Waits for a row that was not loaded",
    "The row it belongs to is in this inbox itself. Settle that one; a retry then brings both.",
  ],
  parent_deleted: ["Belongs to a row that was left out", "Rows of deleted records are left out with them."],
  parent_not_given: ["Names nobody it belongs to", "The column is empty in the source. Fill it there and retry."],
  wrong_kind_of_parent: [
    "Points to somebody of the wrong kind",
    "The id belongs to a person who is no doctor. Correct it in the source and retry.",
  ],
  conflicting_parents: [
    "Belongs to two that contradict each other",
    "Two columns name different owners. Decide in the source which is right.",
  ],
  inactive_parent: ["Belongs to a record that is not active", "Loaded; look whether the record should be active."],
  unmapped_code: ["A code that nobody has explained", "Give the code a meaning among the code maps, then retry."],
  unmapped_content_type: [
    "About a kind of record that is not taken over",
    "The content type is empty or unknown. Correct it in the source and retry, or waive the row.",
  ],
  filtered_deleted: ["Deleted in the legacy system", "Deleted rows are left out."],
  internal_account: ["A test or internal account", "Loaded as such, so that nobody takes it for a customer."],
  duplicate_natural_key: ["The same number or name exists already", "Decide in the source which of the two is right."],
  duplicate_pair: ["The same pair exists already", "The first of the pairs was loaded; nothing is lost."],
  username_collision: ["Another person has this user name", "Loaded without it."],
  shared_email: ["Several persons share the address", "Loaded; who signs in with it is decided by invitation."],
  invalid_email: ["Not an e-mail address", "Loaded without it; the original is kept with the row."],
  empty_required: ["Something that is needed is empty", "Fill it in the source and retry, or waive the row."],
  empty_name: ["Without a name", "Loaded as “(no name)”; find out who it is."],
  check_violation: ["A value that the console does not allow", "Correct it in the source and retry, or waive the row."],
  bad_date: ["A date that cannot be", "Loaded without the date, which is kept with the row."],
  missing_date: ["A date is missing that should be there", "Loaded without it; no date is invented."],
  dates_out_of_order: ["Dates in an order that cannot be", "Loaded as they are."],
  invalid_json: ["Text that should be JSON and is not", "Loaded without it; the original is kept with the row."],
  invalid_number: ["Text that should be a number and is not", "Loaded without it; the original is kept with the row."],
  invalid_rate: ["A tax rate that cannot be", "Loaded without it."],
  ambiguous_rate: ["A tax rate that may be a percentage", "Loaded as percent; check it."],
  numeric_overflow: ["A number that is too large", "Correct it in the source and retry."],
  missing_country: ["Without a country", "Loaded without it."],
  encoding: ["Characters that cannot be read", "Correct the text in the source and retry."],
  tells_no_state: ["Says nothing about a state", "Most messages do not; nothing is lost."],
  contradiction: ["Two signals contradict each other", "Loaded; both are kept and the history shows them."],
  variance: ["A sum that does not add up", "Loaded as it is; look at the payment."],
  refund_exceeds_payment: ["More was paid back than was paid", "Loaded as it is; look at the payment."],
  role_unassigned: ["A role without a person", "Loaded; nobody holds it."],
  dependency_cycle: ["Waits for itself in a circle", "Loaded without the link that closes the circle."],
  edited_since: [
    "Changed here since it was loaded",
    "What somebody wrote here was kept. Where the source is right, change it here by hand.",
  ],
  still_referenced: ["Something else refers to it", "It could not be taken back while the other exists."],
};

export function reasonWords(code: string): { what: string; help: string } {
  const [what, help] = reasons[code] ?? [code.replaceAll("_", " "), "Look at the row."];
  return { what, help };
}

/** Every code that the mappings use has words; a test holds them together. */
export const explainedCodes = new Set(Object.keys(reasons));
