import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { figures, RecordTable } from "@/components/ui/record-table";
import { activateModel } from "@/lib/duplicates/actions/matching";
import type { BandCounts, ModelVersion } from "@/lib/duplicates/weights";
import { bands } from "@/lib/duplicates/words";
import { formatDateTime } from "@/lib/format/dates";

const isActive = ({ activated_at, retired_at }: ModelVersion) => activated_at !== null && retired_at === null;

function change(before: BandCounts, after: BandCounts): string {
  return (["certain", "likely", "possible"] as const)
    .map((band) => `${bands[band].name.toLowerCase()} ${before[band]} → ${after[band]}`)
    .join(", ");
}

/** Every version stays: a candidate names the one that scored it, and one can go back to it. */
export function VersionsTable({ versions, isRunning }: { versions: ModelVersion[]; isRunning: boolean }) {
  return (
    <RecordTable
      caption="Versions of the weights"
      isReadOnly={versions.length === 1}
      heads={[
        ...figures("Version"),
        "Where from",
        ...figures("Patients"),
        "Made",
        "Pairs, before and after",
        ...figures("Use"),
      ]}
    >
      {versions.map((version) => (
        <tr key={version.version} className="border-b align-top last:border-b-0">
          <th scope="row" className="px-3 py-2 text-right figures font-medium">
            {version.version}
          </th>
          <td className="px-3 py-2">
            {version.origin === "shipped" ? "Shipped with Archwire" : `Learnt: ${learntOf(version)}`}
          </td>
          <td className="px-3 py-2 text-right figures">{version.patients.toLocaleString("en")}</td>
          <td className="px-3 py-2 whitespace-nowrap">{formatDateTime(version.created_at)}</td>
          <td className="px-3 py-2">
            {version.quality.before && version.quality.after
              ? change(version.quality.before, version.quality.after)
              : version.version === 1
                ? "The first look"
                : "Names counted anew in a lab that has grown"}
          </td>
          <td className="px-3 py-2 text-right">
            {isActive(version) ? (
              <Badge tone="green">In use</Badge>
            ) : (
              !isRunning && (
                <ActionButton
                  action={activateModel}
                  fields={{ version: String(version.version) }}
                  label="Use this one"
                  about={`version ${version.version}`}
                  question="Everybody is compared again with it. What people decided stays."
                  look="plain"
                />
              )
            )}
          </td>
        </tr>
      ))}
    </RecordTable>
  );
}

const learntOf = ({ quality }: ModelVersion) =>
  quality.learnt && quality.learnt.length > 0 ? `${quality.learnt.length} fields` : "nothing that was not known";
