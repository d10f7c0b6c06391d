/**
 * A mapping says what becomes of the rows of one legacy table. It is data: the engine makes one SQL statement of it, the pages draw it, and
 * its hash is part of every run. SQL in a mapping sees the row as `r`, with the columns of the source under their own names, a parent
 * under its alias (the new id, empty unless the parent was loaded) and a code under its alias (the meaning). No row looks at another one
 * of its entity: in a first load a batch does not see the one before it.
 */
export type Mapping = {
  /** Also the namespace of the new ids: renaming an entity would move every row. */
  entity: string;
  title: string;
  /** Table of the schema public. */
  table: string;
  source: Source;
  parents?: Record<string, Parent>;
  codes?: Record<string, Code>;
  /** Small sets that are asked of the source once, when the entity begins; `joins` may use them as `fact_<name>`. */
  facts?: Record<string, Fact>;
  /** Joins to tables of the target, and what they add to the row. */
  joins?: string[];
  carries?: Record<string, string>;
  /** Decided before the parents are looked at. */
  first?: Rule[];
  /** In this order, after the parents; the first one that holds decides. */
  rejects?: Rule[];
  /** The row is loaded, and somebody should know about a column. */
  findings?: Rule[];
  /** Column of the target to SQL. id, organization_id and, where there is one, the legacy id are the engine's. */
  values: Record<string, string>;
  /** Where the legacy id goes; empty for tables that have no place for it. */
  legacyKey?: string;
  /** A link or a history that follows from rows which report their losses themselves: what has lost a parent is left out in silence. */
  isDerived?: boolean;
  /**
   * Many rows, and triggers that add nothing to a row which the migration brings. The engine loads them with triggers and foreign keys
   * at rest: it has looked every parent up itself, writes the line of the log itself, and the validation proves the keys afterwards.
   * At first, where that is true of new rows only. What has to follow from a row whoever writes it is a trigger that never rests.
   */
  isBulk?: true | "at first";
  /** Columns of the target whose sums have to agree with the source, month by month. */
  sums?: Record<string, { column: string; at: string }>;
  /** Tables whose rows triggers make beside the row, by the column that names it; a rollback takes them back as well. */
  leaves?: Record<string, string>;
  /** Columns of the source that are not taken over, and why. */
  ignores?: Record<string, string>;
};

export type Source = {
  /** The table that the rows are counted in. */
  table: string;
  /** SQL behind `from`; a table of the source is written `@table`. */
  from?: string;
  /** Name to type; what is not simply a column says its SQL. The first one is the key: `id`. */
  columns: Record<string, string | { type: string; sql: string }>;
  where?: string;
};

export type Parent = {
  entity: string;
  /** Column of the source that names it. */
  column: string;
  /** Without it the row is rejected; "when named" leaves a row alone that names none. */
  required?: boolean | "when named";
  /** Where the parent was left out by a rule, this row is left out too. */
  follows?: boolean;
  /** What the inbox calls the column, where the mapping computes it. */
  as?: string;
  /** Another entity reports the loss already. */
  isQuiet?: boolean;
  /** Alias of a parent that is the same row wherever this column names one: it is looked up once. */
  sameAs?: string;
};

export type Code = { map: string; column: string; required?: boolean; isQuiet?: boolean };

export type Fact = { sql: string; columns: Record<string, string> };

export type Rule = {
  code: string;
  column: string;
  when: string;
  kind?: "rejected" | "skipped" | "merged";
};
