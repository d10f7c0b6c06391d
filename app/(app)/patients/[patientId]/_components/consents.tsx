import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format/dates";
import type { OpenedPatient } from "@/lib/patients/queries";

const scopes: Record<string, string> = {
  treatment: "Treatment",
  research: "Research",
  marketing: "Advertising",
  ai_processing: "Processing by models",
};

export function Consents({ consents }: { consents: OpenedPatient["consents"] }) {
  if (consents.length === 0) return <p className="text-xs text-quiet">No consent is recorded.</p>;
  return (
    <ul className="flex flex-col gap-2 text-xs">
      {consents.map(({ id, scope, version, grantedAt, revokedAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span>
            {scopes[scope] ?? scope} {version && <span className="text-quiet">{version}</span>}
          </span>
          {revokedAt ? (
            <Badge tone="neutral">Taken back {formatDate(revokedAt)}</Badge>
          ) : (
            <Badge tone="green">Since {formatDate(grantedAt)}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
