import { Badge } from "@/components/ui/badge";
import type { Proof } from "@/lib/migration/queries";
import { titleOf } from "@/lib/migration/titles";
import { RecordTable } from "@/components/ui/record-table";

const heads = ["Measure", "In the source", "In the console", "Agrees"];

function Differing({ ids }: { ids: number[] }) {
  if (ids.length === 0) return null;
  return (
    <details className="mt-1">
      <summary>
        {ids.length === 100 ? "The first 100 rows" : ids.length === 1 ? "One row" : `${ids.length} rows`} that differ
      </summary>
      <p className="max-w-xl figures whitespace-normal">{ids.join(", ")}</p>
    </details>
  );
}

/** By entity; what differs is open, what agrees is a line. */
export function ProofList({ proofs }: { proofs: Proof[] }) {
  const entities = [...new Set(proofs.map(({ entity }) => entity))];
  return (
    <section aria-label="Measures" className="divide-y rounded-control border bg-surface text-xs">
      {entities.map((entity) => {
        const own = proofs.filter((proof) => proof.entity === entity);
        const wrong = own.filter(({ holds }) => !holds).length;
        return (
          <details key={entity} open={wrong > 0}>
            <summary className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 px-3 hover:bg-hover">
              <span className="font-medium">{titleOf(entity)}</span>
              <span className="flex gap-4">
                <span className="text-quiet">
                  <span className="figures">{own[0]?.source_value}</span> rows, {own.length} measures
                </span>
                <Badge tone={wrong > 0 ? "red" : "green"}>{wrong > 0 ? `${wrong} differ` : "Agrees"}</Badge>
              </span>
            </summary>
            <div className="border-t">
              <RecordTable caption={titleOf(entity)} heads={heads} isFramed={false}>
                {own.map(({ measure, source_value, target_value, holds, differing_ids }) => (
                  <tr key={measure} className="border-b last:border-b-0">
                    <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap">
                      {measure}
                    </th>
                    <td className="px-3 figures">{source_value ?? "–"}</td>
                    <td className="px-3 figures">
                      {target_value}
                      <Differing ids={differing_ids} />
                    </td>
                    <td className="px-3">
                      <Badge tone={holds ? "green" : "red"}>{holds ? "Yes" : "No"}</Badge>
                    </td>
                  </tr>
                ))}
              </RecordTable>
            </div>
          </details>
        );
      })}
    </section>
  );
}
