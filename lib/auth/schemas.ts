import { z } from "zod";
import { MIN_PASSWORD_LENGTH } from "./password";

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: "This address is too long." })
  .pipe(z.email({ error: "Enter an e-mail address such as name@practice.com." }));

export const newPasswordField = z
  .string()
  .min(MIN_PASSWORD_LENGTH, { error: `Use at least ${MIN_PASSWORD_LENGTH} characters.` })
  .max(72, { error: "Use at most 72 characters." });

export const signInInput = z.object({
  email: emailField,
  password: z.string().min(1, { error: "Enter your password." }),
  next: z.string().optional(),
});

export const signUpInput = z.object({ email: emailField, password: newPasswordField });

export const forgottenPasswordInput = z.object({ email: emailField });

const tokenHash = z.string().min(1).max(200);

export const mailLinkParams = z.object({ tokenHash, type: z.enum(["email", "recovery", "email_change"]) });

export const confirmLinkInput = z.object({ tokenHash, type: z.enum(["email", "email_change"]) });

export const resetPasswordInput = z
  .object({ tokenHash, password: newPasswordField, passwordAgain: z.string() })
  .refine(({ password, passwordAgain }) => password === passwordAgain, {
    path: ["passwordAgain"],
    error: "This is not the same as above.",
  });

export const nothing = z.object({});
