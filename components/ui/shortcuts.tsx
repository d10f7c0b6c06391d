"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";

export type Shortcut = { key: string; label: string };

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "checkbox")
  );
}

/** The button or link of a key: the first that can be pressed inside whatever carries `data-key`. */
function press(key: string): boolean {
  const place = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const target = place?.querySelector<HTMLElement>("button:not(:disabled), a, summary");
  if (!place || !target) return false;
  // What cannot be taken lightly is asked twice: the first press only goes there.
  if (place.dataset.twice !== undefined && document.activeElement !== target) target.focus();
  else target.click();
  return true;
}

/** One key for every button that is used again and again; `?` shows them all. */
export function Shortcuts({ shortcuts }: { shortcuts: Shortcut[] }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // Whoever has typed something comes back to the keys without reaching for the mouse.
      if (event.key === "Escape" && isTyping(event) && event.target instanceof HTMLElement) event.target.blur();
      if (isTyping(event)) return;
      if (event.key === "?") setOpen((open) => !open);
      else if (event.key === "Escape") setOpen(false);
      else if (shortcuts.some(({ key }) => key === event.key) && press(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [shortcuts]);
  return (
    <>
      <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Keys <kbd className="figures text-xs text-quiet">?</kbd>
      </Button>
      {isOpen && (
        <dl className="fixed inset-x-4 bottom-20 z-20 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control border bg-surface p-4 text-xs shadow-float phone:right-6 phone:bottom-6 phone:left-auto phone:w-72 tablet:top-36 tablet:bottom-auto">
          {shortcuts.map(({ key, label }) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-control border px-1.5 figures">{key}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
