import { z } from "zod";
import { isRepeated, newPasswordFields, notRepeated } from "@/lib/auth/schemas";
import { optionalText, requiredText, rowVersion } from "@/lib/forms/fields";

export const updateOwnProfileInput = z.object({
  given_name: requiredText("your given name", 100),
  family_name: requiredText("your family name", 100),
  phone: optionalText(50),
  rowVersion,
});

export const changePasswordInput = z
  .object({ currentPassword: z.string().min(1, { error: "Enter your current password." }), ...newPasswordFields })
  .refine(isRepeated, notRepeated);
