import { formatDateTime } from "@/lib/format/dates";
import type { OpenedPatient } from "@/lib/patients/queries";

const places: Record<string, string> = {
  "/patients/[patientId]": "the patient",
  "/cases/[caseId]": "a case",
  "/orders/[orderId]": "an order",
  "/files/[fileId]": "a file",
};

/** The latest lines of the access log. */
export function Accesses({ accesses }: { accesses: OpenedPatient["accesses"] }) {
  if (accesses.length === 0) return <p className="text-xs text-quiet">Nobody yet.</p>;
  return (
    <ul className="flex flex-col gap-1.5 text-xs">
      {accesses.map(({ id, at, who, place, purpose }) => (
        <li key={id}>
          {who ?? "A login without a person"} opened {places[place] ?? place}
          <span className="block text-2xs text-quiet">
            {formatDateTime(at)}, for {purpose.replaceAll("_", " ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
