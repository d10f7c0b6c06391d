import { z } from "zod";
import { id, requiredProse, vocabularyKey } from "@/lib/forms/fields";

export const writeToCaseInput = z.object({
  case_id: id,
  message_type: vocabularyKey("what kind of message it is"),
  body: requiredProse("a message", 20_000),
});
