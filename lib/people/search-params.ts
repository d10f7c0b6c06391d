import { z } from "zod";
import { roles } from "@/lib/auth/roles";
import { listParams } from "@/lib/lists/search-params";

export const peopleListParams = z.object({
  ...listParams(["family_name", "given_name", "created_at"], "family_name"),
  role: z.enum(roles).optional().catch(undefined),
  login: z.enum(["yes", "no"]).optional().catch(undefined),
});

export type PeopleListParams = z.infer<typeof peopleListParams>;
