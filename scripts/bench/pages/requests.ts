import { type Detail, type Samples } from "./samples.ts";
import { type ListSchema } from "./search-params.ts";
import { type Search } from "./search-terms.ts";
import { type Visitor } from "./visitors.ts";

export type Visit = { path: string; heading: string };
/** One line of the table: asked again and again, or for another row each time. */
export type PageRequest = { page: string; variant: string; target: number; visits: Visit[] };

export const LIST_TARGET = 250;
export const DETAIL_TARGET = 200;

const headings: Record<string, string> = { "/cases": "Cases", "/orders": "Orders", "/patients": "Patients" };

type Values = { label: string; value: string }[];
const plain = (values: string[]): Values => values.map((value) => ({ label: value, value }));

/** What the filters of a list are set to where the schema of the list does not enumerate it. */
function filterValues(path: string, samples: Samples): Record<string, Values> {
  const yes = plain(["yes"]);
  return {
    state: plain(path === "/orders" ? samples.orderStates : samples.caseStates),
    type: plain(path === "/orders" ? samples.orderTypes : samples.caseTypes),
    priority: plain(samples.priorities),
    practice: [...samples.practices, { label: "none", value: "none" }],
    doctor: samples.doctors,
    open: yes,
    late: yes,
    mine: yes,
    unread: yes,
  };
}

function listRequests(schema: ListSchema, samples: Samples, searches: Search[]): PageRequest[] {
  const { path, sorts, filters } = schema;
  const values = filterValues(path, samples);
  const request = (variant: string, url: string): PageRequest => ({
    page: path,
    variant,
    target: LIST_TARGET,
    visits: [{ path: url, heading: headings[path] ?? "" }],
  });
  const withParams = (variant: string, params: Record<string, string>) =>
    request(variant, `${path}?${new URLSearchParams(params).toString()}`);
  return [
    request("as it opens", path),
    ...sorts.flatMap((sort) => ["asc", "desc"].map((dir) => withParams(`sort ${sort} ${dir}`, { sort, dir }))),
    ...filters.flatMap((name) => {
      const enumerated = schema.optionsOf[name] ?? [];
      const chosen = enumerated.length > 0 ? plain(enumerated) : values[name];
      if (!chosen) throw new Error(`The list ${path} has a filter "${name}" that the measurement does not know.`);
      return chosen.map(({ label, value }) => withParams(`${name} ${label}`, { [name]: value }));
    }),
    withParams(`page ${samples.middlePage[path] ?? 1}`, { page: String(samples.middlePage[path] ?? 1) }),
    ...searches.map(({ label, params }) => withParams(`search ${label}`, params)),
  ];
}

function detailRequests(path: string, drawn: Detail[], heaviest: Detail): PageRequest[] {
  const visit = ({ id, heading }: Detail) => ({ path: `${path}/${id}`, heading });
  return [
    { page: `${path}/<id>`, variant: "any", target: DETAIL_TARGET, visits: drawn.map(visit) },
    { page: `${path}/<id>`, variant: "heaviest", target: DETAIL_TARGET, visits: [visit(heaviest)] },
  ];
}

export function requestsOf(
  visitor: Visitor,
  samples: Samples,
  lists: { schema: ListSchema; searches: Search[] }[],
): PageRequest[] {
  return [
    {
      page: "/",
      variant: "overview",
      target: LIST_TARGET,
      visits: [{ path: "/", heading: `Hello ${visitor.givenName}` }],
    },
    ...lists.flatMap(({ schema, searches }) => listRequests(schema, samples, searches)),
    ...detailRequests("/cases", samples.cases, samples.heaviestCase),
    ...detailRequests("/orders", samples.orders, samples.heaviestOrder),
    ...detailRequests("/patients", samples.patients, samples.heaviestPatient),
  ];
}
