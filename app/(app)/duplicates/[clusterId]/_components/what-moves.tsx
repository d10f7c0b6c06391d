import { Badge } from "@/components/ui/badge";
import type { Preview } from "@/lib/duplicates/queries";

const words: Record<string, [one: string, many: string]> = {
  cases: ["case", "cases"],
  orders: ["order", "orders"],
  messages: ["message", "messages"],
  files: ["file", "files"],
  patient_aliases: ["earlier name or number", "earlier names and numbers"],
  patient_contacts: ["further contact", "further contacts"],
  purchases: ["purchase", "purchases"],
  consents: ["consent", "consents"],
  embeddings: ["search entry", "search entries"],
};

function countOf(table: string, rows: number): string {
  const [one, many] = words[table] ?? [table.replaceAll("_", " "), table.replaceAll("_", " ")];
  return `${rows.toLocaleString("en")} ${rows === 1 ? one : many}`;
}

/** Said before, not found out afterwards: what goes over, what clashes, and what forbids it. */
export function WhatMoves({ preview }: { preview: Preview }) {
  const moves = Object.entries(preview.moves);
  return (
    <section aria-label="What a merge would do" className="flex flex-col gap-2 text-sm">
      {preview.blockers.map(({ code, message }) => (
        <p key={`${code} ${message}`}>
          <Badge tone="red">{message}</Badge>
        </p>
      ))}
      <p>
        {moves.length === 0
          ? "Nothing hangs on the other record; it only leaves its number and its name behind."
          : `Will move: ${moves.map(([table, rows]) => countOf(table, rows)).join(", ")}.`}
      </p>
      {preview.clashes.length > 0 && (
        <ul className="flex flex-col gap-1 text-xs text-quiet">
          {preview.clashes.map(({ kind, message }) => (
            <li key={`${kind} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
