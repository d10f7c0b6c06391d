import { z } from "zod";
import { id, optionalId, optionalText, requiredProse, vocabularyKey } from "@/lib/forms/fields";

/** About exactly one patient, case or order, or to one person. */
export const sendMessageInput = z
  .object({
    patient_id: optionalId,
    case_id: optionalId,
    order_id: optionalId,
    recipient_id: optionalId,
    reply_to_id: optionalId,
    message_type: vocabularyKey("what kind of message it is"),
    subject: optionalText(),
    body: requiredProse("a message", 20_000),
  })
  .refine(
    ({ patient_id, case_id, order_id, recipient_id }) =>
      [patient_id, case_id, order_id, recipient_id].filter(Boolean).length === 1,
    { error: "A message is about one thing." },
  );

export const markReadInput = z.object({ message_id: id });
