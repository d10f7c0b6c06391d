import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { languages, phraseEdition, rulesForReading } from "./phrases.ts";

test("other rules are another edition: raise it, and write the new digest beside it", () => {
  const digest = createHash("sha256").update(rulesForReading).digest("hex").slice(0, 12);
  expect({ edition: phraseEdition, digest }).toEqual({ edition: 1, digest: "3992af443268" });
});

describe.each(languages.map((language) => [language.language, language] as const))(
  "%s",
  (_, { denies, tells, stems }) => {
    test("groups without capturing, so that what matched is the whole phrase", () => {
      for (const pattern of [...Object.values(denies), ...tells.map(({ pattern }) => pattern)])
        expect(pattern).not.toMatch(/(?<!\\)\((?!\?)/);
    });

    test("looks for parts of words in the form that texts are brought into", () => {
      for (const stem of [...stems.sending, ...stems.other]) expect(stem).toBe(stem.toLowerCase());
      expect([...stems.sending, ...stems.other].filter((stem) => /[%_\\]/.test(stem))).toEqual([]);
    });

    test("is sure of what it tells to a degree", () => {
      for (const { confidence } of tells) expect(confidence > 0.5 && confidence < 1).toBe(true);
    });
  },
);
