"use client";

import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import { MomentField } from "@/components/forms/moment-field";
import { KeptPickerField } from "@/components/forms/kept-picker-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Option } from "@/lib/options/schemas";
import { createOrder, updateOrder } from "@/lib/orders/actions/record";
import type { getOrderFields } from "@/lib/orders/queries";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { AnswerFields } from "./answer-fields";

type Stored = NonNullable<Awaited<ReturnType<typeof getOrderFields>>>;

type OrderFormProps = { words: Words } & (
  { stored: Stored; newId?: never; forCase?: never } | { stored: null; newId: string; forCase: Option | null }
);

export function OrderForm({ stored, newId, forCase, words }: OrderFormProps) {
  const shown = stored?.shown;
  const [chosenType, setChosenType] = useState<string | null>(null);
  const typeAtFirst = shown?.order_type ?? (forCase ? "refinement" : "main");
  return (
    <ActionForm action={stored ? updateOrder : createOrder} className="flex flex-col gap-4">
      {(parts) => {
        const { value, field, errors, version } = parts;
        // The questions follow the select, also where a conflict has put another type into it.
        const type = chosenType ?? value("order_type", typeAtFirst);
        const asked = words.orderTypes.find(({ key }) => key === type);
        return (
          <>
            <input type="hidden" name="id" value={shown?.id ?? newId} />
            {shown && <input type="hidden" name="rowVersion" value={version("rowVersion", shown.rowVersion)} />}
            <div className="grid gap-4 phone:grid-cols-2">
              <SelectField
                label="Type"
                {...field("order_type", typeAtFirst)}
                options={optionsOf(words.orderTypes)}
                onChange={(event) => setChosenType(event.target.value)}
              />
              <KeptPickerField
                parts={parts}
                label="Case"
                name="case_id"
                labelName="case_number"
                kind="cases"
                stored={
                  shown
                    ? { value: shown.case_id, label: shown.case_number }
                    : { value: forCase?.value, label: forCase?.label }
                }
                hint={
                  asked?.requiresCase
                    ? "An order of this type belongs to a case."
                    : "Without a case the order names its practice."
                }
              />
              <KeptPickerField
                parts={parts}
                label="Doctor"
                name="doctor_id"
                labelName="doctor_name"
                kind="doctors"
                stored={{ value: shown?.doctor_id, label: shown?.doctor_name }}
              />
              <SelectField
                label="Priority"
                {...field("priority", shown?.priority ?? "normal")}
                options={optionsOf(words.priorities)}
              />
            </div>
            {!stored && (
              <div className="grid gap-4 phone:grid-cols-3">
                <PickerField
                  label="Patient"
                  name="patient_id"
                  kind="patients"
                  hint="Only without a case."
                  errors={errors("patient_id")}
                />
                <PickerField
                  label="Practice"
                  name="practice_id"
                  kind="practices"
                  hint="Only without a case and a patient."
                  errors={errors("practice_id")}
                />
                <TextField
                  label="Currency"
                  name="currency"
                  maxLength={3}
                  defaultValue={value("currency", "USD")}
                  errors={errors("currency")}
                />
              </div>
            )}
            <fieldset className="flex flex-col gap-4 rounded-control border p-4">
              <legend className="px-1 text-xs font-medium">
                What an order of the type {asked?.name.toLowerCase()} says
              </legend>
              <AnswerFields
                key={type}
                schema={asked?.schema ?? {}}
                questionOrder={asked?.questionOrder ?? []}
                answers={stored?.answers ?? {}}
                field={field}
              />
            </fieldset>
            <TextAreaField label="Description" {...field("description", shown?.description)} />
            {shown && (
              <div className="grid gap-4 phone:grid-cols-2">
                <KeptPickerField
                  parts={parts}
                  label="Looked after by"
                  name="assignee_id"
                  labelName="assignee_name"
                  kind="colleagues"
                  stored={{ value: shown?.assignee_id, label: shown?.assignee_name }}
                />
                <MomentField key={parts.taken("due_at")} label="Due" {...field("due_at", shown.due_at)} />
                <TextField
                  label="Discount"
                  {...field("discount_amount", Number(shown.discount_amount).toFixed(2))}
                  inputMode="decimal"
                />
                <TextField
                  label="Tax"
                  {...field("tax_amount", Number(shown.tax_amount).toFixed(2))}
                  inputMode="decimal"
                />
              </div>
            )}
            <div>
              <SubmitButton>{stored ? "Save order" : "Add order"}</SubmitButton>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
