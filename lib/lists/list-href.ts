type Params = Record<string, string | number | undefined>;

/** Filters and order as an address holds them; what is empty or the first page stays out of it. */
export function listQuery(params: Params, changes: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...params, ...changes })) {
    if (value !== undefined && value !== "" && !(key === "page" && value === 1)) query.set(key, String(value));
  }
  return query.toString();
}

/** The address of the same list with some parameters changed. */
export function listHref(pathname: string, params: Params, changes: Params): string {
  const query = listQuery(params, changes);
  return query ? `${pathname}?${query}` : pathname;
}
