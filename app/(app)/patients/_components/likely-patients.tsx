"use client";

import Link from "next/link";
import { startTransition, useEffect, useImperativeHandle, useRef, useState } from "react";
import { idle } from "@/lib/actions/result";
import { formatDate } from "@/lib/format/dates";
import { findLikelyPatients } from "@/lib/patients/actions";
import type { LikelyPatient } from "@/lib/patients/likely";

const TYPING_PAUSE_MS = 400;
const LEAST_LETTERS = 3;

export type LikelyPatientsHandle = { look: (name: string, birthDate: string) => void };

/** A hint, never a barrier: records that may be the person who is being typed. */
export function LikelyPatients({ ref }: { ref: React.Ref<LikelyPatientsHandle> }) {
  const [found, setFound] = useState<LikelyPatient[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useImperativeHandle(ref, () => ({
    look: (name, birthDate) => {
      clearTimeout(timer.current);
      const mine = ++turn.current;
      if (name.trim().length < LEAST_LETTERS) return setFound([]);
      timer.current = setTimeout(() => {
        const formData = new FormData();
        formData.set("name", name);
        formData.set("birthDate", birthDate);
        startTransition(async () => {
          const result = await findLikelyPatients(idle, formData);
          if (mine === turn.current) setFound(result.status === "success" ? result.data : []);
        });
      }, TYPING_PAUSE_MS);
    },
  }));

  return (
    <div role="status" aria-label="Likely the same patient">
      {found.length > 0 && (
        <div className="rounded-control border border-violet px-3 py-2 text-xs">
          <p className="font-medium">This patient may exist already</p>
          <ul className="mt-1 flex flex-col gap-1">
            {found.map(({ id, patient_number, name, birth_date, practice_name }) => (
              <li key={id}>
                <Link href={`/patients/${id}`} className="link">
                  {name}
                </Link>{" "}
                <span className="figures text-quiet">{patient_number}</span>
                <span className="text-quiet">
                  {birth_date && `, born ${formatDate(birth_date)}`}
                  {practice_name && `, ${practice_name}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
