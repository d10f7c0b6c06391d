import Link from "next/link";
import { StateBadge } from "@/components/ui/state-badge";
import type { ListedOrder } from "@/lib/orders/queries";
import { formatDate } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { nameOf, type Vocabulary } from "@/lib/states/names";

type OrderListProps = { orders: ListedOrder[]; states: Vocabulary; types: Vocabulary };

export function OrderList({ orders, states, types }: OrderListProps) {
  if (orders.length === 0) return <p className="text-xs text-quiet">No order yet.</p>;
  return (
    <ul className="flex flex-col text-xs">
      {orders.map((order) => (
        <li
          key={order.id}
          className="flex flex-wrap items-baseline justify-between gap-x-3 border-t py-2 first:border-t-0 first:pt-0"
        >
          <span>
            <Link href={`/orders/${order.id}`} className="figures font-medium hover:underline">
              {order.order_number}
            </Link>{" "}
            {nameOf(types, order.order_type)}
          </span>
          <StateBadge state={order.current_state} name={nameOf(states, order.current_state)} />
          <span className="w-full text-quiet">
            {formatDate(order.created_at)} ·{" "}
            <span className="figures">{formatMoney(order.total_amount ?? 0, order.currency)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
