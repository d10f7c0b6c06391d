"use client";

import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { figures, RecordTable } from "@/components/ui/record-table";
import { setAutomatic } from "@/lib/duplicates/actions/matching";
import type { AutomaticPractice } from "@/lib/duplicates/sure";

type AutomaticFormProps = { practices: AutomaticPractice[]; dailyCap: number; rowVersion: number };

/** One switch a practice, and a cap. Beside each switch: what it would do now, and what it has done. */
export function AutomaticForm({ practices, dailyCap, rowVersion }: AutomaticFormProps) {
  return (
    <ActionForm action={setAutomatic} className="flex flex-col gap-4">
      {({ value, checked, errors }) => (
        <>
          <input type="hidden" name="rowVersion" value={rowVersion} />
          <RecordTable
            caption="Practices in which the worker merges by itself"
            heads={["Practice", ...figures("Would merge now", "Merged", "Taken back", "Sample")]}
          >
            {practices.map(({ practice_id, practice_name, is_on, ready, merged, undone }) => (
              <tr key={practice_id} className="border-b last:border-b-0 hover:bg-hover">
                <th scope="row" className="min-w-44 px-3 py-1 font-medium">
                  <label className="flex min-h-7 items-center gap-2">
                    <input
                      type="checkbox"
                      name={`practice.${practice_id}`}
                      defaultChecked={checked(`practice.${practice_id}`, is_on)}
                      className="size-3.5 shrink-0 accent-accent"
                    />
                    {practice_name}
                  </label>
                </th>
                <td className="px-3 text-right figures">{ready}</td>
                <td className="px-3 text-right figures">{merged}</td>
                <td className="px-3 text-right figures">{undone}</td>
                <td className="px-3 text-right">
                  {ready > 0 && (
                    <Link href={`/duplicates/together?practice=${practice_id}`} prefetch={false} className="link">
                      Look at them<span className="sr-only"> in {practice_name}</span>
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </RecordTable>
          <div className="w-56">
            <TextField
              label="At most this many records a day"
              name="dailyCap"
              type="number"
              min={1}
              max={1000}
              defaultValue={value("dailyCap", String(dailyCap))}
              errors={errors("dailyCap")}
            />
          </div>
          <div>
            <SubmitButton working="Saving…">Save what merges by itself</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
