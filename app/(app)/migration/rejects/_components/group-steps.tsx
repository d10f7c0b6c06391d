import Link from "next/link";
import { ActionButton } from "@/components/forms/action-button";
import { reopenRejects, retryRejects } from "@/lib/migration/actions";
import type { RejectListParams } from "@/lib/migration/search-params";
import { mappingOf } from "@/lib/migration/titles";
import { reasonWords } from "@/lib/migration/words";
import { WaiveForm } from "./waive-form";

/** The code map behind a column, so that the answer is one step away. */
export function codeMapOf(entity: string, column: string): string | undefined {
  const codes = Object.values(mappingOf(entity)?.codes ?? {});
  return codes.find((code) => code.column === column)?.map;
}

/** What can be done with everything that waits for the same reason. */
export function GroupSteps({ params, total }: { params: RejectListParams; total: number }) {
  const { entity = "", kind = "", code = "", column = "", status } = params;
  const fields = { entity, kind, code, column };
  const map = code === "unmapped_code" ? codeMapOf(entity, column) : undefined;
  if (total === 0) return null;
  return (
    <div className="flex flex-col gap-3 rounded-control border bg-surface px-4 py-3 text-sm">
      <p>
        {reasonWords(code).help}{" "}
        {map && (
          <Link href={`/migration/mappings?map=${map}#codes`} className="link">
            Open the code map
          </Link>
        )}
      </p>
      {status === "waived" ? (
        <div className="flex">
          <ActionButton action={reopenRejects} fields={fields} label="Open all of them again" look="plain" />
        </div>
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          <ActionButton action={retryRejects} fields={fields} label="Retry all of them" look="plain" />
          <WaiveForm fields={fields} label="Waive all of them" />
        </div>
      )}
    </div>
  );
}
