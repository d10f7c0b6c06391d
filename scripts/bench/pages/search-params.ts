import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const root = join(import.meta.dirname, "../../..");

/** The app leaves out endings and starts paths with @/, which Next understands and Node does not. */
function understandPathsOfTheApp() {
  const library = pathToFileURL(join(root, "lib/")).href;
  return registerHooks({
    resolve(specifier, context, next) {
      const parent = context.parentURL ?? "";
      if (specifier.startsWith("@/")) return next(pathToFileURL(join(root, `${specifier.slice(2)}.ts`)).href, context);
      const isWithoutEnding = specifier.startsWith(".") && parent.startsWith(library) && !specifier.endsWith(".ts");
      return next(isWithoutEnding ? `${specifier}.ts` : specifier, context);
    },
  });
}

/** What the URL of a list may ask for, read from the schema that the page parses it with. */
export type ListSchema = {
  path: string;
  searchParam: "q" | "search";
  sorts: string[];
  filters: string[];
  optionsOf: Record<string, string[]>;
};

const NOT_FILTERS = new Set(["q", "search", "sort", "dir", "page"]);

/** The words an enumeration offers, whatever it is wrapped in. */
function optionsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodCatch || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return optionsOf(schema.unwrap());
  }
  return [];
}

function describe(path: string, { shape }: z.ZodObject): ListSchema {
  const filters = Object.keys(shape).filter((name) => !NOT_FILTERS.has(name));
  return {
    path,
    searchParam: "search" in shape ? "search" : "q",
    filters,
    sorts: optionsOf(shape.sort),
    optionsOf: Object.fromEntries(filters.map((name) => [name, optionsOf(shape[name])])),
  };
}

export async function readListSchemas(): Promise<ListSchema[]> {
  const hooks = understandPathsOfTheApp();
  const { caseListParams } = await import("../../../lib/cases/search-params.ts");
  const { orderListParams } = await import("../../../lib/orders/search-params.ts");
  const { patientListParams } = await import("../../../lib/patients/search-params.ts");
  hooks.deregister();
  return [
    describe("/cases", caseListParams),
    describe("/orders", orderListParams),
    describe("/patients", patientListParams),
  ];
}
