import { z } from "zod";
import { id, optionalBirthDate, optionalEmail, optionalText, requiredText } from "@/lib/forms/fields";
import { relations } from "./matching/decide";

const idList = z
  .string()
  .transform((text) => text.split("."))
  .pipe(z.array(z.guid()).min(1).max(70));

/** The cluster, and the filters under which it was opened. */
const place = { clusterId: id, queue: z.string().max(500).default("") };

export const clusterInput = z.object({ clusterId: id });
export const snoozeInput = z.object({ ...place, days: z.coerce.number().int().min(0).max(90) });

const pairs = { ...place, patientIds: idList.pipe(z.array(z.guid()).min(2, "At least two records.")) };
export const apartInput = z.object({ ...pairs, reason: optionalText(2000) });
export const relatedInput = z.object({
  ...pairs,
  relation: z.enum(relations, { error: "Choose what they are to each other." }),
});

export const withdrawInput = z.object({ decisionIds: idList });

/** A value that is typed instead of chosen obeys the rules of the form of a patient. */
const typedValues = z
  .object({
    "typed.given_name": optionalText(100),
    "typed.family_name": optionalText(100),
    "typed.birth_date": optionalBirthDate,
    "typed.phone": optionalText(50),
    "typed.email": optionalEmail,
  })
  .partial();

/** The choices and versions of a merge travel as fields of the form, named by their field or record. */
export const mergeInput = z
  .object({
    ...place,
    survivorId: id,
    mergedIds: idList,
    batchId: id,
    reason: requiredText("why they are one person", 2000),
    ...typedValues.shape,
  })
  .catchall(z.string());

export const undoInput = z.object({ batchId: id });
export const undoEventInput = z.object({
  eventId: id,
  withLater: z.enum(["yes", "no"]).default("no"),
  /** A checkbox: absent when it is off. */
  isNotDuplicate: z.literal("on").optional(),
});
export const redoInput = z.object({ eventId: id, batchId: id });
export const activateInput = z.object({ version: z.coerce.number().int().min(1) });

/** The clusters and the versions of their records, as the dry run has shown them. */
export const togetherInput = z.object({
  batchId: id,
  clusterIds: idList,
  versions: z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "Look at them anew." });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.guid(), z.number().int())),
  reason: requiredText("why they are one person each", 2000),
});

/** Each practice is a field of its own, present when it is on. */
export const automaticInput = z
  .object({
    dailyCap: z.coerce
      .number({ error: "A number between 1 and 1000." })
      .int("A whole number.")
      .min(1, "At least 1.")
      .max(1000, "At most 1000."),
    rowVersion: z.coerce.number().int(),
  })
  .catchall(z.string());

export const scanInput = z.object({ kind: z.enum(["scan", "training"]) });
