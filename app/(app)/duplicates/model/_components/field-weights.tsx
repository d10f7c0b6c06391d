import { figures, RecordTable } from "@/components/ui/record-table";
import type { Field } from "@/lib/duplicates/matching/fields";
import type { Weights } from "@/lib/duplicates/weights";
import { fieldTitles, levelNames } from "@/lib/duplicates/words";

/** Rounded first: what is next to nothing has no sign. */
function signed(bits: number): string {
  const rounded = Math.round(bits * 10) / 10 || 0;
  return `${rounded > 0 ? "+" : ""}${rounded.toFixed(1)}`;
}

const share = (value: number) => `${(value * 100).toLocaleString("en", { maximumSignificantDigits: 2 })} %`;

/** One field, level by level: how often one person looks like that, how often two strangers do, and what follows. */
export function FieldWeights({ field, weights }: { field: Field; weights: Weights["fields"][Field] }) {
  // In what order two strangers have their names is nothing that can differ: only one person's slips are counted.
  const isCounted = !weights.others.every((value) => value === 1);
  return (
    <section aria-label={fieldTitles[field]} className="flex min-w-0 flex-col gap-1">
      <h3 className="text-xs font-semibold">{fieldTitles[field]}</h3>
      <RecordTable
        caption={`${fieldTitles[field]}: levels`}
        isReadOnly
        heads={["Level", ...figures("One person", "Strangers", "Bits")]}
      >
        {levelNames(field).map((level, index) => {
          const [same, others] = [weights.same[index] ?? 0, weights.others[index] ?? 0];
          const bits = Math.log2(same / others);
          return (
            <tr key={level} className="border-b last:border-b-0">
              <th scope="row" className="px-3 py-1.5 font-normal">
                {level}
              </th>
              <td className="px-3 text-right figures whitespace-nowrap">{share(same)}</td>
              <td className="px-3 text-right figures whitespace-nowrap">{isCounted ? share(others) : "not counted"}</td>
              <td className="px-3 text-right figures font-medium">
                {Number.isFinite(bits) ? signed(bits) : "never seen"}
              </td>
            </tr>
          );
        })}
      </RecordTable>
    </section>
  );
}
