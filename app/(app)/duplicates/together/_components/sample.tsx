import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RecordTable } from "@/components/ui/record-table";
import type { SampledCluster } from "@/lib/duplicates/sure";
import { formatDate } from "@/lib/format/dates";

type SampleProps = { clusters: SampledCluster[]; total: number; size: number };

/** What somebody looks at before believing the rest. */
export function Sample({ clusters, total, size }: SampleProps) {
  return (
    <section aria-label="A sample" className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">
        {total > size ? `Look at these ${clusters.length} of ${total} first` : "Look at them first"}
      </h2>
      <RecordTable
        caption="A sample of what would be merged"
        heads={["Number", "Name", "Born", "Practice", { label: "Side by side", isFigure: true }]}
      >
        {clusters.map(({ id, people, practice_name }) =>
          people.map((person, index) => (
            <tr key={person.id} className={index === people.length - 1 ? "border-b last:border-b-0" : ""}>
              <td className="px-3 py-1 figures whitespace-nowrap">{person.number}</td>
              <th scope="row" className="px-3 py-1 font-medium">
                {person.name} {person.name !== people[0]?.name && <Badge tone="amber">spelt differently</Badge>}
              </th>
              <td className="px-3 py-1 whitespace-nowrap">{person.born ? formatDate(person.born) : "Not recorded"}</td>
              <td className="px-3 py-1">{index === 0 ? practice_name : ""}</td>
              <td className="px-3 py-1 text-right">
                {index === 0 && (
                  <Link href={`/duplicates/${id}`} prefetch={false} className="link">
                    Compare<span className="sr-only"> {person.name}</span>
                  </Link>
                )}
              </td>
            </tr>
          )),
        )}
      </RecordTable>
    </section>
  );
}
