import Link from "next/link";
import { listHref } from "@/lib/lists/list-href";
import { objections } from "@/lib/duplicates/matching/decide";
import { filtersOf, type QueueParams } from "@/lib/duplicates/search-params";
import { bands } from "@/lib/duplicates/words";

type Chip = {
  label: string;
  changes: Partial<Record<Exclude<keyof QueueParams, "page">, string | undefined>>;
  isOn: boolean;
};
type QueueFiltersProps = {
  params: QueueParams;
  counts: Record<keyof typeof bands, number>;
  /** Of the first row: with a practice chosen it is that of all. */
  practiceName: string | null;
};

/** One line of chips; each is an address, so that a filter is a link like any other. */
export function QueueFilters({ params, counts, practiceName }: QueueFiltersProps) {
  const bandKeys = Object.keys(bands) as (keyof typeof bands)[];
  const all = bandKeys.reduce((sum, band) => sum + counts[band], 0);
  const chips: Chip[] = [
    { label: `All ${all}`, changes: { band: undefined }, isOn: !params.band },
    ...bandKeys.map((band) => ({
      label: `${bands[band].name} ${counts[band]}`,
      changes: { band },
      isOn: params.band === band,
    })),
  ];
  const toggle = (label: string, key: "owner" | "open" | "later", value: string): Chip => ({
    label,
    changes: { [key]: params[key] ? undefined : value },
    isOn: params[key] !== undefined,
  });
  const toggles = [
    toggle("With open cases", "open", "yes"),
    toggle("Mine", "owner", "me"),
    toggle("Put off", "later", "yes"),
    {
      label: "Several practices",
      changes: { practice: params.practice === "several" ? undefined : "several" },
      isOn: params.practice === "several",
    },
    {
      label: "Nothing objects",
      changes: { objection: params.objection === "none" ? undefined : "none" },
      isOn: params.objection === "none",
    },
  ];
  const objection = params.objection && params.objection !== "none" ? objections[params.objection] : null;
  return (
    <nav aria-label="Filters" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-xs">
      <ChipRow chips={chips} params={params} />
      <ChipRow chips={toggles} params={params} />
      {params.practice && params.practice !== "several" && (
        <Link href={listHref("/duplicates", filtersOf(params), { practice: undefined })} className="link">
          {practiceName ?? "One practice"} only: show all again
        </Link>
      )}
      {objection && (
        <Link href={listHref("/duplicates", filtersOf(params), { objection: undefined })} className="link">
          {objection}: show all again
        </Link>
      )}
      <span className="flex items-center gap-2 text-quiet">
        First
        <ChipRow
          params={params}
          chips={[
            { label: "what matters most", changes: { sort: undefined }, isOn: params.sort === "need" },
            { label: "the surest", changes: { sort: "probability" }, isOn: params.sort === "probability" },
            { label: "the oldest", changes: { sort: "age" }, isOn: params.sort === "age" },
          ]}
        />
      </span>
    </nav>
  );
}

function ChipRow({ chips, params }: { chips: Chip[]; params: QueueParams }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {chips.map(({ label, changes, isOn }) => (
        <li key={label}>
          <Link
            href={listHref("/duplicates", filtersOf(params), changes)}
            prefetch={false}
            aria-current={isOn ? "true" : undefined}
            className="block rounded-control border px-2 py-1 text-ink hover:bg-hover aria-[current]:border-accent aria-[current]:bg-selected"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
