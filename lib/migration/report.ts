import { createHash } from "node:crypto";

export type ReportLine = {
  entity: string;
  measure: string;
  source_value: string | null;
  target_value: string | null;
  holds: boolean;
  differing_ids: readonly (string | number)[];
};

type Report = { runId: string; sourceName: string | null; planHash: string | null; lines: readonly ReportLine[] };

/** The proof of a run as one text, always the same for the same figures: whoever changes one of them changes the hash. */
export function writeReport({ runId, sourceName, planHash, lines }: Report): string {
  const measures = lines.map(({ entity, measure, source_value, target_value, holds, differing_ids }) => ({
    ...{ entity, measure, source: source_value, console: target_value, holds },
    differing: differing_ids.map(String),
  }));
  return `${JSON.stringify({ run: runId, source: sourceName, plan: planHash, measures }, null, 1)}\n`;
}

export function hashReport(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
