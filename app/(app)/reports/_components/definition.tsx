import { CircleQuestionMark } from "lucide-react";
import { useId } from "react";
import { type Definition, definitions } from "@/lib/reports/definitions";

/** On demand: the words stay out of the way until somebody asks what is counted. */
export function DefinitionNote({ of, title }: { of: Definition; title: string }) {
  const id = useId();
  return (
    <span data-print="hide">
      <button
        type="button"
        popoverTarget={id}
        aria-label={`What is counted: ${title}`}
        title="What is counted"
        className="rounded-control p-1 align-middle text-quiet hover:text-ink"
      >
        <CircleQuestionMark aria-hidden size={16} strokeWidth={1.75} />
      </button>
      <span
        id={id}
        popover="auto"
        className="m-auto max-w-sm rounded-control border bg-surface p-4 text-left text-sm font-normal whitespace-normal text-ink shadow-float"
      >
        <strong className="block pb-1 font-semibold">{title}</strong>
        {definitions[of]}
      </span>
    </span>
  );
}
