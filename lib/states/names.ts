/** States, types and priorities are keys of vocabularies; their names are written once, in the database. */
export type Vocabulary = { key: string; name: string }[];

export function nameOf(vocabulary: Vocabulary, key: string | null): string {
  return vocabulary.find((word) => word.key === key)?.name ?? key ?? "";
}
