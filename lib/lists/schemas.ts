import { z } from "zod";
import { visibleText } from "@/lib/forms/text";

/** Lists that are searched. */
export const rooms = ["cases", "orders", "patients"] as const;

/** What keeps views: the lists, and reports. */
export const viewRooms = [...rooms, "reports/monthly", "reports/trends"] as const;

/** The search field and the filters of a list as its form sends them; what is not one of the list's own parameters falls away there. */
export const searchListInput = z
  .object({
    room: z.enum(rooms),
    answer: z.literal("address").optional(),
    q: z
      .string()
      .transform(visibleText)
      .transform((value) => value.slice(0, 100)),
  })
  .catchall(z.string().max(100));
