type Params = Record<string, string | number | undefined>;

/** The address of the same list with some parameters changed; what is empty or the first page stays out of it. */
export function listHref(pathname: string, params: Params, changes: Params): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...params, ...changes })) {
    if (value !== undefined && value !== "" && !(key === "page" && value === 1)) query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `${pathname}?${text}` : pathname;
}
