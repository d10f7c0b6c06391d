import { z } from "zod";
import { Facts } from "@/components/ui/panel";

const schemaShape = z.object({
  properties: z.record(z.string(), z.object({ title: z.string().optional() })).optional(),
});
const dataShape = z.record(z.string(), z.json());

function inWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  return value !== null && typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What the order says, in the words of its type; an answer that the type does not know is shown under its own name. */
export function OrderAnswers({ data, schema }: { data: unknown; schema: unknown }) {
  const titles = schemaShape.catch({}).parse(schema).properties ?? {};
  const answers = Object.entries(dataShape.catch({}).parse(data));
  if (answers.length === 0) return <p className="text-xs text-quiet">Nothing was filled in.</p>;
  return <Facts facts={answers.map(([key, value]) => [titles[key]?.title ?? key, inWords(value)])} />;
}
