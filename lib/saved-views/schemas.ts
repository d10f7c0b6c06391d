import { z } from "zod";
import { checkbox, id, requiredText } from "@/lib/forms/fields";
import { viewRooms } from "@/lib/lists/schemas";

export const saveViewInput = z.object({
  room: z.enum(viewRooms),
  name: requiredText("a name for the view", 60),
  /** Filters and order; a search may be a name and is never part of what others open. */
  query: z
    .string()
    .max(500)
    .transform((text) => {
      const query = new URLSearchParams(text);
      for (const personal of ["q", "search", "page", "month"]) query.delete(personal);
      return query.toString();
    }),
  is_shared: checkbox,
});

export const removeViewInput = z.object({ viewId: id });
