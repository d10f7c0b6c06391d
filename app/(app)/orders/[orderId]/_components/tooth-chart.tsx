"use client";

import { useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, SelectField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addJaw, updateJaw } from "@/lib/orders/actions/parts";
import type { OpenedOrder } from "@/lib/orders/queries";
import { nextMark, PLACES, toothNumber, type ToothMark } from "@/lib/orders/teeth";

export type Jaw = OpenedOrder["jaws"][number];

type ToothChartProps = { orderId: string; arch: "upper" | "lower"; jaw: Jaw | null; isEditable: boolean };

const words: Record<ToothMark, string> = { none: "left alone", bonded: "bonded", extracted: "extracted" };
const looks: Record<ToothMark, string> = {
  none: "text-quiet",
  bonded: "border-accent bg-selected font-medium",
  extracted: "border-red text-red line-through",
};
const reasons = [
  { value: "breakage", label: "Breakage" },
  { value: "complete", label: "Complete arch" },
  { value: "other", label: "Another reason" },
];

function marksOf(jaw: Jaw | null): ToothMark[] {
  return Array.from({ length: PLACES }, (_, place) =>
    jaw?.extract_teeth[place] === "1" ? "extracted" : jaw?.bond_teeth[place] === "1" ? "bonded" : "none",
  );
}

const bits = (marks: ToothMark[], wanted: ToothMark) => marks.map((mark) => (mark === wanted ? "1" : "0")).join("");

/** One arch from the patient's right to left. Arrow keys walk along it, Enter or Space changes a tooth. */
export function ToothChart({ orderId, arch, jaw, isEditable }: ToothChartProps) {
  const [marks, setMarks] = useState(() => marksOf(jaw));
  const [place, setPlace] = useState(0);
  const teeth = useRef<(HTMLButtonElement | null)[]>([]);
  const title = arch === "upper" ? "Upper arch" : "Lower arch";
  const walk = (key: string) => {
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: PLACES - 1 }[key];
    if (next === undefined || next < 0 || next >= PLACES) return false;
    setPlace(next);
    teeth.current[next]?.focus();
    return true;
  };
  const chart = (
    <div role="group" aria-label={title} className="grid grid-cols-8 gap-0.5 phone:grid-cols-16">
      {marks.map((mark, at) => {
        const number = toothNumber(arch, at);
        const shape = `grid h-8 place-items-center rounded-control border figures text-2xs ${looks[mark]}`;
        return isEditable ? (
          <button
            key={number}
            ref={(button) => void (teeth.current[at] = button)}
            type="button"
            tabIndex={at === place ? 0 : -1}
            aria-label={`Tooth ${number}: ${words[mark]}`}
            onFocus={() => setPlace(at)}
            onKeyDown={(event) => walk(event.key) && event.preventDefault()}
            onClick={() => setMarks(marks.with(at, nextMark(mark)))}
            className={`${shape} hover:bg-hover`}
          >
            {number}
          </button>
        ) : (
          <span key={number} className={shape}>
            <span aria-hidden>{number}</span>
            <span className="sr-only">
              Tooth {number}: {words[mark]}
            </span>
          </span>
        );
      })}
    </div>
  );
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium">{title}</h3>
      {chart}
      {isEditable && (
        <ActionForm action={jaw ? updateJaw : addJaw} className="flex flex-wrap items-end gap-3">
          {({ value, checked, errors }) => (
            <>
              {jaw ? (
                <>
                  <input type="hidden" name="id" value={jaw.id} />
                  <input type="hidden" name="rowVersion" value={jaw.row_version} />
                </>
              ) : (
                <>
                  <input type="hidden" name="order_id" value={orderId} />
                  <input type="hidden" name="arch" value={arch} />
                </>
              )}
              <input type="hidden" name="bond_teeth" value={bits(marks, "bonded")} />
              <input type="hidden" name="extract_teeth" value={bits(marks, "extracted")} />
              <SelectField
                label="Reason"
                name="reason"
                placeholder="Not recorded"
                options={reasons}
                defaultValue={value("reason", jaw?.reason)}
                errors={errors("reason")}
              />
              <CheckboxField
                label="Brackets on the outside"
                name="is_labial"
                defaultChecked={checked("is_labial", jaw?.is_labial ?? false)}
              />
              <SubmitButton look="plain">
                {jaw ? `Save ${title.toLowerCase()}` : `Record ${title.toLowerCase()}`}
              </SubmitButton>
            </>
          )}
        </ActionForm>
      )}
    </section>
  );
}
