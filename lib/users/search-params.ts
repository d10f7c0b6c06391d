import { z } from "zod";
import { roles } from "@/lib/auth/roles";
import { listParams } from "@/lib/lists/search-params";

export const userListParams = z.object({
  ...listParams(["family_name", "sign_in_email", "last_sign_in_at"], "family_name"),
  role: z.enum(roles).optional().catch(undefined),
  access: z.enum(["on", "off"]).optional().catch(undefined),
});

export type UserListParams = z.infer<typeof userListParams>;

export const invitationListParams = z.object({
  ...listParams(["created_at", "email", "expires_at"], "created_at"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  state: z.enum(["open", "accepted", "closed"]).optional().catch(undefined),
});

export type InvitationListParams = z.infer<typeof invitationListParams>;
