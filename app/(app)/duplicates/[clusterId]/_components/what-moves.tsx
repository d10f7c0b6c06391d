import type { Preview } from "@/lib/duplicates/queries";
import { sayMoves } from "@/lib/duplicates/words";

/** Said before, not found out afterwards: what goes over, what clashes, and what forbids it. */
export function WhatMoves({ preview }: { preview: Preview }) {
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
          ? "Nothing hangs on the other record; it only leaves its number and its name behind."
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
