import type { ReportFilters } from "@/lib/reports/search-params";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { Choice } from "./report-filters";

/** What every report is filtered by beside practice and doctor. */
export function reportChoices({ type, priority }: ReportFilters, { orderTypes, priorities }: Words): Choice[] {
  return [
    { name: "type", label: "Type", value: type, none: "Type: any", options: optionsOf(orderTypes) },
    { name: "priority", label: "Priority", value: priority, none: "Priority: any", options: optionsOf(priorities) },
  ];
}
