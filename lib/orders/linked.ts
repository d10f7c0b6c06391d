import { z } from "zod";

/** An order as the pages of cases and patients name it. */
export const linkedOrdersSchema = z.array(
  z.object({
    id: z.string(),
    order_number: z.string(),
    order_type: z.string(),
    current_state: z.string(),
    total_amount: z.coerce.number(),
    currency: z.string(),
    created_at: z.string(),
  }),
);

export type LinkedOrder = z.infer<typeof linkedOrdersSchema>[number];
