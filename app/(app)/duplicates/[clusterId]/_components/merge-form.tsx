"use client";

import { ActionForm, type FormParts } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { mergePatients } from "@/lib/duplicates/actions/merge";
import type { Cell, Row } from "./rows";

type Column = { id: string; number: string; note: string; isSurvivor: boolean; version: number };
type MergeFormProps = {
  clusterId: string;
  /** The filters under which it was opened. */
  queue: string;
  batchId: string;
  columns: Column[];
  rows: Row[];
  /** Of several records, the two that the evidence compares. */
  evidenceOf: string | null;
  isBlocked: boolean;
  reason: string;
  survivorLinks: React.ReactNode;
  children: React.ReactNode;
};

/** Side by side: what differs is marked inside the value, and each value can be chosen, by mouse or with the arrow keys. */
export function MergeForm({
  clusterId,
  queue,
  batchId,
  columns,
  rows,
  evidenceOf,
  isBlocked,
  reason,
  survivorLinks,
  children,
}: MergeFormProps) {
  const survivor = columns.find(({ isSurvivor }) => isSurvivor);
  const merged = columns.filter(({ isSurvivor }) => !isSurvivor);
  return (
    <ActionForm action={mergePatients} className="flex flex-col gap-4">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="clusterId" value={clusterId} />
          <input type="hidden" name="queue" value={queue} />
          <input type="hidden" name="batchId" value={batchId} />
          <input type="hidden" name="survivorId" value={survivor?.id ?? ""} />
          <input type="hidden" name="mergedIds" value={merged.map(({ id }) => id).join(".")} />
          {columns.map(({ id, version }) => (
            <input key={id} type="hidden" name={`version.${id}`} value={version} />
          ))}
          <div
            className="relative overflow-x-auto rounded-control border bg-surface"
            tabIndex={0}
            role="region"
            aria-label="The records side by side"
          >
            <table className="w-full border-collapse text-left text-sm">
              <caption className="sr-only">The records side by side</caption>
              <thead>
                <tr className="border-b align-top text-xs">
                  <th scope="col" className="px-3 py-2 font-medium text-quiet">
                    Field
                  </th>
                  {columns.map(({ id, number, note, isSurvivor }) => (
                    <th key={id} scope="col" className="min-w-32 px-2 py-2 font-normal phone:min-w-36 phone:px-3">
                      <span className="figures font-medium">{number}</span>
                      <span className="block text-quiet">{note}</span>
                      {isSurvivor && <Badge tone="green">Stays</Badge>}
                    </th>
                  ))}
                  <th scope="col" className="px-3 py-2 font-medium text-quiet">
                    Evidence
                    {evidenceOf && <span className="block figures font-normal">{evidenceOf}</span>}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <CompareRow key={row.field} row={row} columns={columns} value={value} errors={errors} />
                ))}
              </tbody>
            </table>
          </div>
          {survivorLinks}
          {children}
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-56 flex-1">
              <TextField
                label="Why they are one person"
                name="reason"
                defaultValue={value("reason", reason)}
                errors={errors("reason")}
              />
            </div>
            {!isBlocked && (
              <span data-key="m" data-twice="">
                <SubmitButton working="Merging…">Merge patients</SubmitButton>
              </span>
            )}
          </div>
        </>
      )}
    </ActionForm>
  );
}

type CompareRowProps = Pick<FormParts, "value" | "errors"> & { row: Row; columns: Column[] };

function CompareRow({ row, columns, value, errors }: CompareRowProps) {
  const problem = errors(`typed.${row.field}`)?.[0];
  const chosen = value(`choice.${row.field}`, row.preset);
  return (
    <tr className={`border-b align-top last:border-b-0 ${row.differs ? "" : "text-quiet"}`}>
      <th scope="row" className="px-3 py-2 text-xs font-medium whitespace-nowrap">
        {row.title}
      </th>
      {row.cells.map((cell, index) => (
        <td key={cell.recordId} className="px-2 py-2 wrap-anywhere phone:px-3">
          {row.differs ? (
            <label className="flex items-start gap-2">
              <input
                type="radio"
                className="mt-1 size-3.5 shrink-0 accent-accent"
                name={`choice.${row.field}`}
                value={cell.recordId}
                defaultChecked={chosen === cell.recordId}
                aria-label={`${row.title} of ${columns[index]?.number}: ${textOf(cell) || "nothing"}`}
              />
              <Value cell={cell} />
            </label>
          ) : (
            <Value cell={cell} />
          )}
        </td>
      ))}
      <td className="min-w-40 px-3 py-2 text-xs">
        {row.evidence && (
          <>
            <Badge tone={row.evidence.tone}>{row.evidence.weight}</Badge>
            <span className="block text-quiet">{row.evidence.says}</span>
          </>
        )}
        {row.differs && row.typing && (
          <>
            <input
              type={row.typing}
              name={`typed.${row.field}`}
              aria-label={`Another ${row.title.toLowerCase()}`}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem && `typed-${row.field}`}
              placeholder="or type another"
              defaultValue={value(`typed.${row.field}`)}
              className="mt-1 control h-7 w-full text-xs"
            />
            {problem && (
              <p id={`typed-${row.field}`} className="text-red">
                {problem}
              </p>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

const textOf = ({ pieces }: Cell) => pieces.map(({ text }) => text).join("");

function Value({ cell }: { cell: Cell }) {
  if (textOf(cell) === "") return <span className="text-quiet">Not recorded</span>;
  return (
    <span>
      {cell.pieces.map(({ text, isMarked }, index) =>
        isMarked ? (
          <mark
            key={index}
            className="rounded-xs bg-selected px-px text-ink underline decoration-violet decoration-2 underline-offset-4"
          >
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </span>
  );
}
