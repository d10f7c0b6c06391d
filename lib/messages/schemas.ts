import { z } from "zod";
import { newId, optionalId, requiredProse, subjectId, vocabularyKey } from "@/lib/forms/fields";

export const writeMessageInput = z
  .object({
    id: newId,
    case_id: subjectId,
    order_id: subjectId,
    patient_id: subjectId,
    reply_to_id: optionalId,
    message_type: vocabularyKey("what kind of message it is"),
    body: requiredProse("a message", 20_000),
  })
  .refine(({ case_id, order_id, patient_id }) => [case_id, order_id, patient_id].filter(Boolean).length === 1, {
    error: "A message is about one thing.",
  });

/** Ids with commas between them: everything unread that a page shows. */
export const markReadInput = z.object({
  message_ids: z
    .string()
    .max(20_000)
    .transform((text) => text.split(","))
    .pipe(z.array(z.guid()).min(1).max(500)),
});

/** Files that go with a message, ids with commas between them; they are known already, so nothing is sent twice. */
export const attachmentsInput = z.object({
  file_ids: z
    .string()
    .max(2000)
    .optional()
    .transform((text) => (text ? text.split(",") : []))
    .pipe(z.array(z.guid()).max(20)),
});
