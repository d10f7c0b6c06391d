/** Where the next piece of a list begins: behind this row, newest first. */
export type After = { createdAt: string; id: string } | null;

type Ordered<T> = {
  lte: (column: string, value: string) => T;
  or: (filters: string) => T;
  order: (column: string, options?: { ascending: boolean }) => T;
};

/** By what was read last and not by counting, so that the thousandth piece is as quick as the first and no row comes twice. */
export function behind<T extends Ordered<T>>(query: T, after: After): T {
  // Both parts come from a row of the database; nothing that somebody typed gets here.
  const next = after && [
    `created_at.lt."${after.createdAt}"`,
    `and(created_at.eq."${after.createdAt}",id.gt.${after.id})`,
  ];
  const rest = after && next ? query.lte("created_at", after.createdAt).or(next.join(",")) : query;
  return rest.order("created_at", { ascending: false }).order("id");
}
