import { z } from "zod";
import { listParams } from "@/lib/lists/search-params";

export const practiceListParams = z.object({
  ...listParams(["name", "city", "created_at"], "name"),
  status: z.enum(["active", "closed"]).optional().catch(undefined),
  address: z.enum(["verified", "unverified"]).optional().catch(undefined),
});

export type PracticeListParams = z.infer<typeof practiceListParams>;
