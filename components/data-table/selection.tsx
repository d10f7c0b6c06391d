"use client";

import { useState } from "react";

/** Rows that somebody chose, over all pages of the list. */
export type Chosen = {
  ids: ReadonlySet<string>;
  toggle: (ids: string[], isChosen: boolean) => void;
  replace: (ids: string[]) => void;
};

export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (changed, isChosen) =>
      setIds((before) =>
        isChosen ? new Set([...before, ...changed]) : new Set([...before].filter((id) => !changed.includes(id))),
      ),
    replace: (all) => setIds(new Set(all)),
  };
}

export function SelectAllBox({ ids, chosen }: { ids: string[]; chosen: Chosen }) {
  const count = ids.filter((id) => chosen.ids.has(id)).length;
  return (
    <th scope="col" className="w-8 pl-3">
      <input
        type="checkbox"
        aria-label="Choose every row of this page"
        checked={count === ids.length}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && count < ids.length;
        }}
        onChange={(event) => chosen.toggle(ids, event.target.checked)}
        className="block"
      />
    </th>
  );
}

export function SelectBox({ id, name, chosen }: { id: string; name: string; chosen: Chosen }) {
  return (
    <td className="w-8 pl-3">
      <input
        type="checkbox"
        aria-label={`Choose ${name}`}
        checked={chosen.ids.has(id)}
        onChange={(event) => chosen.toggle([id], event.target.checked)}
        className="block"
      />
    </td>
  );
}
