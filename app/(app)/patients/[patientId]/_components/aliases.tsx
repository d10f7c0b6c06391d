import { ActionButton } from "@/components/forms/action-button";
import { removeAlias } from "@/lib/patients/actions";
import type { OpenedPatient } from "@/lib/patients/queries";
import { AddAliasForm } from "./add-alias-form";

type AliasesProps = { patientId: string; aliases: OpenedPatient["aliases"]; isEditable: boolean };

/** Former names and numbers: the search finds a patient by them. */
export function Aliases({ patientId, aliases, isEditable }: AliasesProps) {
  return (
    <>
      {aliases.length === 0 && <p className="text-xs text-quiet">No other name or number.</p>}
      <ul className="flex flex-col text-xs">
        {aliases.map(({ id, kind, value }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className={kind === "number" ? "figures" : ""}>{value}</span>
            {isEditable && (
              <ActionButton
                action={removeAlias}
                fields={{ aliasId: id }}
                label="Remove"
                about={value}
                question={`Remove ${value}?`}
              />
            )}
          </li>
        ))}
      </ul>
      {isEditable && <AddAliasForm patientId={patientId} />}
    </>
  );
}
