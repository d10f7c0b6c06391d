import { type OperationKey } from "./operations.ts";

/** The table of targets in the data model, and what the seeds promised over the legacy database. */
export const targets: Record<OperationKey, { p95: number; seed: string; claim: number | null }> = {
  "patient search": { p95: 20, seed: "50-100 ms", claim: 100 },
  "case dashboard": { p95: 20, seed: "100-200 ms", claim: 80 },
  "order history": { p95: 10, seed: "50-100 ms", claim: 60 },
  "workflow state": { p95: 5, seed: "10-50 ms", claim: 200 },
  "semantic search": { p95: 50, seed: "200-500 ms", claim: null },
};
export const INGESTION_TARGET = 1_000_000;
export const AUDIT_TARGET = 4;
