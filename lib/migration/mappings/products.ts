import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

export const products: Mapping = {
  entity: "products",
  title: "Products",
  table: "products",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_product",
    columns: {
      id: "bigint",
      name: "text",
      description: "text",
      deleted: "boolean",
      customization: "text",
      course_id: "int",
    },
  },
  carries: { is_readable: "pg_input_is_valid(f.customization, 'jsonb')" },
  values: {
    sku: "'LEGACY-' || r.id",
    name: "coalesce(nullif(btrim(r.name), ''), '(no name)')",
    description: "coalesce(r.description, '')",
    category: "case r.course_id when 8 then 'merchandise' when 7 then 'services' else 'appliances' end",
    is_active: "r.deleted is not true",
    legacy: asFound(["course_id", "customization"]),
  },
  ignores: {
    free: "The console has no free products.",
    type: "Nobody knows the codes.",
    substitute: "Points to a product that replaces it; nothing uses it.",
  },
};
