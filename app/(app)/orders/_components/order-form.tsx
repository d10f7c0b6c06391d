"use client";

import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import { MomentField } from "@/components/forms/moment-field";
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

const chosen = (value: string | null | undefined, label: string | null | undefined): Option | null =>
  value ? { value, label: label ?? "The present one" } : null;

export function OrderForm({ stored, newId, forCase, words }: OrderFormProps) {
  const shown = stored?.shown;
  const [type, setType] = useState(shown?.order_type ?? (forCase ? "refinement" : "main"));
  const asked = words.orderTypes.find(({ key }) => key === type);
  return (
    <ActionForm action={stored ? updateOrder : createOrder} className="flex flex-col gap-4">
      {({ value, errors, theirs, taken, version }) => (
        <>
          <input type="hidden" name="id" value={shown?.id ?? newId} />
          {shown && <input type="hidden" name="rowVersion" value={version("rowVersion", shown.rowVersion)} />}
          <div className="grid gap-4 phone:grid-cols-2">
            <SelectField
              label="Type"
              name="order_type"
              options={optionsOf(words.orderTypes)}
              defaultValue={value("order_type", type)}
              onChange={(event) => setType(event.target.value)}
              errors={errors("order_type")}
              theirs={theirs("order_type")}
            />
            <PickerField
              key={taken("case_id")}
              label="Case"
              name="case_id"
              kind="cases"
              stored={
                taken("case_id") === undefined
                  ? stored
                    ? chosen(shown?.case_id, shown?.case_number)
                    : forCase
                  : chosen(taken("case_id"), taken("case_number"))
              }
              hint={
                asked?.requiresCase
                  ? "An order of this type belongs to a case."
                  : "Without a case the order names its practice."
              }
              errors={errors("case_id")}
              theirs={theirs("case_id")}
              theirsShown={taken("case_number")}
            />
            <PickerField
              key={taken("doctor_id")}
              label="Doctor"
              name="doctor_id"
              kind="doctors"
              stored={
                taken("doctor_id") === undefined
                  ? chosen(shown?.doctor_id, shown?.doctor_name)
                  : chosen(taken("doctor_id"), taken("doctor_name"))
              }
              errors={errors("doctor_id")}
              theirs={theirs("doctor_id")}
              theirsShown={taken("doctor_name")}
            />
            <SelectField
              label="Priority"
              name="priority"
              options={optionsOf(words.priorities)}
              defaultValue={value("priority", shown?.priority ?? "normal")}
              errors={errors("priority")}
              theirs={theirs("priority")}
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
              value={value}
              errors={errors}
              theirs={theirs}
            />
          </fieldset>
          <TextAreaField
            label="Description"
            name="description"
            defaultValue={value("description", shown?.description)}
            errors={errors("description")}
            theirs={theirs("description")}
          />
          {shown && (
            <div className="grid gap-4 phone:grid-cols-2">
              <PickerField
                key={taken("assignee_id")}
                label="Looked after by"
                name="assignee_id"
                kind="colleagues"
                stored={
                  taken("assignee_id") === undefined
                    ? chosen(shown.assignee_id, shown.assignee_name)
                    : chosen(taken("assignee_id"), taken("assignee_name"))
                }
                errors={errors("assignee_id")}
                theirs={theirs("assignee_id")}
                theirsShown={taken("assignee_name")}
              />
              <MomentField
                key={taken("due_at")}
                label="Due"
                name="due_at"
                stored={value("due_at", shown.due_at)}
                errors={errors("due_at")}
                theirs={theirs("due_at")}
              />
              <TextField
                label="Discount"
                name="discount_amount"
                inputMode="decimal"
                defaultValue={value("discount_amount", Number(shown.discount_amount).toFixed(2))}
                errors={errors("discount_amount")}
                theirs={theirs("discount_amount")}
              />
              <TextField
                label="Tax"
                name="tax_amount"
                inputMode="decimal"
                defaultValue={value("tax_amount", Number(shown.tax_amount).toFixed(2))}
                errors={errors("tax_amount")}
                theirs={theirs("tax_amount")}
              />
            </div>
          )}
          <div>
            <SubmitButton>{stored ? "Save order" : "Add order"}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
