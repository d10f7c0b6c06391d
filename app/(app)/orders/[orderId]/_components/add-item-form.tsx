"use client";

import { useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addItem } from "@/lib/orders/actions/parts";

export function AddItemForm({ orderId, newId }: { orderId: string; newId: string }) {
  const price = useRef<HTMLInputElement>(null);
  return (
    <ActionForm action={addItem} className="mt-3 flex flex-col gap-2 border-t pt-3">
      {({ value, errors, round }) => (
        <>
          <input type="hidden" name="id" value={newId} />
          <input type="hidden" name="order_id" value={orderId} />
          <PickerField
            key={round}
            label="Product"
            name="product_id"
            kind="products"
            errors={errors("product_id")}
            onChoose={(option) => {
              if (price.current && option?.price !== undefined) price.current.value = option.price.toFixed(2);
            }}
          />
          <div className="flex flex-wrap items-end gap-3">
            <TextField
              label="Quantity"
              name="quantity"
              inputMode="numeric"
              size={6}
              defaultValue={value("quantity", "1")}
              errors={errors("quantity")}
            />
            <TextField
              label="Unit price"
              name="unit_price"
              inputMode="decimal"
              size={10}
              ref={price}
              defaultValue={value("unit_price")}
              errors={errors("unit_price")}
            />
            <SubmitButton look="plain">Add item</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
