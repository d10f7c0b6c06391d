const DAY = 86_400_000;
/** Excel believes in 29 February 1900: counted from here, all days after it are right. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST = Date.UTC(1900, 2, 1);
const AFTER_LAST = Date.UTC(10_000, 0, 1);

const DATE = /^\d{4}-\d\d-\d\d$/;
/** Without a zone it would be read in the zone of the server. */
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d(:?\d\d)?)$/;

function serialOf(time: number): number | null {
  return time >= FIRST && time < AFTER_LAST ? (time - DAY_ZERO) / DAY : null;
}

/** 2026-03-04 as the number of a day; null for what is no date, or one that Excel has no number for. */
export function dateSerial(value: string): number | null {
  if (!DATE.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  const isInCalendar = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isInCalendar ? serialOf(date.getTime()) : null;
}

export type MomentSerial = (value: string) => number | null;

/** Reads instants as the clock on the wall shows them in a time zone: a spreadsheet knows no zones. */
export function momentSerials(timeZone: string): MomentSerial {
  const wall = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (value) => {
    const instant = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(instant)) return null;
    const [month, day, year, hour, minute, second] = wall.format(instant).match(/\d+/g)?.map(Number) ?? [];
    if (year === undefined || month === undefined) return null;
    return serialOf(Date.UTC(year, month - 1, day, hour, minute, second));
  };
}
