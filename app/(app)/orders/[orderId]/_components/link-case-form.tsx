"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/form-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { linkCase } from "@/lib/orders/actions/parts";

export function LinkCaseForm({ orderId }: { orderId: string }) {
  return (
    <ActionForm action={linkCase} className="mt-2 flex flex-col gap-2 border-t pt-3">
      {({ value, errors, round }) => (
        <>
          <input type="hidden" name="order_id" value={orderId} />
          <PickerField key={round} label="Link another case" name="case_id" kind="cases" errors={errors("case_id")} />
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              label="How"
              name="relationship"
              options={[
                { value: "secondary", label: "belongs to it" },
                { value: "revision", label: "revises it" },
              ]}
              defaultValue={value("relationship")}
              errors={errors("relationship")}
            />
            <SubmitButton look="plain">Link</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
