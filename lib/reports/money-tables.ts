import type { MonthlyReport } from "./monthly-schema.ts";
import { comparedMonths, shortMonthName } from "./months.ts";
import { columns, comparedNames, type ReportTable, text } from "./table.ts";

/** Revenue, and the same by product and by practice. */
export function moneyTables({ month, money }: MonthlyReport): ReportTable[] {
  const months = comparedMonths(month);
  const [now, before, year] = comparedNames(month);
  return [
    {
      key: "revenue",
      title: "Revenue",
      definition: "revenue",
      columns: [
        text("Month"),
        text("Currency"),
        ...columns("count", "Orders"),
        ...columns("money", "Subtotal", "Discount", "Tax", "Total", "Refunds"),
      ],
      rows: money.totals.map(({ slot, currency, orders, subtotal, discount, tax, total, refunds }) => ({
        cells: [shortMonthName(months[slot - 1] ?? month), currency, orders, subtotal, -discount, tax, total, -refunds],
      })),
    },
    {
      key: "products",
      title: "Revenue by product",
      definition: "unlisted",
      columns: [
        text("Product"),
        text("Currency"),
        ...columns("count", "Pieces"),
        ...columns("money", now, before, year),
      ],
      rows: [
        ...money.products.map(({ name, currency, quantity, subtotals }) => ({
          cells: [name, currency, quantity, ...subtotals],
        })),
        ...money.unlisted
          .filter(({ subtotals }) => subtotals.some((value) => value !== 0))
          .map(({ currency, subtotals }) => ({ cells: ["Not listed as items", currency, null, ...subtotals] })),
      ],
    },
    {
      key: "practice-revenue",
      title: "Revenue by practice",
      definition: "revenue",
      columns: [text("Practice"), text("Currency"), ...columns("money", now, before, year, `Refunds in ${now}`)],
      rows: money.practices.map(({ name, currency, totals, refunds }) => ({
        cells: [name ?? "No practice", currency, ...totals, -refunds],
      })),
    },
  ];
}
