import { type AuditReport } from "./audit.ts";
import { type FillReport, type Load } from "./fill.ts";
import { type Measured } from "./measure.ts";
import { type OperationKey } from "./operations.ts";
import { AUDIT_TARGET, INGESTION_TARGET, targets } from "./targets.ts";

export type Answer = { persona: string; operation: OperationKey; measured: Measured };
export type Report = {
  engine: string;
  server: string;
  orders: number;
  samples: number;
  fill: FillReport;
  vectors: Load | null;
  factSeconds: number;
  vacuumSeconds: number;
  mismatches: number;
  ours: Answer[];
  legacy: Answer[];
  legacyIndexed: Answer[];
  audit: AuditReport;
};

export const verdict = (isMet: boolean) => (isMet ? "ok" : "MISSED");
const whole = (value: number) => Math.round(value).toLocaleString("en-US");
export const ms = (value: number) => `${value < 100 ? value.toFixed(1) : whole(value)} ms`;
const percent = (share: number | null) => (share === null ? "" : `${Math.round(share * 100)} %`);

export function printTable(title: string, header: string[], rows: string[][]): void {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  console.log(`\n${title}\n${line(header)}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of rows) console.log(line(row));
}

function printFill({ fill, vectors, factSeconds, vacuumSeconds, mismatches }: Report): void {
  const rows = [...fill.loads, ...(vectors ? [vectors] : [])].map(({ table, rows, seconds }) => [
    table,
    whole(rows),
    seconds > 0 ? seconds.toFixed(1) : "",
    seconds > 0 ? whole((rows / seconds) * 60) : "",
  ]);
  printTable("Ingestion into fully indexed tables", ["table", "rows", "seconds", "rows/minute"], rows);
  const met = verdict(fill.rowsPerMinute >= INGESTION_TARGET);
  console.log(
    `total ${whole(fill.rows)} rows in ${fill.seconds.toFixed(1)} s = ${whole(fill.rowsPerMinute)} rows/minute` +
      `, target ${whole(INGESTION_TARGET)}: ${met} (vectors apart; making the rows up took ${fill.preparingSeconds.toFixed(0)} s more)`,
  );
  console.log(
    `tenant mismatches: ${mismatches}, facts counted in ${factSeconds.toFixed(1)} s, vacuum analyze ${vacuumSeconds.toFixed(1)} s`,
  );
}

function printOurs({ ours, samples }: Report): void {
  printTable(
    `Through row level security, database time of the round trip, ${samples} samples`,
    ["operation", "persona", "p50", "p95", "target p95", "", "seed"],
    ours.map(({ operation, persona, measured }) => {
      const { p95, seed } = targets[operation];
      return [
        operation,
        persona,
        ms(measured.all.p50),
        ms(measured.all.p95),
        ms(p95),
        verdict(measured.all.p95 <= p95),
        seed,
      ];
    }),
  );
  const searches = ours.filter(({ operation }) => operation === "patient search");
  printTable(
    "Patient search by kind of query, p95 and how often the patient is among the first twenty",
    ["kind", ...searches.map(({ persona }) => persona)],
    Object.keys(searches[0]?.measured.byLabel ?? {}).map((kind) => [
      kind,
      ...searches.map(({ measured }) => {
        const timing = measured.byLabel[kind];
        return timing ? `${ms(timing.p95)} ${percent(timing.found)}` : "";
      }),
    ]),
  );
}

function printLegacy({ ours, legacy, legacyIndexed }: Report): void {
  const rows = legacy.map(({ operation, measured }) => {
    const own =
      ours.find((answer) => answer.operation === operation && answer.persona === "staff")?.measured.all.p50 ??
      Number.NaN;
    const indexed = legacyIndexed.find((answer) => answer.operation === operation)?.measured.all.p50 ?? Number.NaN;
    const ratio = measured.all.p50 / own;
    const { claim } = targets[operation];
    return [
      operation,
      ms(own),
      ms(measured.all.p50),
      `${ratio.toFixed(1)}x`,
      claim ? `${claim}x` : "",
      claim ? verdict(ratio >= claim) : "",
      ms(indexed),
      `${(indexed / own).toFixed(1)}x`,
    ];
  });
  printTable(
    "Ours (staff, p50) beside the same data in the legacy shape (p50, no policies)",
    ["operation", "ours", "legacy", "ratio", "seed's claim", "", "legacy + index on target", "ratio"],
    rows,
  );
}

function printAudit({ audit }: Report): void {
  const list = (values: number[]) => values.map((value) => whole(value)).join(", ");
  console.log(
    `\nAudit: update of ${whole(audit.rows)} orders with the log ${list(audit.withAudit)} ms, without ${list(audit.withoutAudit)} ms` +
      `\nratio of the medians ${audit.ratio.toFixed(1)}, target < ${AUDIT_TARGET}: ${verdict(audit.ratio < AUDIT_TARGET)}` +
      `\nsealed ${whole(audit.verification.sealed)} rows, problems before tampering ${audit.verification.before}, after: ${audit.verification.after.join("; ") || "NONE NAMED"}`,
  );
}

export function printReport(report: Report): void {
  printFill(report);
  printOurs(report);
  if (!report.vectors) console.log("semantic search: not on this engine: no pgvector");
  printLegacy(report);
  printAudit(report);
}
