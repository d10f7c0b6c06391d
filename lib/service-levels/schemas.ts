import { z } from "zod";

const MOST_HOURS = 24_000;

const hours = z.union(
  [
    z.literal("").transform(() => null),
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/, { error: "Enter whole hours, or nothing for no limit." })
      .transform(Number)
      .pipe(
        z
          .number()
          .min(1, { error: "Enter 1 or more." })
          .max(MOST_HOURS, { error: `Enter ${MOST_HOURS} or less.` }),
      ),
  ],
  { error: "Enter whole hours, or nothing for no limit." },
);

/** One field for each state; which states exist is the database's to say. What else is in the form falls away first. */
export const setServiceLevelsInput = z
  .record(z.string(), z.unknown())
  .transform((fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => /^(case|order)\.[a-z_]+$/.test(name))),
  )
  .pipe(z.record(z.string(), hours));
