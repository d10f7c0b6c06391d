import type { Random } from "./random.ts";

export const DAY = 86_400_000;
const MINUTE = 60_000;

/** The day of the last snapshot. Nothing in the generated world is younger, and nothing asks what time it is. */
export const WORLD_END = Date.UTC(2025, 10, 17, 12);
export const WORLD_END_DATE = "2025-11-17";

export const iso = (time: number) => new Date(time).toISOString();
export const dateOf = (time: number) => iso(time).slice(0, 10);

/** A moment after another one, at most so many days later, never beyond the end of the world. */
export function after(random: Random, time: number, days: number): number {
  const room = Math.max(0, Math.min(days * DAY, WORLD_END - time));
  return Math.floor(time + random.next() * room);
}

const yearWeights: readonly (readonly [number, number])[] = [
  [2018, 4],
  [2019, 7],
  [2020, 9],
  [2021, 17],
  [2022, 22],
  [2023, 14],
  [2024, 21],
  [2025, 6],
];

/** When somebody came: what they order follows for a year or two, so that 2024 is the busiest. 2018 begins in March. */
export function momentOfGrowth(random: Random, weights = yearWeights): number {
  const year = random.weighted(weights);
  const from = year === 2018 ? Date.UTC(2018, 2, 5) : Date.UTC(year, 0, 2);
  const to = year === 2025 ? WORLD_END - DAY : Date.UTC(year, 11, 30);
  const day = from + Math.floor(random.next() * ((to - from) / DAY)) * DAY;
  return day - (day % DAY) + random.int(7 * 60, 22 * 60) * MINUTE + random.int(0, 59_999);
}
