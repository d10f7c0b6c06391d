"use client";

import { startTransition, useState } from "react";
import type { Chosen } from "@/components/data-table/selection";
import { Button } from "@/components/ui/button";
import { type ActionResult, idle } from "@/lib/actions/result";
import { BULK_LIMIT, type BulkOutcome } from "@/lib/lists/bulk-outcome";
import type { Vocabulary } from "@/lib/states/words";
import { AssignForm } from "./assign-form";
import { MoveForm } from "./move-form";

type Action<T> = (previous: ActionResult<T>, formData: FormData) => Promise<ActionResult<T>>;

export type BulkSteps = {
  preview: Action<BulkOutcome>;
  move: Action<BulkOutcome>;
  chooseAll: Action<string[]>;
  /** Only the lab gives work to somebody. */
  assign: Action<void> | null;
};

type BulkBarProps = {
  what: string;
  chosen: Chosen;
  total: number;
  /** The address of the list behind the question mark. */
  query: string;
  states: Vocabulary;
  steps: BulkSteps;
};

/** Appears once a row is chosen: how many, all of them, and what can be done with them. */
export function BulkBar({ what, chosen, total, query, states, steps }: BulkBarProps) {
  const [open, setOpen] = useState<"move" | "assign" | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const count = chosen.ids.size;
  const chooseAll = () => {
    setChoosing(true);
    const formData = new FormData();
    formData.set("query", query);
    startTransition(async () => {
      const result = await steps.chooseAll(idle, formData);
      if (result.status === "success") chosen.replace(result.data);
      setChoosing(false);
    });
  };
  if (count === 0) return <p role="status" className="sr-only" />;
  const ids = [...chosen.ids].join(",");
  return (
    <section aria-label="Chosen rows" className="flex flex-col gap-3 border-b bg-selected px-3 py-2 text-xs">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status">
          <span className="figures">{count.toLocaleString("en")}</span> {count === 1 ? what.slice(0, -1) : what} chosen
        </p>
        {count < Math.min(total, BULK_LIMIT) && (
          <Button look="quiet" onClick={chooseAll} disabled={isChoosing}>
            {isChoosing
              ? "Choosing…"
              : total > BULK_LIMIT
                ? `Choose the first ${BULK_LIMIT.toLocaleString("en")} that match`
                : `Choose all ${total.toLocaleString("en")} that match`}
          </Button>
        )}
        <Button aria-pressed={open === "move"} onClick={() => setOpen(open === "move" ? null : "move")}>
          Move…
        </Button>
        {steps.assign && (
          <Button aria-pressed={open === "assign"} onClick={() => setOpen(open === "assign" ? null : "assign")}>
            Assign…
          </Button>
        )}
        <Button look="quiet" onClick={() => chosen.replace([])}>
          Choose none
        </Button>
      </div>
      {open === "move" && <MoveForm key={ids} what={what} ids={ids} states={states} steps={steps} />}
      {open === "assign" && steps.assign && <AssignForm ids={ids} action={steps.assign} />}
    </section>
  );
}
