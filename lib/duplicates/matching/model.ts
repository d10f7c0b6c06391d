import { z } from "zod";
import { type Field, fieldLevels, fieldNames } from "./fields.ts";

const shares = z.array(z.number().min(0).max(1));
const fieldWeights = z.object({
  /** The share of pairs at each level when both are one person. */
  same: shares,
  /** And when they are two. */
  others: shares,
  /** And when they are two of one family, who share more than a name. Shipped, never learnt. */
  family: shares,
});

export const modelSchema = z.object({
  /** The share of all pairs that are one person. */
  prior: z.number().positive().max(1),
  /** The share of all pairs that are two of one family. */
  families: z.number().nonnegative().max(1),
  /** How many people the values were counted among. */
  people: z.number().int().nonnegative(),
  fields: z.record(z.enum(fieldNames as [Field, ...Field[]]), fieldWeights),
  /** How often the frequent values of a field occur. Whatever is not listed is rare. */
  frequencies: z.partialRecord(
    z.enum(fieldNames as [Field, ...Field[]]),
    z.record(z.string(), z.number().int().positive()),
  ),
});
export type Model = z.infer<typeof modelSchema>;

/** How often a value was counted. Somebody may be called Constructor, and every object has one of those. */
export function timesIn({ frequencies }: Model, field: Field, value: string | undefined): number {
  const counted = frequencies[field];
  return value !== undefined && counted && Object.hasOwn(counted, value) ? (counted[value] ?? 0) : 0;
}

export const levelsOf = (field: Field) => fieldLevels[field].length;

/** Two people who agree by accident on something that many share have said little; on something rare, a lot. In nats. */
export function rarity(sharesOfOthers: number, count: number, people: number): number {
  const share = Math.max(count, 1) / Math.max(people, 1);
  return 0.8 * Math.min(3, Math.max(-8, Math.log(sharesOfOthers / share)));
}
