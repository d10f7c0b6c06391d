import type { Sql } from "postgres";
import { Landing, type Row } from "./land.ts";
import type { Book } from "./manifest.ts";
import { Random } from "./random.ts";

export type WorldOptions = {
  /** Where the tables live; Django's own place is public. */
  schema: string;
  scale: number;
  seed: number;
  withLogs: boolean;
  renumberContentTypes: boolean;
  say: (line: string) => void;
};

/** What every part of the generator needs. */
export class World {
  readonly sql: Sql;
  readonly book: Book;
  readonly options: WorldOptions;

  constructor(sql: Sql, book: Book, options: WorldOptions) {
    this.sql = sql;
    this.book = book;
    this.options = options;
  }

  get scale(): number {
    return this.options.scale;
  }

  random(subject: string): Random {
    return new Random(`${this.options.seed}:${subject}`);
  }

  /** Rows of a table at this scale; a few tables need a handful of rows for their traps. */
  size(full: number, least = 1): number {
    return Math.max(least, Math.round(full * this.scale));
  }

  /** Fills a table and remembers how many rows it has. */
  async fill(table: string, make: (landing: Landing) => Promise<void>): Promise<void> {
    const landing = new Landing(this.sql, this.options.schema, table);
    await make(landing);
    await landing.close();
    this.book.tables[table] = (this.book.tables[table] ?? 0) + landing.count;
    this.options.say(`${table} ${landing.count}`);
  }

  async fillWith(table: string, rows: Iterable<Row>): Promise<void> {
    await this.fill(table, async (landing) => {
      for (const row of rows) await landing.add(row);
    });
  }
}
