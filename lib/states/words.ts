import type { Words } from "./words-schema";

export type Vocabulary = { key: string; name: string }[];

export function nameOf(vocabulary: Vocabulary, key: string | null): string {
  return vocabulary.find((word) => word.key === key)?.name ?? key ?? "";
}

/** Hours that the lab allows for each state of one noun. */
export type Allowed = Record<string, number>;

export function allowedFor(noun: "case" | "order", { serviceLevels }: Words): Allowed {
  return Object.fromEntries(
    serviceLevels.filter((level) => level.noun === noun).map(({ state, hours }) => [state, hours]),
  );
}

/** A vocabulary as a select takes it. */
export function optionsOf(vocabulary: Vocabulary): { value: string; label: string }[] {
  return vocabulary.map(({ key, name }) => ({ value: key, label: name }));
}
