type Option = { id: string; name: string };

/** The practice as a filter of a list. Without a practice is a bucket that only the lab sees. */
export function practiceFilterOf(practices: Option[], value: string | undefined, isLab: boolean) {
  return {
    name: "practice",
    label: "Practice",
    value,
    options: [
      ...(isLab ? [{ value: "none", label: "no practice" }] : []),
      ...practices.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}
