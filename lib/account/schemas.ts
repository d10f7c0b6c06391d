import { z } from "zod";
import { newPasswordField } from "@/lib/auth/schemas";
import { optionalText, requiredText, rowVersion } from "@/lib/forms/fields";

export const updateOwnProfileInput = z.object({
  given_name: requiredText("your given name", 100),
  family_name: requiredText("your family name", 100),
  phone: optionalText(50),
  rowVersion,
});

export const changePasswordInput = z
  .object({
    currentPassword: z.string().min(1, { error: "Enter your current password." }),
    password: newPasswordField,
    passwordAgain: z.string(),
  })
  .refine(({ password, passwordAgain }) => password === passwordAgain, {
    path: ["passwordAgain"],
    error: "This is not the same as above.",
  });
