import { z } from "zod";
import { id, newId, requiredProse, rowVersion, vocabularyKey } from "@/lib/forms/fields";

export const addInstructionInput = z.object({
  id: newId,
  order_id: id,
  instruction_type: vocabularyKey("what it is about"),
  content: requiredProse("the instruction"),
});

/** The arguments of approve_instruction. */
export const approveInstructionInput = z.object({ p_instruction_id: id, p_expected_version: rowVersion });
