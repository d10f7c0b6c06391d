import { z } from "zod";
import { visibleText } from "@/lib/forms/text";

export const optionKinds = ["patients", "cases", "practices", "doctors", "colleagues", "products"] as const;

export type OptionKind = (typeof optionKinds)[number];

/** One entry of a picker; note is a price, a number or a practice. */
export type Option = { value: string; label: string; note?: string; price?: number };

export const findOptionsInput = z.object({
  kind: z.enum(optionKinds),
  q: z
    .string()
    .transform(visibleText)
    .transform((value) => value.slice(0, 100)),
});
