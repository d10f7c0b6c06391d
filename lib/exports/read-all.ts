import "server-only";
import { recordAccess } from "@/lib/patients/record-access";

type Reading<Row, After> = {
  read: (after: After | null, size: number) => Promise<Row[]>;
  afterOf: (row: Row) => After;
  patientOf: (row: Row) => string | null;
  /** A route without ids, for the access log. */
  place: string;
};

const PIECE = 500;

/** Rows leave as they are read, so that any number of them needs the memory of one piece; each piece is in the access log first. */
export async function* readAll<Row, After>({ read, afterOf, patientOf, place }: Reading<Row, After>) {
  let after: After | null = null;
  for (;;) {
    const rows: Row[] = await read(after, PIECE);
    const patients = [...new Set(rows.flatMap((row) => patientOf(row) ?? []))];
    if (patients.length > 0) await recordAccess(patients, "export", place);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) return;
    after = afterOf(last);
  }
}

export async function* mapRows<Row, Line>(rows: AsyncIterable<Row>, line: (row: Row) => Line) {
  for await (const row of rows) yield line(row);
}
