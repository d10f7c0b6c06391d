/** As many rows as one bulk step takes; the database refuses more. */
export const BULK_LIMIT = 1000;

/** What a bulk step would do, or did: who moves, who stays and why. */
export type BulkOutcome = {
  moved: number;
  refused: { number: string; state: string; problem: string }[];
  toState: string;
  isPreview: boolean;
};
