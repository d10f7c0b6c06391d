import { formatMoney } from "@/lib/format/money";
import type { listOrderItems } from "@/lib/orders/queries";

type ItemsTableProps = {
  items: Awaited<ReturnType<typeof listOrderItems>>;
  order: { subtotal: number; discount_amount: number; tax_amount: number; total_amount: number; currency: string };
};

export function ItemsTable({ items, order }: ItemsTableProps) {
  const money = (amount: number) => formatMoney(amount, order.currency);
  const sums: [string, number][] = [
    ["Subtotal", order.subtotal],
    ["Discount", -order.discount_amount],
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
            Price
          </th>
          <th scope="col" className="h-8 text-right font-medium">
            Sum
          </th>
        </tr>
      </thead>
      <tbody>
        {items.length === 0 && (
          <tr>
            <td colSpan={3} className="py-2 text-quiet">
              No items recorded.
            </td>
          </tr>
        )}
        {items.map(({ id, quantity, unit_price, total_price, products }) => (
          <tr key={id} className="border-b">
            <td className="py-1.5">
              <span className="figures">{quantity} ×</span> {products?.name ?? "A product that is not listed"}
            </td>
            <td className="px-2 text-right figures whitespace-nowrap">{money(unit_price)}</td>
            <td className="text-right figures whitespace-nowrap">{money(total_price ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map(([label, amount]) => (
          <tr key={label} className={label === "Total" ? "font-semibold" : "text-quiet"}>
            <th
              scope="row"
              colSpan={2}
              className={`pt-1 pr-2 text-right ${label === "Total" ? "font-semibold" : "font-normal"}`}
            >
              {label}
            </th>
            <td className="pt-1 text-right figures whitespace-nowrap">{money(amount)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
