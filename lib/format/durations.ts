const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something lasted, in its two largest units: 2 d 4 h, 3 h 20 min, 5 min. */
export function formatDuration(milliseconds: number): string {
  const amount = Math.max(0, milliseconds);
  if (amount < MINUTE) return "under a minute";
  const days = Math.floor(amount / DAY);
  const hours = Math.floor((amount % DAY) / HOUR);
  const minutes = Math.floor((amount % HOUR) / MINUTE);
  const parts =
    days > 0 ? [`${days} d`, hours > 0 && `${hours} h`] : [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`];
  return parts.filter(Boolean).join(" ");
}

/** The same in its largest unit alone, where many stand under each other. */
export function roughDuration(milliseconds: number): string {
  return formatDuration(milliseconds).split(" ").slice(0, 2).join(" ").replace("under a", "under a minute");
}

export function durationBetween(from: string | Date, until: string | Date): string {
  return formatDuration(new Date(until).getTime() - new Date(from).getTime());
}
