import { z } from "zod";
import { roles } from "@/lib/auth/roles";
import { emailField, id, optionalId, requiredText } from "@/lib/forms/fields";

export const inviteUserInput = z
  .object({
    email: emailField,
    given_name: requiredText("the given name", 100),
    family_name: requiredText("the family name", 100),
    role: z.enum(roles, { error: "Choose a role." }),
    practice_id: optionalId,
    practice_role: z.string().transform((value) => value || null),
    profile_id: optionalId,
  })
  .refine(({ role, practice_id }) => role !== "doctor" || practice_id !== null, {
    path: ["practice_id"],
    error: "Choose the practice: a doctor without one sees nothing.",
  })
  .refine(({ practice_id, practice_role }) => practice_id === null || practice_role !== null, {
    path: ["practice_role"],
    error: "Choose what they do in the practice.",
  });

export const invitationInput = z.object({ invitationId: id });

export const roleChangeInput = z.object({ profileId: id, role: z.enum(roles, { error: "Choose a role." }) });

export const suspendAccessInput = z.object({ profileId: id, reason: requiredText("the reason", 500) });

export const restoreAccessInput = z.object({ profileId: id });
