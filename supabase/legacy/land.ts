import type { Sql } from "postgres";

export type Cell = string | number | boolean | null | undefined;
export type Row = Record<string, Cell>;

/** Small enough that the one session of the embedded engine is free again after a moment. */
const BATCH_ROWS = 1_000;

/** Rows on their way into one table, in batches and in order; the next batch is made while the last one travels. */
export class Landing {
  readonly table: string;
  count = 0;
  private readonly sql: Sql;
  private readonly schema: string;
  private rows: Row[] = [];
  private travelling: Promise<unknown> = Promise.resolve(null);

  constructor(sql: Sql, schema: string, table: string) {
    this.sql = sql;
    this.schema = schema;
    this.table = table;
  }

  async add(row: Row): Promise<void> {
    this.rows.push(row);
    this.count++;
    if (this.rows.length >= BATCH_ROWS) await this.send();
  }

  async close(): Promise<void> {
    if (this.rows.length > 0) await this.send();
    await this.arrive();
  }

  private async arrive(): Promise<void> {
    const failure = await this.travelling;
    if (failure) throw new Error(`Could not fill ${this.table}`, { cause: failure });
  }

  private async send(): Promise<void> {
    await this.arrive();
    const text = JSON.stringify(this.rows);
    this.rows = [];
    const table = this.sql(`${this.schema}.${this.table}`);
    // Cast from text: the driver would encode a parameter of type jsonb a second time.
    this.travelling = this.sql`
      insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${text}::text::jsonb)`.then(
      () => null,
      (error: unknown) => error ?? new Error("unknown"),
    );
  }
}
