"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ListParams } from "@/lib/lists/page";

export type Filter = {
  name: string;
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
};

type ListFiltersProps = { params: ListParams; searchLabel: string; filters: Filter[] };

const TYPING_PAUSE_MS = 350;

/** A GET form: works before the page is alive, and by itself afterwards. */
export function ListFilters({ params, searchLabel, filters }: ListFiltersProps) {
  const pathname = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Back and forward change the address under the form; whoever is typing is not interrupted.
  useEffect(() => {
    if (search.current && search.current !== document.activeElement) search.current.value = params.q ?? "";
  }, [params.q]);

  const submitSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), TYPING_PAUSE_MS);
  };
  const submitNow = () => {
    clearTimeout(timer.current);
    form.current?.requestSubmit();
  };

  return (
    <Form ref={form} action={pathname} scroll={false} role="search" className="flex flex-wrap items-center gap-2 pb-3">
      <input type="hidden" name="sort" value={params.sort} />
      <input type="hidden" name="dir" value={params.dir} />
      <div className="relative w-full phone:w-64">
        <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-2 left-2.5 text-quiet" />
        <input
          ref={search}
          type="search"
          name="q"
          defaultValue={params.q}
          onChange={submitSoon}
          aria-label={searchLabel}
          placeholder={searchLabel}
          maxLength={100}
          className="control w-full pl-8"
        />
      </div>
      {filters.map(({ name, label, value, options }) => (
        <select
          key={`${name}-${value}`}
          name={name}
          aria-label={label}
          defaultValue={value ?? ""}
          onChange={submitNow}
          className="control max-w-full phone:max-w-52"
        >
          <option value="">{label}: any</option>
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
    </Form>
  );
}
