/** 1,250.00 USD: the code says which dollar it is. Some fronts send numeric columns as text. */
export function formatMoney(amount: number | string, currency: string): string {
  const value = Number(amount) || 0;
  return `${value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}
