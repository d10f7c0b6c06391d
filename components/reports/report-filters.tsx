"use client";

import { usePathname, useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { PickerField } from "@/components/forms/picker-field";
import { Button } from "@/components/ui/button";
import { listHref } from "@/lib/lists/list-href";
import type { ReportFilters as Filters } from "@/lib/reports/search-params";

export type Choice = {
  name: string;
  label: string;
  value?: string;
  none: string;
  options: { value: string; label: string }[];
};

type ReportFiltersProps = {
  /** Months as the address has them. */
  months: { name: string; label: string; value: string; min?: string; max: string }[];
  filters: Filters;
  names: { practice: string | null; person: string | null };
  choices: Choice[];
};

/** Everything that is asked is in the address, so that a report can be kept, sent and opened again. */
export function ReportFilters({ months, filters, names, choices }: ReportFiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const pathname = usePathname();
  const [isMoving, startMoving] = useTransition();
  const submit = () => form.current?.requestSubmit();
  return (
    <form
      ref={form}
      data-print="hide"
      role="search"
      aria-label="What the report is about"
      aria-busy={isMoving}
      className="flex flex-wrap items-center gap-2 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(
          [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
        );
        startMoving(() => router.push(listHref(pathname, fields, {}), { scroll: false }));
      }}
    >
      {months.map(({ name, label, value, min, max }) => (
        <label key={`${name}-${value}`} className="flex items-center gap-2 text-xs text-quiet">
          {label}
          <input
            type="month"
            name={name}
            defaultValue={value}
            min={min}
            max={max}
            onChange={(event) => event.currentTarget.validity.valid && event.currentTarget.value && submit()}
            className="control h-7 text-xs text-ink"
          />
        </label>
      ))}
      <PickerField
        key={`practice-${filters.practice}`}
        label="Practice"
        name="practice"
        kind="practices"
        stored={filters.practice ? { value: filters.practice, label: names.practice ?? "Another practice" } : null}
        isCompact
        onChoose={() => setTimeout(submit)}
      />
      <PickerField
        key={`doctor-${filters.doctor}`}
        label="Doctor"
        name="doctor"
        kind="doctors"
        stored={filters.doctor ? { value: filters.doctor, label: names.person ?? "Somebody" } : null}
        isCompact
        onChoose={() => setTimeout(submit)}
      />
      {choices.map(({ name, label, value, none, options }) => (
        <select
          key={`${name}-${value}`}
          name={name}
          aria-label={label}
          defaultValue={value ?? ""}
          onChange={submit}
          className="control h-7 max-w-full text-xs phone:max-w-44"
        >
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {label}: {option.label}
            </option>
          ))}
        </select>
      ))}
      <noscript>
        <Button type="submit">Apply</Button>
      </noscript>
    </form>
  );
}
