import { type Sql, type TransactionSql } from "postgres";

export type Sample = { label: string; run: (tx: TransactionSql) => Promise<boolean | null> };
export type Timing = { samples: number; p50: number; p95: number; found: number | null };

/** How a request reaches the database: the role and the claims of whoever asks, for one transaction. */
export type Caller = { userId: string } | null;

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function summarise(times: number[], found: boolean[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    samples: times.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    found: found.length > 0 ? found.filter(Boolean).length / found.length : null,
  };
}

export async function become(tx: TransactionSql, caller: Caller): Promise<void> {
  if (!caller) return;
  const claims = JSON.stringify({ sub: caller.userId, role: "authenticated" });
  await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${caller.userId}, true),
    set_config('request.jwt.claim.role', 'authenticated', true), set_config('role', 'authenticated', true)`;
}

export type Measured = { all: Timing; byLabel: Record<string, Timing> };

const WARM_UP = 3;
const LIMIT_MS = 20_000;

/** Times every sample in a transaction of its own. Very slow questions stop after a while: their answer is clear by then. */
export async function measure(sql: Sql, caller: Caller, samples: Sample[]): Promise<Measured> {
  const times: { label: string; ms: number; found: boolean | null }[] = [];
  const begun = performance.now();
  for (const [index, sample] of [...samples.slice(0, WARM_UP), ...samples].entries()) {
    if (times.length >= 3 && performance.now() - begun > LIMIT_MS) break;
    await sql.begin(async (tx) => {
      await become(tx, caller);
      const started = performance.now();
      const found = await sample.run(tx);
      if (index >= WARM_UP) times.push({ label: sample.label, ms: performance.now() - started, found });
    });
  }
  const pick = (label?: string) => {
    const chosen = times.filter((time) => label === undefined || time.label === label);
    return summarise(
      chosen.map(({ ms }) => ms),
      chosen.flatMap(({ found }) => (found === null ? [] : [found])),
    );
  };
  const labels = [...new Set(times.map(({ label }) => label))];
  return { all: pick(), byLabel: Object.fromEntries(labels.map((label) => [label, pick(label)])) };
}
