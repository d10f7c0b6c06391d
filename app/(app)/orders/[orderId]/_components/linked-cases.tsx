import Link from "next/link";
import { ActionButton } from "@/components/forms/action-button";
import { StateBadge } from "@/components/ui/state-badge";
import { unlinkCase } from "@/lib/orders/actions/parts";
import type { OpenedOrder } from "@/lib/orders/queries";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { LinkCaseForm } from "./link-case-form";

const relationships: Record<string, string> = {
  primary: "opens it",
  secondary: "belongs to it",
  revision: "revises it",
};

type LinkedCasesProps = { orderId: string; cases: OpenedOrder["cases"]; words: Words; isLab: boolean };

export function LinkedCases({ orderId, cases, words, isLab }: LinkedCasesProps) {
  return (
    <>
      {cases.length === 0 && <p className="text-xs text-quiet">This order belongs to no case.</p>}
      <ul className="flex flex-col text-xs">
        {cases.map(({ id, case_number, title, current_state, relationship }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0">
            <Link href={`/cases/${id}`} className="figures font-medium hover:underline">
              {case_number}
            </Link>
            <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
            <StateBadge state={current_state} name={nameOf(words.caseStates, current_state)} />
            <span className="flex w-full items-center justify-between text-quiet">
              {relationships[relationship] ?? relationship}
              {isLab && relationship !== "primary" && (
                <ActionButton
                  action={unlinkCase}
                  fields={{ orderId, caseId: id }}
                  label="Unlink"
                  about={case_number}
                  question={`Unlink ${case_number}?`}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {isLab && <LinkCaseForm orderId={orderId} />}
    </>
  );
}
