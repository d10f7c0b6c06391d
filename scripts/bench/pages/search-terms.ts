import { type Sql } from "postgres";
import { type Samples } from "./samples.ts";
import { type ListSchema } from "./search-params.ts";
import { type Visitor } from "./visitors.ts";

/** A search, and how the address of the list says it. */
export type Search = { label: string; params: Record<string, string> };

/** What is typed into the search box of a list. */
function termsOf(path: string, { patient, caseNumber, orderNumber }: Samples): Record<string, string> {
  return {
    name: `${patient.givenName} ${patient.familyName}`,
    "part of a name": [...patient.familyName].slice(0, 3).join(""),
    number: { "/cases": caseNumber, "/orders": orderNumber, "/patients": patient.number }[path] ?? "",
    "nothing like it": "qqqxxx",
  };
}

/** Words of patients stay out of addresses: where the list asks for `search`, it is the id of words that were kept for this person. */
export async function readSearches(
  sql: Sql,
  { userId }: Visitor,
  { path, searchParam }: ListSchema,
  samples: Samples,
): Promise<Search[]> {
  const keep = async (term: string): Promise<string> => {
    if (searchParam === "q") return term;
    const [kept] = await sql<{ id: string }[]>`
      insert into public.search_terms (user_id, term) values (${userId}, ${term})
      on conflict (user_id, term) do update set used_at = now() returning id`;
    return kept?.id ?? "";
  };
  const searches: Search[] = [];
  for (const [label, term] of Object.entries(termsOf(path, samples))) {
    searches.push({ label, params: { [searchParam]: await keep(term) } });
  }
  return searches;
}
