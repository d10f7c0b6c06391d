import { describe, expect, test, vi } from "vitest";
import { explainRefusal } from "./errors";

describe("explainRefusal", () => {
  test("passes on what our own functions say to people", () =>
    expect(explainRefusal({ code: "PT422", message: "This is the last administrator." }, "x")).toBe(
      "This is the last administrator.",
    ));
  test("knows an overlap by its code, and by its words where the code is lost", () => {
    const known = { "23P01": "Already a member." };
    const message = 'conflicting key value violates exclusion constraint "practice_members_no_overlap"';
    expect(explainRefusal({ code: "23P01", message }, "x", known)).toBe("Already a member.");
    expect(explainRefusal({ code: "SUP", message: `PostgresError: ${message}` }, "x", known)).toBe("Already a member.");
  });
  test("never shows what the database says, and logs it", () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(explainRefusal({ code: "XX000", message: "secret" }, "saveThing")).not.toContain("secret");
    expect(log).toHaveBeenCalledWith("saveThing failed", { code: "XX000", message: "secret" });
    log.mockRestore();
  });
});
