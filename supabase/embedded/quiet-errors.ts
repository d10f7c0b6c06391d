import { z } from "zod";

/** What the driver calls an error of PostgreSQL; detail, where and parameters of it may hold a patient's data. */
const databaseError = z.looseObject({ name: z.literal("PostgresError"), code: z.string(), message: z.string() });

/** Messages of these classes name columns and rules; those of others may repeat what somebody typed. */
const harmless = /^(PT|42|23|25|28|40|53|55|57)/;

function asLine(value: unknown): unknown {
  const known = databaseError.safeParse(value).data;
  if (!known) return value;
  return `database: ${known.code}${harmless.test(known.code) ? ` ${known.message}` : ""}`;
}

/**
 * The APIs print each failure of the database whole, with the row that failed in it. Here one line is left: the code, and the
 * message where it cannot hold data. Expected refusals are lines like the others, not traces.
 */
export function printErrorsWithoutData(): void {
  const print = console.error.bind(console);
  console.error = (...values: unknown[]) => print(...values.map(asLine));
}
