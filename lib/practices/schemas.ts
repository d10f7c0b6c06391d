import { z } from "zod";
import { checkbox, id, optionalEmail, optionalText, optionalUrl, requiredText, rowVersion } from "@/lib/forms/fields";

const practiceFields = {
  name: requiredText("the name of the practice"),
  email: optionalEmail,
  phone: optionalText(50),
  website: optionalUrl,
  license_number: optionalText(100),
  address_line1: optionalText(),
  address_line2: optionalText(),
  city: optionalText(100),
  region: optionalText(100),
  postal_code: optionalText(20),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, { error: "Enter a two-letter country code such as US." }),
  address_verified: checkbox,
};

export const createPracticeInput = z.object(practiceFields);

export const updatePracticeInput = z.object({ ...practiceFields, is_active: checkbox, id, rowVersion });

export const addMemberInput = z.object({
  practiceId: id,
  profileId: z.guid({ error: "Choose a person." }),
  role: z.string().min(1, { error: "Choose what they do in the practice." }),
  validFrom: z.iso.date({ error: "Enter the first day." }),
});

export const endMembershipInput = z.object({ membershipId: id, rowVersion });
