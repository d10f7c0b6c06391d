import { z } from "zod";
import { BULK_LIMIT } from "./bulk-outcome";
import { optionalId, prose, vocabularyKey } from "@/lib/forms/fields";

/** The chosen rows as one hidden field: ids with commas between them. */
const chosenIds = z
  .string()
  .max(40 * BULK_LIMIT)
  .transform((text) => [...new Set(text.split(",").filter(Boolean))])
  .pipe(
    z
      .array(z.guid())
      .min(1, { error: "Choose at least one row." })
      .max(BULK_LIMIT, { error: `Choose at most ${BULK_LIMIT} rows.` }),
  );

export const bulkMoveInput = z.object({
  ids: chosenIds,
  to_state: vocabularyKey("the next state"),
  reason: prose(2000),
});

/** Nobody is a choice of its own: a field that was left empty takes work away from no one. */
export const bulkAssignInput = z
  .object({ ids: chosenIds, assignee_id: optionalId, nobody: z.literal("yes").optional() })
  .refine(({ assignee_id, nobody }) => assignee_id !== null || nobody === "yes", {
    path: ["assignee_id"],
    error: "Choose somebody of the list.",
  })
  .transform(({ ids, assignee_id, nobody }) => ({ ids, assignee_id: nobody === "yes" ? null : assignee_id }));

/** The address of the list behind the question mark: "all that match" means what its filters mean. */
export const wholeListInput = z.object({
  query: z
    .string()
    .max(1000)
    .transform((text) => Object.fromEntries(new URLSearchParams(text))),
});
