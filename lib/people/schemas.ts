import { z } from "zod";
import { roles } from "@/lib/auth/roles";
import { genders } from "./genders";
import {
  id,
  optionalBirthDate,
  notChosen,
  optionalEmail,
  optionalText,
  requiredText,
  rowVersion,
} from "@/lib/forms/fields";

const personFields = {
  given_name: requiredText("the given name", 100),
  family_name: requiredText("the family name", 100),
  email: optionalEmail,
  phone: optionalText(50),
  birth_date: optionalBirthDate,
  gender: z.union([notChosen, z.enum(genders)], { error: "Choose one of the list." }),
};

export const createPersonInput = z.object(personFields);

export const updatePersonInput = z.object({ ...personFields, id, rowVersion });

export const recordRoleInput = z.object({
  profileId: id,
  role: z.enum(roles, { error: "Choose a role." }),
  detail: requiredText("the evidence, for example a contract or an order form", 500),
});

export const withdrawRoleInput = z.object({ profileRoleId: id });
