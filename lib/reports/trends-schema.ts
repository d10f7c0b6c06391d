import { z } from "zod";
import { ageSchema } from "./monthly-schema.ts";

const minutes = z.number().nullable();

export const trendsSchema = z.object({
  from: z.string(),
  until: z.string(),
  age: ageSchema,
  volumes: z.array(
    z.object({
      month: z.string(),
      noun: z.enum(["case", "order"]),
      figure: z.string(),
      count: z.number(),
      median: minutes,
      p90: minutes,
    }),
  ),
  series: z.array(
    z.object({
      key: z.string(),
      name: z.string().nullable(),
      month: z.string(),
      sent: z.number(),
      shipped: z.number(),
      median: minutes,
    }),
  ),
  states: z.array(
    z.object({
      noun: z.enum(["case", "order"]),
      state: z.string(),
      entered: z.number(),
      left: z.number(),
      /** Of those who left in the first and in the last month. */
      medianFirst: minutes,
      medianLast: minutes,
    }),
  ),
  refinements: z
    .array(
      z.object({
        month: z.string(),
        mains: z.number(),
        within: z.tuple([z.number().nullable(), z.number().nullable(), z.number().nullable()]),
      }),
    )
    .nullable(),
});

export type StateFlow = z.infer<typeof trendsSchema>["states"][number];
export type Trends = z.infer<typeof trendsSchema>;
