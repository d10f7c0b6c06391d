import { Badge } from "@/components/ui/badge";
import { figures, RecordTable } from "@/components/ui/record-table";
import type { Quality } from "@/lib/duplicates/weights";
import { bands, percent } from "@/lib/duplicates/words";

/** The only measure that does not come from the weights themselves: how often people agreed. */
export function QualityTable({ quality }: { quality: Quality[] }) {
  return (
    <RecordTable
      caption="How often people agreed with each band"
      isReadOnly
      heads={["Band", "Means", ...figures("Merged", "Taken back", "Told apart", "One person, people say")]}
    >
      {(["certain", "likely", "possible"] as const).map((band) => {
        const { merged = 0, undone = 0, apart = 0 } = quality.find((row) => row.band === band) ?? {};
        const all = merged + undone + apart;
        return (
          <tr key={band} className="border-b last:border-b-0">
            <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
              <Badge tone={bands[band].tone}>{bands[band].name}</Badge>
            </th>
            <td className="min-w-56 px-3 py-1.5">{bands[band].help}</td>
            <td className="px-3 text-right figures">{merged}</td>
            <td className="px-3 text-right figures">{undone}</td>
            <td className="px-3 text-right figures">{apart}</td>
            <td className="px-3 text-right">
              {all === 0 ? (
                <span className="text-quiet">Nothing decided yet</span>
              ) : (
                <span className="figures">{percent(merged / all)}</span>
              )}
            </td>
          </tr>
        );
      })}
    </RecordTable>
  );
}
