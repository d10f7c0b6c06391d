"use client";

import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, SelectField, TextField } from "@/components/forms/form-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addSubscription } from "@/lib/report-subscriptions/actions";
import type { Vocabulary } from "@/lib/states/words";
import { optionsOf } from "@/lib/states/words";

type SubscriptionFormProps = { newId: string; orderTypes: Vocabulary; priorities: Vocabulary };

export function SubscriptionForm({ newId, orderTypes, priorities }: SubscriptionFormProps) {
  return (
    <ActionForm action={addSubscription} className="flex flex-col gap-4">
      {({ field, checked, errors, round }) => (
        <>
          <input type="hidden" name="id" value={newId} />
          <div className="grid gap-4 phone:grid-cols-2">
            <TextField label="Name" hint="Stands in the subject of the mail" maxLength={60} {...field("name")} />
            <TextField
              label="Day of the month"
              hint="1 to 28; the report is about the month before"
              inputMode="numeric"
              {...field("day_of_month", "1")}
            />
            <PickerField
              key={`practice-${round}`}
              label="Practice"
              name="practice_id"
              kind="practices"
              hint="Empty for every practice"
              errors={errors("practice_id")}
            />
            <PickerField
              key={`doctor-${round}`}
              label="Doctor"
              name="doctor_id"
              kind="doctors"
              hint="Empty for every doctor"
              errors={errors("doctor_id")}
            />
            <SelectField label="Type" placeholder="Any type" {...field("order_type")} options={optionsOf(orderTypes)} />
            <SelectField
              label="Priority"
              placeholder="Any priority"
              {...field("priority")}
              options={optionsOf(priorities)}
            />
          </div>
          <CheckboxField label="Send me the last month now" name="is_asked" defaultChecked={checked("is_asked")} />
          <div>
            <SubmitButton working="Adding…">Get this report by mail</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
