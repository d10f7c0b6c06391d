import { z } from "zod";

/** What an order type asks for, read from the same JSON Schema that the database checks `orders.data` against. */
const propertySchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.object({ type: z.string().optional() }).optional(),
});

const schemaShape = z.object({
  properties: z.record(z.string(), propertySchema).catch({}).default({}),
  required: z.array(z.string()).catch([]).default([]),
  additionalProperties: z.boolean().catch(true).default(true),
});

type Property = z.infer<typeof propertySchema>;

export type Question = Property & {
  key: string;
  label: string;
  kind: "text" | "prose" | "yes" | "number" | "list" | "choice" | "json";
  isRequired: boolean;
};

export type OrderSchema = Record<string, z.core.util.JSONType>;
export type Answers = Record<string, z.core.util.JSONType>;

const LONG_TEXT = 500;

function kindOf({ type, enum: choices, maxLength = 0, items }: Property): Question["kind"] {
  if (type === "boolean") return "yes";
  if (type === "integer" || type === "number") return "number";
  if (type === "array" && (items?.type === "integer" || items?.type === "number" || items?.type === "string"))
    return "list";
  if (type === "string") return choices ? "choice" : maxLength > LONG_TEXT ? "prose" : "text";
  return "json";
}

/** In the order of the type; jsonb keeps none. */
export function questionsOf(schema: OrderSchema, order: string[] = []): { questions: Question[]; takesMore: boolean } {
  const { properties, required, additionalProperties } = schemaShape.parse(schema);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const questions = Object.entries(properties).map(([key, property]) => ({
    ...property,
    key,
    label: property.title ?? key,
    kind: kindOf(property),
    isRequired: required.includes(key),
  }));
  questions.sort((a, b) => place(a.key) - place(b.key));
  return { questions, takesMore: additionalProperties };
}

/** The names under which the form sends answers: one for each question, and one for what the type does not ask. */
export const answerName = (key: string) => `data.${key}`;
export const MORE_ANSWERS = "data";

export function answerText(value: z.core.util.JSONType | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** What the schema has no question for. */
export function otherAnswers(schema: OrderSchema, data: Answers): Answers {
  const known = new Set(questionsOf(schema).questions.map(({ key }) => key));
  return Object.fromEntries(Object.entries(data).filter(([key]) => !known.has(key)));
}

const UNREADABLE = Symbol("unreadable");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}

function valueOf({ kind, items }: Question, text: string): unknown {
  if (kind === "number") return Number(text.replace(",", "."));
  if (kind === "json") return parsed(text);
  if (kind !== "list") return text;
  const entries = text.split(/[\s,;]+/).filter(Boolean);
  return items?.type === "string" ? entries : entries.map(Number);
}

/** Stored answers under the names of the form, an empty text where nothing was said. */
export function answerFields(schema: OrderSchema, answers: Answers): Record<string, string> {
  const asked = questionsOf(schema).questions.map(({ key }): [string, string] => [
    answerName(key),
    answerText(answers[key]),
  ]);
  const more = otherAnswers(schema, answers);
  return {
    ...Object.fromEntries(asked),
    [MORE_ANSWERS]: Object.keys(more).length > 0 ? JSON.stringify(more, null, 2) : "",
  };
}

/** The schema of an order type as the form's own check. */
export function orderData(schema: Parameters<typeof z.fromJSONSchema>[0]) {
  return z.fromJSONSchema(schema);
}

type Read = { data: Answers } | { fieldErrors: Record<string, string[]> };

const answersShape = z.record(z.string(), z.json());

/** Reads the answers of a form and checks them by the schema; each problem names its field. */
export function readAnswers(schema: OrderSchema, formData: FormData): Read {
  const { questions, takesMore } = questionsOf(schema);
  const fieldErrors: Record<string, string[]> = {};
  const answers: Record<string, unknown> = {};
  const textOf = (name: string) => {
    const value = formData.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  for (const question of questions) {
    const text = textOf(answerName(question.key));
    if (question.kind === "yes") {
      if (text !== "") answers[question.key] = text === "yes";
    } else if (text !== "") answers[question.key] = valueOf(question, text);
    if (answers[question.key] === UNREADABLE) fieldErrors[answerName(question.key)] = ["This is not readable as JSON."];
  }
  const more = takesMore ? textOf(MORE_ANSWERS) : "";
  if (more !== "") {
    const extra = answersShape.safeParse(parsed(more));
    if (extra.success) Object.assign(answers, extra.data);
    else fieldErrors[MORE_ANSWERS] = ['Write an object such as {"colour": "clear"}.'];
  }
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors };
  const checked = orderData(schema).safeParse(answers);
  if (checked.success) return { data: answersShape.parse(answers) };
  for (const { path, message } of checked.error.issues) {
    const name = path.length > 0 ? answerName(String(path[0])) : MORE_ANSWERS;
    (fieldErrors[name] ??= []).push(`${message}.`);
  }
  return { fieldErrors };
}
