export const PLACES = 16;

export type ToothMark = "none" | "bonded" | "extracted";

const order: ToothMark[] = ["none", "bonded", "extracted"];

/** FDI numbers of an arch from the patient's right to left: 18…11, 21…28 above and 48…41, 31…38 below. */
export function toothNumber(arch: "upper" | "lower", place: number): number {
  const [right, left] = arch === "upper" ? [1, 2] : [4, 3];
  const half = PLACES / 2;
  return place < half ? right * 10 + (half - place) : left * 10 + (place - half + 1);
}

/** What a press makes of a tooth: left alone, bonded, extracted, and round again. */
export function nextMark(mark: ToothMark): ToothMark {
  return order[(order.indexOf(mark) + 1) % order.length] ?? "none";
}
