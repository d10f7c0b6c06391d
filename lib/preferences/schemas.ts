import { z } from "zod";
import { densities } from "./density";
import { themes } from "./theme";

export const themeInput = z.object({ theme: z.enum(themes) });

const columnIds = z.array(z.string().regex(/^[a-z_]{1,60}$/)).max(40);

export const hiddenColumnsSchema = columnIds;

export const hiddenColumnsInput = z.object({
  table: z.enum(["cases", "orders", "patients", "practices", "people", "users", "invitations"]),
  hidden: z
    .string()
    .max(2000)
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(columnIds),
});

export type TableName = z.infer<typeof hiddenColumnsInput>["table"];

export const densityInput = z.object({ density: z.enum(densities) });
