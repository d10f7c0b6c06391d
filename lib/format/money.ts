/** 1,250.00 USD: the code says which dollar it is. */
export function formatMoney(amount: number, currency: string): string {
  return `${amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}
