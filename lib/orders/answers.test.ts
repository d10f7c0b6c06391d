import { describe, expect, test } from "vitest";
import { answerText, otherAnswers, questionsOf, readAnswers } from "./answers";

const schema = {
  type: "object",
  properties: {
    complaint: { type: "string", title: "Chief complaint", maxLength: 4000 },
    cause: { type: "string", enum: ["lost", "broken"] },
    count: { type: "integer", minimum: 1, maximum: 200 },
    aligners: { type: "array", items: { type: "integer", minimum: 1 } },
    has_cbct: { type: "boolean" },
  },
  required: ["complaint"],
  additionalProperties: false,
};

function form(fields: Record<string, string>): FormData {
  const formData = new FormData();
  for (const [name, value] of Object.entries(fields)) formData.set(name, value);
  return formData;
}

describe("answers of an order", () => {
  test("each property becomes a question of its kind", () =>
    expect(questionsOf(schema).questions.map(({ key, kind, isRequired }) => [key, kind, isRequired])).toEqual([
      ["complaint", "prose", true],
      ["cause", "choice", false],
      ["count", "number", false],
      ["aligners", "list", false],
      ["has_cbct", "yes", false],
    ]));
  test("typed text becomes values", () =>
    expect(
      readAnswers(
        schema,
        form({
          "data.complaint": " Deep bite ",
          "data.count": "12",
          "data.aligners": "3, 4 5",
          "data.has_cbct": "no",
          "data.cause": "",
        }),
      ),
    ).toEqual({ data: { complaint: "Deep bite", count: 12, aligners: [3, 4, 5], has_cbct: false } }));
  test("problems name their field", () => {
    const read = readAnswers(schema, form({ "data.count": "many", "data.cause": "stolen" }));
    expect(Object.keys("fieldErrors" in read ? read.fieldErrors : {}).sort()).toEqual([
      "data.cause",
      "data.complaint",
      "data.count",
    ]);
  });
  test("a type that asks nothing takes an object, and says what it wants", () => {
    expect(readAnswers({ type: "object" }, form({ data: '{"colour":"clear"}' }))).toEqual({
      data: { colour: "clear" },
    });
    expect(readAnswers({ type: "object" }, form({ data: "clear" }))).toHaveProperty("fieldErrors.data");
    expect(readAnswers({ type: "object" }, form({ data: "[1]" }))).toHaveProperty("fieldErrors.data");
  });
  test("what the type does not know is kept apart", () =>
    expect(otherAnswers(schema, { complaint: "x", old: 1 })).toEqual({ old: 1 }));
  test("values read as they were typed", () => expect(answerText([3, 4])).toBe("3, 4"));
});
