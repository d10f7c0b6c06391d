import { z } from "zod";
import { formatBytes } from "@/lib/format/bytes";
import { newId, requiredText, subjectId, vocabularyKey } from "@/lib/forms/fields";
import { ALLOWED, extensionOf, isClaimBelievable, MAX_BYTES, mimeTypeOf } from "./kinds";

const wrongKind = `This kind of file cannot be stored. Choose one of these: ${ALLOWED}.`;

/** One file, before its bytes are sent and again when they have arrived: what the row will hold. */
export const announceFileInput = z
  .object({
    id: newId,
    case_id: subjectId,
    order_id: subjectId,
    patient_id: subjectId,
    name: requiredText("a name", 255).refine((name) => mimeTypeOf(name) !== undefined, { error: wrongKind }),
    byte_size: z.coerce
      .number({ error: "Choose a file." })
      .int()
      .min(1, { error: "This file is empty." })
      .max(MAX_BYTES, {
        error: ({ input }) =>
          `This file is ${formatBytes(Number(input))}. At most ${formatBytes(MAX_BYTES)} can be stored.`,
      }),
    mime_type: z.string().max(200),
    file_type: vocabularyKey("what the file shows"),
  })
  .refine(({ case_id, order_id, patient_id }) => [case_id, order_id, patient_id].filter(Boolean).length === 1, {
    error: "A file belongs to one thing.",
  })
  .refine(({ name, mime_type }) => isClaimBelievable(name, mime_type), { path: ["name"], error: wrongKind })
  .transform((file) => ({
    ...file,
    extension: extensionOf(file.name),
    mime_type: mimeTypeOf(file.name) ?? "application/octet-stream",
  }));

export type AnnouncedFile = z.output<typeof announceFileInput>;
