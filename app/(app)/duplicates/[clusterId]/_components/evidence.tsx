import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { withdrawDecisions } from "@/lib/duplicates/actions/decide";
import type { Candidate, DuplicateRecord } from "@/lib/duplicates/queries";
import { bands, fieldTitles, percent, relationNames, sayObjection, sayTerm, sayWeight } from "@/lib/duplicates/words";
import { formatDate } from "@/lib/format/dates";

const signed = (bits: number) => `${bits > 0 ? "+" : ""}${bits.toFixed(2)}`;

/** Why the two are suspected: words first, the numbers for those who ask. The parts add up to the sum. */
export function Evidence({ candidate, records }: { candidate: Candidate; records: DuplicateRecord[] }) {
  const numberOf = (id: string) => records.find((record) => record.id === id)?.patient_number ?? "another record";
  const { band, probability, bits, terms, objections, relation, returned, model_version } = candidate;
  const sorted = terms.toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  return (
    <Panel
      title={`${numberOf(candidate.first_id)} and ${numberOf(candidate.second_id)}`}
      aside={
        <span className="text-xs">
          <Badge tone={bands[band].tone}>{bands[band].name}</Badge>{" "}
          <span className="figures text-quiet">{percent(probability)}</span>
        </span>
      }
    >
      {returned && (
        <div className="mb-3 flex flex-col items-start gap-2 text-xs text-violet">
          <p>
            On {formatDate(returned.decided_at)} it was decided that these are two people. Since then the records
            changed so much that the question is open again. To merge them, take that decision back first.
          </p>
          <ActionButton
            action={withdrawDecisions}
            fields={{ decisionIds: returned.id }}
            label="Take the decision back"
            look="plain"
          />
        </div>
      )}
      {(objections.length > 0 || relation) && (
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {relation && (
            <li>
              <Badge tone="violet">{relationNames[relation]}?</Badge>
            </li>
          )}
          {objections.map((objection) => (
            <li key={objection}>
              <Badge tone="amber" isLong>
                {sayObjection(objection)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <ul className="flex flex-col gap-1 text-xs">
        {sorted
          .filter(({ field }) => field !== "prior")
          .slice(0, 4)
          .map((term) => (
            <li key={term.field}>
              <Badge tone={sayWeight(term.bits).tone} isLong>
                {sayTerm(term)}
              </Badge>{" "}
              <span className="text-quiet">{sayWeight(term.bits).words}</span>
            </li>
          ))}
      </ul>
      <details className="mt-3 text-xs">
        <summary className="cursor-pointer text-quiet hover:text-ink">The numbers</summary>
        <table className="mt-2 w-full border-collapse">
          <caption className="sr-only">Every term of the score, in bits</caption>
          <tbody>
            {terms.map((term) => (
              <tr key={term.field} className="border-b">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {fieldTitles[term.field]}
                </th>
                <td className="py-1 pr-3 text-quiet">{sayTerm(term)}</td>
                <td className="py-1 text-right figures">{signed(term.bits)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" className="py-1 text-left font-medium">
                Together
              </th>
              <td className="py-1 text-quiet">
                {percent(probability)}, version {model_version} of the weights
              </td>
              <td className="py-1 text-right figures font-medium">{signed(bits)}</td>
            </tr>
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
