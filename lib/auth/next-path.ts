const ORIGIN = "http://archwire.invalid";

/** Where to go after sign-in: a path of this app, never another site. */
export function safeNextPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/")) return "/";
  const url = URL.canParse(value, ORIGIN) ? new URL(value, ORIGIN) : null;
  if (!url || url.origin !== ORIGIN || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
