"use client";

import Link from "next/link";
import { startTransition, useEffect, useImperativeHandle, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { idle } from "@/lib/actions/result";
import type { LikelyPatient } from "@/lib/duplicates/likely";
import { formatDate } from "@/lib/format/dates";
import { findLikelyPatients } from "@/lib/patients/actions";

const TYPING_PAUSE_MS = 400;
const lookedAt = [
  "p_given_name",
  "p_family_name",
  "p_birth_date",
  "p_gender",
  "p_email",
  "p_phone",
  "p_practice_id",
] as const;

export type LikelyPatientsHandle = { look: (form: HTMLFormElement) => void };

/** A hint, never a barrier: records that may be the person who is being typed. */
export function LikelyPatients({ ref }: { ref: React.Ref<LikelyPatientsHandle> }) {
  const [found, setFound] = useState<LikelyPatient[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useImperativeHandle(ref, () => ({
    look: (form) => {
      clearTimeout(timer.current);
      const mine = ++turn.current;
      timer.current = setTimeout(() => {
        const typed = new FormData(form);
        const formData = new FormData();
        for (const name of lookedAt) formData.set(name, String(typed.get(name) ?? ""));
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
          <ul className="mt-2 flex flex-col gap-2">
            {found.map(({ id, patientNumber, name, birthDate, practiceName, band, reasons }) => (
              <li key={id} className="flex flex-col gap-0.5">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <Link href={`/patients/${id}`} className="link">
                    {name}
                  </Link>
                  <span className="figures text-quiet">{patientNumber}</span>
                  <Badge tone={band.tone}>{band.name}</Badge>
                  <Link
                    href={`/cases/new?patient=${id}`}
                    aria-label={`Use this one: open a case for ${patientNumber}`}
                    className="ml-auto link"
                  >
                    Use this one
                  </Link>
                </span>
                <span className="text-quiet">
                  {[birthDate && `Born ${formatDate(birthDate)}`, practiceName, ...reasons].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
