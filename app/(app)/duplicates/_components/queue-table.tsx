import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { figures, RecordTable } from "@/components/ui/record-table";
import { type Cluster, isPutOff } from "@/lib/duplicates/queries";
import { bands, fieldTitles, percent, sayObjection } from "@/lib/duplicates/words";
import { formatDate } from "@/lib/format/dates";
import { listHref } from "@/lib/lists/list-href";

type QueueTableProps = { clusters: Cluster[]; filters: Record<string, string | undefined>; foot: React.ReactNode };

export function QueueTable({ clusters, filters, foot }: QueueTableProps) {
  return (
    <div className="rounded-control border bg-surface">
      <RecordTable
        caption="Records that may be one person"
        isFramed={false}
        heads={[
          "People",
          "Practice",
          "How likely",
          "Speaks for it",
          "Objection",
          ...figures("Cases", "Open"),
          "Since",
          "Who",
        ]}
      >
        {clusters.map((cluster, index) => (
          <tr
            key={cluster.id}
            data-key={index === 0 ? "j" : undefined}
            className="border-b last:border-b-0 hover:bg-hover"
          >
            <th scope="row" className="max-w-96 min-w-56 px-3 py-2 font-medium">
              <Link
                href={listHref(`/duplicates/${cluster.id}`, filters, {})}
                prefetch={false}
                className="hover:underline"
              >
                {cluster.people.map(({ id, number, name }) => (
                  <span key={id} className="block">
                    {name} <span className="figures font-normal whitespace-nowrap text-quiet">{number}</span>
                  </span>
                ))}
              </Link>
            </th>
            <td className="min-w-28 px-3 py-2">
              {cluster.practice_id ? (
                <Link
                  href={listHref("/duplicates", filters, { practice: cluster.practice_id })}
                  prefetch={false}
                  title="Only this practice"
                  className="hover:underline"
                >
                  {cluster.practice_name}
                </Link>
              ) : (
                "Several, or none"
              )}
            </td>
            <td className="px-3 py-2 whitespace-nowrap">
              <Badge tone={bands[cluster.band].tone}>{bands[cluster.band].name}</Badge>
              <span className="block figures text-quiet">{percent(cluster.probability)}</span>
              {cluster.has_returned && (
                <span className="block text-2xs text-violet">asked again: the records changed</span>
              )}
            </td>
            <td className="px-3 whitespace-nowrap">{fieldTitles[cluster.strongest]}</td>
            <td className="min-w-36 px-3 py-2">
              {cluster.objections[0] ? sayObjection(cluster.objections[0]) : <span className="text-quiet">None</span>}
              {cluster.objections.length > 1 && (
                <span className="text-quiet"> and {cluster.objections.length - 1} more</span>
              )}
            </td>
            <td className="px-3 text-right figures">{cluster.cases}</td>
            <td className="px-3 text-right figures">{cluster.open_cases}</td>
            <td className="px-3 whitespace-nowrap">{formatDate(cluster.created_at)}</td>
            <td className="px-3 whitespace-nowrap">
              {cluster.owner_name ?? (isPutOff(cluster) ? `until ${formatDate(cluster.snoozed_until)}` : "")}
            </td>
          </tr>
        ))}
      </RecordTable>
      {foot}
    </div>
  );
}
