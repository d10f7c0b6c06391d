/** What a report is limited to, by its names. */
export type FilterNames = { practice?: string; doctor?: string; type?: string; priority?: string };

const labels = { practice: "Practice", doctor: "Doctor", type: "Type", priority: "Priority" } as const;

/** Practice: Bright Smiles, Type: Refinement; or that it is about everything. */
export function filterWords(names: FilterNames): string {
  const said = (["practice", "doctor", "type", "priority"] as const).flatMap((key) =>
    names[key] ? [`${labels[key]}: ${names[key]}`] : [],
  );
  return said.length === 0 ? "Whole lab" : said.join(", ");
}
