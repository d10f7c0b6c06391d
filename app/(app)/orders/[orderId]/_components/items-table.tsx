import { ActionButton } from "@/components/forms/action-button";
import { removeItem } from "@/lib/orders/actions/parts";
import type { OpenedOrder } from "@/lib/orders/queries";
import { ItemAmount } from "./item-amount";

type ItemsTableProps = { items: OpenedOrder["items"]; order: OpenedOrder["order"]; isEditable: boolean };

/** Sums are the database's; the page only shows them. */
export function ItemsTable({ items, order, isEditable }: ItemsTableProps) {
  const amount = (value: number) => value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const sums: [string, number][] = [
    ["Subtotal", order.subtotal],
    ["Discount", order.discount_amount === 0 ? 0 : -order.discount_amount],
    ["Tax", order.tax_amount],
    ["Total", order.total_amount],
  ];
  return (
    <table className="w-full border-collapse text-left text-xs">
      <caption className="sr-only">Items and money</caption>
      <thead>
        <tr className="border-b text-quiet">
          <th scope="col" className="h-8 font-medium">
            Item
          </th>
          <th scope="col" className="h-8 px-2 text-right font-medium">
            Each
          </th>
          <th scope="col" className="h-8 text-right font-medium">
            {order.currency}
          </th>
          {isEditable && (
            <th scope="col" className="sr-only">
              Change
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.length === 0 && (
          <tr>
            <td colSpan={4} className="py-2 text-quiet">
              No items recorded.
            </td>
          </tr>
        )}
        {items.map((item) => {
          const name = item.name ?? "A product that is not listed";
          return (
            <tr key={item.id} className="border-b align-top">
              <td className="py-1.5">
                {isEditable ? (
                  <ItemAmount item={item} name={name} />
                ) : (
                  <span className="figures">{item.quantity} ×</span>
                )}{" "}
                {name}
              </td>
              <td className="px-2 py-1.5 text-right figures whitespace-nowrap">{amount(item.unit_price)}</td>
              <td className="py-1.5 text-right figures whitespace-nowrap">{amount(item.total_price)}</td>
              {isEditable && (
                <td className="text-right">
                  <ActionButton
                    action={removeItem}
                    fields={{ itemId: item.id }}
                    label="Remove"
                    about={name}
                    question={`Remove ${name}?`}
                  />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        {sums.map(([label, value]) => (
          <tr key={label} className={label === "Total" ? "font-semibold" : "text-quiet"}>
            <th
              scope="row"
              colSpan={2}
              className={`pt-1 pr-2 text-right ${label === "Total" ? "font-semibold" : "font-normal"}`}
            >
              {label}
            </th>
            <td className="pt-1 text-right figures whitespace-nowrap">{amount(value)}</td>
            {isEditable && <td />}
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
