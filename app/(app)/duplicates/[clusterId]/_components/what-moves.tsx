import type { Preview } from "@/lib/duplicates/queries";
import { sayMoves } from "@/lib/duplicates/words";

/** Said before, not found out afterwards: what goes over, what clashes, and what forbids it. */
export function WhatMoves({ preview, others }: { preview: Preview; others: number }) {
  const moves = sayMoves(preview.moves);
  return (
    <section aria-label="What a merge would do" className="flex flex-col gap-2 text-sm">
      {preview.blockers.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="font-medium text-red">
          Cannot be merged: {message}
        </p>
      ))}
      <p>
        {moves === ""
          ? others === 1
            ? "Nothing hangs on the other record; it only leaves its number and its name behind."
            : "Nothing hangs on the other records; they only leave their numbers and their names behind."
          : `Will move: ${moves}.`}
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
