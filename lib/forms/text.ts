const CONTROL_AND_DIRECTION = /[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Without what cannot be seen: control characters break the database, direction marks and empty spaces deceive readers. */
export function visibleText(text: string): string {
  return text.replace(CONTROL_AND_DIRECTION, "").trim();
}
