"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useActionState, useEffect, useRef, useState, useTransition } from "react";
import { PickerField } from "@/components/forms/picker-field";
import { Button } from "@/components/ui/button";
import { type ActionResult, idle, typedValues } from "@/lib/actions/result";
import { searchList } from "@/lib/lists/actions";
import { listHref } from "@/lib/lists/list-href";
import type { ListParams } from "@/lib/lists/page";
import type { ListFrame, RoomName } from "@/lib/lists/queries";
import type { Filter } from "./list-filters";

type RoomFiltersProps = {
  room: RoomName;
  params: ListParams & { practice?: string; doctor?: string; search?: string };
  frame: ListFrame;
  searchLabel: string;
  filters: Filter[];
  /** Rows without a practice are a bucket that only the lab sees. */
  isLab: boolean;
};

const TYPING_PAUSE_MS = 350;
const NO_PRACTICE = { value: "none", label: "No practice" };

/** Filters are in the address. What is searched for may be a name, so it travels in the body and the address gets its id. */
export function RoomFilters({ room, params, frame, searchLabel, filters, isLab }: RoomFiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, search] = useActionState(searchList, idle as ActionResult<string>);
  const [problem, setProblem] = useState<string | null>(null);
  const [, startMoving] = useTransition();
  const router = useRouter();
  const pathname = usePathname();
  const [typed, setTyped] = useState(frame.term ?? "");
  const [shownTerm, setShownTerm] = useState(frame.term);
  // Back and forward change the term under the form; whoever is typing is not interrupted.
  if (frame.term !== shownTerm) {
    setShownTerm(frame.term);
    if (typed === (shownTerm ?? "")) setTyped(frame.term ?? "");
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (formData: FormData) => {
    const fields = typedValues(formData);
    const words = (fields.q ?? "").trim();
    const filters = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "q" && name !== "room"));
    startMoving(async () => {
      setProblem(null);
      if (words === "" || words === frame.term) {
        const kept = words === "" ? undefined : params.search;
        return router.push(listHref(pathname, filters, { search: kept }), { scroll: false });
      }
      formData.set("answer", "address");
      const result = await searchList(idle, formData);
      if (result.status === "success") router.push(result.data, { scroll: false });
      else setProblem(result.status === "error" ? result.message : "This cannot be searched for.");
    });
  };

  const submitIn = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), pause);
  };
  const practice =
    params.practice === "none"
      ? NO_PRACTICE
      : params.practice
        ? { value: params.practice, label: frame.practice ?? "Another practice" }
        : null;
  const doctor = params.doctor ? { value: params.doctor, label: frame.person ?? "Somebody" } : null;

  const marks = filters.filter(({ options }) => options.length === 1);
  const choices = filters.filter(({ options }) => options.length > 1);
  return (
    <form
      ref={form}
      action={search}
      onSubmit={(event) => {
        event.preventDefault();
        go(new FormData(event.currentTarget));
      }}
      role="search"
      className="flex flex-wrap items-center gap-2 pb-3"
    >
      <input type="hidden" name="room" value={room} />
      <input type="hidden" name="sort" value={params.sort} />
      <input type="hidden" name="dir" value={params.dir} />
      <div className="relative w-full phone:w-56">
        <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-1.5 left-2.5 text-quiet" />
        <input
          type="search"
          name="q"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            submitIn(TYPING_PAUSE_MS);
          }}
          aria-label={searchLabel}
          placeholder={searchLabel}
          maxLength={100}
          className="control h-7 w-full pl-8 text-xs"
        />
      </div>
      {choices.map(({ name, label, value, options }) => (
        <select
          key={`${name}-${value}`}
          name={name}
          aria-label={label}
          defaultValue={value ?? ""}
          onChange={() => submitIn(0)}
          className="control h-7 max-w-full text-xs phone:max-w-36"
        >
          <option value="">{label}: any</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {label}: {option.label}
            </option>
          ))}
        </select>
      ))}
      <PickerField
        key={`practice-${params.practice}`}
        label="Practice"
        name="practice"
        kind="practices"
        stored={practice}
        extra={isLab ? NO_PRACTICE : undefined}
        isCompact
        onChoose={() => submitIn(0)}
      />
      <PickerField
        key={`doctor-${params.doctor}`}
        label="Doctor"
        name="doctor"
        kind="doctors"
        stored={doctor}
        isCompact
        onChoose={() => submitIn(0)}
      />
      {marks.map(({ name, label, value }) => (
        <label
          key={`${name}-${value}`}
          className="inline-flex control cursor-pointer items-center gap-2 has-checked:bg-selected"
        >
          <input
            type="checkbox"
            name={name}
            value="yes"
            defaultChecked={value === "yes"}
            onChange={() => submitIn(0)}
          />
          {label}
        </label>
      ))}
      <noscript>
        <Button type="submit">Apply</Button>
      </noscript>
      {problem && (
        <p role="alert" className="text-xs text-red">
          {problem}
        </p>
      )}
    </form>
  );
}
