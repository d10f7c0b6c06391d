import { z } from "zod";

/** States, types and priorities are keys of vocabularies; their names are written once, in the database. */
const word = z.object({ key: z.string(), name: z.string() });
const state = word.extend({ isFinal: z.boolean() });

export const wordsSchema = z.object({
  caseStates: z.array(state),
  orderStates: z.array(state),
  taskStates: z.array(state),
  projectStates: z.array(state),
  caseTypes: z.array(word),
  orderTypes: z.array(
    word.extend({
      requiresCase: z.boolean(),
      schema: z.record(z.string(), z.json()),
      questionOrder: z.array(z.string()),
    }),
  ),
  priorities: z.array(word),
  projectTypes: z.array(word),
  discussionTypes: z.array(word),
  instructionTypes: z.array(word),
  fileTypes: z.array(word),
  serviceLevels: z.array(z.object({ noun: z.enum(["case", "order"]), state: z.string(), hours: z.coerce.number() })),
});

export type Words = z.infer<typeof wordsSchema>;
