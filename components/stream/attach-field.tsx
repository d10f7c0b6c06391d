"use client";

import { useState } from "react";

export type AttachableFile = { id: string; name: string };

/** Files of this page that go with a message; a new one is added as a file first. */
export function AttachField({ files }: { files: AttachableFile[] }) {
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <details className="text-xs">
      <summary className="w-fit text-quiet hover:text-ink">
        Attach files{chosen.length > 0 && <span className="figures"> ({chosen.length})</span>}
      </summary>
      <input type="hidden" name="file_ids" value={chosen.join(",")} />
      <ul className="mt-1 flex max-h-40 flex-col overflow-y-auto">
        {files.map(({ id, name }) => (
          <li key={id}>
            <label className="flex min-h-7 items-center gap-2 wrap-anywhere">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, id] : chosen.filter((known) => known !== id))
                }
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
