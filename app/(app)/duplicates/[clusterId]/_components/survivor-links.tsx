import Link from "next/link";
import { listHref } from "@/lib/lists/list-href";

type SurvivorLinksProps = {
  path: string;
  /** What the address of this page says now. */
  here: Record<string, string | undefined>;
  records: { id: string; patient_number: string }[];
  survivorId: string;
  proposed: { id: string; why: string };
  without: string[];
};

/** Which record stays, and which are part of it: each choice is an address, so that the way back leads to the one before. */
export function SurvivorLinks({ path, here, records, survivorId, proposed, without }: SurvivorLinksProps) {
  const link = (changes: Record<string, string | undefined>, label: string) => (
    <Link href={listHref(path, here, changes)} scroll={false} className="link">
      {label}
    </Link>
  );
  return (
    <nav aria-label="Which record stays" className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs">
      <span className="text-quiet">
        {survivorId === proposed.id ? `Proposed to stay, because it ${proposed.why}.` : "Chosen to stay by you."}
      </span>
      {records.map(({ id, patient_number }, index) => (
        <span key={id} data-key={String(index + 1)} className="flex gap-2">
          {id !== survivorId && link({ survivor: id }, `Keep ${patient_number} instead`)}
          {records.length > 2 &&
            id !== survivorId &&
            link({ without: [...without, id].join(".") }, `Leave ${patient_number} out`)}
        </span>
      ))}
      {without.length > 0 && link({ without: undefined }, "Take everybody back in")}
      <span data-key="d">
        {here.only ? link({ only: undefined }, "Show every field") : link({ only: "differences" }, "Only differences")}
      </span>
    </nav>
  );
}
