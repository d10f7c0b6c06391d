import type { TimeParams } from "@/lib/lists/narrow";
import type { Filter } from "./list-filters";

/** The filters on time that cases and orders share. How long a state may take is the lab's own affair. */
export function paceFilterOf(value: TimeParams["pace"], isLab: boolean): Filter {
  const limits = [
    { value: "over", label: "too long in its state" },
    { value: "risk", label: "nearly too long in its state" },
  ];
  return {
    name: "pace",
    label: "Time",
    value,
    options: [{ value: "late", label: "past its due date" }, ...(isLab ? limits : [])],
  };
}

export function ageFilterOf(value: TimeParams["age"]): Filter {
  return {
    name: "age",
    label: "In its state",
    value,
    options: [
      { value: "week", label: "under a week" },
      { value: "month", label: "a week to a month" },
      { value: "older", label: "over a month" },
    ],
  };
}

export function yesFilterOf(name: string, label: string, value: string | undefined): Filter {
  return { name, label, value, options: [{ value: "yes", label: "yes" }] };
}
