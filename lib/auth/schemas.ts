import { z } from "zod";
import { emailField } from "@/lib/forms/fields";
import { MIN_PASSWORD_LENGTH } from "./password";

const newPasswordField = z
  .string()
  .min(MIN_PASSWORD_LENGTH, { error: `Use at least ${MIN_PASSWORD_LENGTH} characters.` })
  .refine((value) => new TextEncoder().encode(value).length <= 72, { error: "This is too long: 72 bytes at most." });

/** The fields of components/forms/new-password-fields.tsx, and the rule that both say the same. */
export const newPasswordFields = { password: newPasswordField, passwordAgain: z.string() };

export const isRepeated = ({ password, passwordAgain }: { password: string; passwordAgain: string }) =>
  password === passwordAgain;

export const notRepeated = { path: ["passwordAgain"], error: "This is not the same as above." };

export const signInInput = z.object({
  email: emailField,
  password: z.string().min(1, { error: "Enter your password." }),
  next: z.string().optional(),
});

export const signUpInput = z.object({ email: emailField });

export const forgottenPasswordInput = z.object({ email: emailField });

const tokenHash = z.string().min(1).max(200);

/** What a mail can be about; the templates in supabase/templates say it in their links. */
export const passwordLinkTypes = ["signup", "magiclink", "recovery"] as const;

export const mailLinkParams = z.object({ tokenHash, type: z.enum([...passwordLinkTypes, "email_change"]) });

export const confirmEmailChangeInput = z.object({ tokenHash });

export const choosePasswordInput = z
  .object({ tokenHash, type: z.enum(passwordLinkTypes), ...newPasswordFields })
  .refine(isRepeated, notRepeated);

export const nothing = z.object({});
