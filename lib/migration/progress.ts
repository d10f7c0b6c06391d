type Counted = {
  expected_rows: number | null;
  read_rows: number;
  status: string;
  rows_per_second: number | null;
  started_at: string | null;
  finished_at: string | null;
};

export type Progress = {
  /** 0 to 1, or null while nobody has counted yet. */
  share: number | null;
  rowsPerSecond: number | null;
  /** Empty while it would be a guess. */
  remainingMs: number | null;
};

/** A share below which an estimate is no better than a guess. */
const TELLING = 0.05;

/** Entities that have not begun are taken to be as quick as those that are done or under way. */
export function progressOf(entities: readonly Counted[], expectedAtLeast = 0): Progress {
  const known = entities.reduce((sum, { expected_rows }) => sum + (expected_rows ?? 0), 0);
  const expected = Math.max(known, expectedAtLeast);
  const read = entities.reduce((sum, { read_rows }) => sum + read_rows, 0);
  const share = expected > 0 ? Math.min(1, read / expected) : null;
  const running = entities.filter(({ status }) => status === "running");
  const rates = running.flatMap(({ rows_per_second }) => rows_per_second ?? []);
  const rowsPerSecond = rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) : null;
  const isTelling = share !== null && share >= TELLING && rowsPerSecond !== null && rowsPerSecond > 0;
  const remainingMs = isTelling ? Math.max(0, (expected - read) / rowsPerSecond) * 1000 : null;
  return { share, rowsPerSecond, remainingMs };
}

/** 14 s, 2 min 5 s, 1 h 3 min: of something that people wait for. */
export function formatWait(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
