import { describe, expect, test } from "vitest";
import { visibleText } from "./text";

describe("visibleText", () => {
  test("drops control characters", () => expect(visibleText("a\u0000b\u0007")).toBe("ab"));
  test("drops what turns the reading direction", () => expect(visibleText("Ada\u202Egnp")).toBe("Adagnp"));
  test("leaves nothing of a name that nobody can see", () => expect(visibleText("\u200B \uFEFF")).toBe(""));
  test("keeps accents, other scripts and joiners", () =>
    expect(visibleText(" Zoë می\u200Cخواهم ")).toBe("Zoë می\u200Cخواهم"));
});
