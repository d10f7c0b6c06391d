"use client";

import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { updateItem } from "@/lib/orders/actions/parts";
import type { OpenedOrder } from "@/lib/orders/queries";

type ItemAmountProps = { item: OpenedOrder["items"][number]; name: string };

/** How many, and at which price; opens in place. */
export function ItemAmount({ item, name }: ItemAmountProps) {
  const [openFor, setOpenFor] = useState<number | null>(null);
  if (openFor !== item.row_version) {
    return (
      <button
        type="button"
        onClick={() => setOpenFor(item.row_version)}
        aria-label={`${item.quantity} of ${name}, change`}
        className="figures link"
      >
        {item.quantity} ×
      </button>
    );
  }
  return (
    <ActionForm action={updateItem} className="mb-1 flex flex-wrap items-end gap-2">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="rowVersion" value={item.row_version} />
          <TextField
            label="Quantity"
            name="quantity"
            inputMode="numeric"
            size={5}
            defaultValue={value("quantity", String(item.quantity))}
            errors={errors("quantity")}
          />
          <TextField
            label="Unit price"
            name="unit_price"
            inputMode="decimal"
            size={8}
            defaultValue={value("unit_price", item.unit_price.toFixed(2))}
            errors={errors("unit_price")}
          />
          <SubmitButton look="plain">Save</SubmitButton>
          <Button look="quiet" onClick={() => setOpenFor(null)}>
            Leave it
          </Button>
        </>
      )}
    </ActionForm>
  );
}
