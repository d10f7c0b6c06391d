import type { Finding, Verdict } from "./fates.ts";

type Outcome = {
  entity: string;
  outcome: Verdict["outcome"] | "finding";
  code: string;
  column: string;
  count: number;
  ids: string[];
};
export type Label = { recordId: string; state: string | null; kind: string };
type Groups = {
  duplicatePatients: string[][];
  sameNamePersons: string[][];
  duplicateOffices: string[][];
  sharedEmails: string[][];
};
/** In cents. */
type Money = {
  paymentsTotal: number;
  loadedTotal: number;
  rejectedTotal: number;
  operationsPaid: number;
  operationsRefunded: number;
  loadedPaid: number;
  loadedRefunded: number;
};

export type Manifest = {
  seed: number;
  scale: number;
  tables: Record<string, number>;
  entities: { entity: string; read: number; loaded: number }[];
  outcomes: Outcome[];
  groups: Groups;
  labels: Label[];
  money: Money;
  ambiguousTargets: string[];
};

const LISTED_IDS = 1_000;

/** Counts what must become of every generated row. */
export class Book {
  readonly groups: Groups = { duplicatePatients: [], sameNamePersons: [], duplicateOffices: [], sharedEmails: [] };
  readonly labels: Label[] = [];
  readonly ambiguousTargets: string[] = [];
  readonly tables: Record<string, number> = {};
  readonly money: Money = {
    paymentsTotal: 0,
    loadedTotal: 0,
    rejectedTotal: 0,
    operationsPaid: 0,
    operationsRefunded: 0,
    loadedPaid: 0,
    loadedRefunded: 0,
  };
  private readonly outcomes = new Map<string, Outcome>();
  private readonly entities = new Map<string, { read: number; loaded: number }>();

  /** One source row of an entity. A row that is not loaded has no findings. */
  row(entity: string, id: number | string, verdict: Verdict | null, findings: readonly Finding[] = []): void {
    const counts = this.entities.get(entity) ?? { read: 0, loaded: 0 };
    this.entities.set(entity, counts);
    counts.read++;
    if (verdict) {
      this.note(entity, verdict.outcome, verdict, id);
      return;
    }
    counts.loaded++;
    for (const found of findings) this.note(entity, "finding", found, id);
  }

  private note(entity: string, outcome: Outcome["outcome"], { code, column }: Finding, id: number | string): void {
    const key = [entity, outcome, code, column].join(" ");
    const known = this.outcomes.get(key) ?? { entity, outcome, code, column, count: 0, ids: [] };
    this.outcomes.set(key, known);
    known.count++;
    if (known.ids.length < LISTED_IDS) known.ids.push(String(id));
  }

  close(seed: number, scale: number): Manifest {
    const byKey = <T>(entries: Iterable<[string, T]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      seed,
      scale,
      tables: Object.fromEntries(byKey(Object.entries(this.tables))),
      entities: byKey(this.entities).map(([entity, counts]) => ({ entity, ...counts })),
      outcomes: byKey(this.outcomes).map(([, outcome]) => outcome),
      groups: this.groups,
      labels: this.labels,
      money: this.money,
      ambiguousTargets: this.ambiguousTargets,
    };
  }
}
