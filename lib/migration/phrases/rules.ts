/**
 * How people write that an order has reached a state. Patterns are regular expressions of PostgreSQL and see plain text: lower case, one
 * kind of quotation mark, a line for a sentence, without quoted replies and signatures. What denies is blanked first; of what is left, the
 * first telling rule that matches decides. Rules are part of the mappings that use them: with another rule, every text is read again.
 */
export type Language = {
  language: string;
  /** Parts of words; a text without any of them is not read. Those of sending are what it needs to contradict the code of an order. */
  stems: { sending: readonly string[]; other: readonly string[] };
  /** No, not yet, is it, shall, if, somebody said, another case. */
  denies: Readonly<Record<string, string>>;
  /** From the last state of an order to its first: a text that names two has reached the later one. */
  tells: readonly Telling[];
};

export type Telling = { state: string; confidence: number; pattern: string };

/** Grouped without capturing. */
export const any = (...patterns: readonly string[]) => `(?:${patterns.join("|")})`;
/** Grouped as whole words of a script with spaces between them. */
export const word = (...patterns: readonly string[]) => `\\m${any(...patterns)}\\M`;

/** What may stand between two words of one clause, and of one sentence. */
export const clause = "[^.,;:!?\\n|]*";
export const sentence = "[^.!?\\n|]*";
