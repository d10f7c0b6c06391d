import Link from "next/link";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDate } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import type { LinkedOrder } from "@/lib/orders/linked";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

export function LinkedOrders({ orders, words }: { orders: LinkedOrder[]; words: Words }) {
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
            {nameOf(words.orderTypes, order.order_type)}
          </span>
          <StateBadge state={order.current_state} name={nameOf(words.orderStates, order.current_state)} />
          <span className="w-full text-quiet">
            {formatDate(order.created_at)} ·{" "}
            <span className="figures">{formatMoney(order.total_amount, order.currency)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
