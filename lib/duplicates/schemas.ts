import { z } from "zod";
import { id, optionalText, requiredText } from "@/lib/forms/fields";
import { relations } from "./matching/decide";

const idList = z
  .string()
  .transform((text) => text.split("."))
  .pipe(z.array(z.guid()).min(1).max(50));

export const clusterInput = z.object({ clusterId: id });
export const snoozeInput = z.object({ clusterId: id, days: z.coerce.number().int().min(0).max(90) });

const pairs = { clusterId: id, patientIds: idList.pipe(z.array(z.guid()).min(2, "At least two records.")) };
export const apartInput = z.object({ ...pairs, reason: optionalText(2000) });
export const relatedInput = z.object({
  ...pairs,
  relation: z.enum(relations, { error: "Choose what they are to each other." }),
  reason: optionalText(2000),
});

export const withdrawInput = z.object({ decisionIds: idList });

/** The choices and versions of a merge travel as fields of the form, named by their field or record. */
export const mergeInput = z
  .object({
    clusterId: id,
    survivorId: id,
    mergedIds: idList,
    batchId: id,
    reason: requiredText("why they are one person", 2000),
  })
  .catchall(z.string());

export const undoInput = z.object({ batchId: id, reason: optionalText(2000) });
export const undoEventInput = z.object({ eventId: id, withLater: z.enum(["yes", "no"]).default("no") });
export const redoInput = z.object({ eventId: id, batchId: id });
export const scanInput = z.object({ kind: z.enum(["scan", "training"]) });
