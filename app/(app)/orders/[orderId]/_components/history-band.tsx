"use client";

import { useState } from "react";
import { stateHue } from "@/lib/states/hues";
import type { Stay } from "./state-history";

const MINUTE = 60_000;
/** The least that can be seen and pressed. */
const LEAST_SHARE = 1.5;

type HistoryBandProps = { stays: Stay[]; marked: string | null; onMark: (id: string | null) => void };

/** Each state a segment as long as it lasted. Short steps beside long waits are readable on the logarithmic scale. */
export function HistoryBand({ stays, marked, onMark }: HistoryBandProps) {
  const [isLogarithmic, setLogarithmic] = useState(true);
  const length = ({ milliseconds }: Stay) =>
    isLogarithmic ? Math.log10(1 + milliseconds / MINUTE) : milliseconds / MINUTE;
  const whole = stays.reduce((sum, stay) => sum + length(stay), 0) || 1;
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label="Time in each state" className="flex h-7 w-full gap-px overflow-hidden rounded-control">
        {stays.map((stay) => (
          <li key={stay.id} style={{ flexGrow: Math.max(LEAST_SHARE, (length(stay) / whole) * 100), flexBasis: 0 }}>
            <button
              type="button"
              aria-label={`${stay.name}: ${stay.stayed}${stay.isContradiction ? ", contradicts the state before" : ""}`}
              title={`${stay.name}: ${stay.stayed}`}
              onPointerEnter={() => onMark(stay.id)}
              onPointerLeave={() => onMark(null)}
              onFocus={() => onMark(stay.id)}
              onBlur={() => onMark(null)}
              className={`block size-full -outline-offset-2 ${stateHue(stay.state).dot} ${stay.isContradiction ? "hatched" : ""} ${marked && marked !== stay.id ? "opacity-40" : ""}`}
            />
          </li>
        ))}
      </ol>
      <label className="flex items-center gap-2 text-2xs text-quiet">
        <input type="checkbox" checked={isLogarithmic} onChange={(event) => setLogarithmic(event.target.checked)} />
        Logarithmic, so that short steps stay visible
      </label>
    </div>
  );
}
