import { area, colours, type Sheet } from "./sheet.ts";

export type Frame = { x: number; width: number };

type Chart = {
  title: string;
  unit: string;
  /** What each bar of a group is called, in the order of its values. */
  series: string[];
  groups: { name: string; values: (number | null)[] }[];
  show: (value: number | null) => string;
};

const small = { size: 6.5, colour: colours.quiet } as const;
const value = { face: "figures", size: 6.5 } as const;

function drawTitle(sheet: Sheet, { title, unit }: Chart, { x }: Frame): number {
  const style = { face: "strong", size: 9 } as const;
  sheet.line(title, x, sheet.y, style);
  sheet.line(unit, x + sheet.widthOf(title, style) + 5, sheet.y + 2, small);
  return sheet.y + 18;
}

const largest = ({ groups }: Chart) => Math.max(...groups.flatMap(({ values }) => values.map((each) => each ?? 0)), 0);

const colourOf = (index: number) => colours.months[index] ?? colours.quiet;

/** Upright bars on a zero line, each with its value above and its name below. */
export function drawStanding(sheet: Sheet, chart: Chart, frame: Frame, height: number): number {
  const top = drawTitle(sheet, chart, frame) + 10;
  const base = top + height;
  const most = largest(chart);
  const group = frame.width / chart.groups.length;
  const step = (group - 10) / chart.series.length;
  chart.groups.forEach(({ name, values }, at) => {
    const left = frame.x + at * group;
    values.forEach((each, index) => {
      const tall = most === 0 ? 0 : ((each ?? 0) / most) * height;
      const middle = left + step * (index + 0.5);
      sheet.bar(middle - step / 2 + 2, base - tall, step - 4, tall, colourOf(index));
      sheet.line(chart.show(each), middle, base - tall - 9, { ...value, align: "center" });
      sheet.line(chart.series[index] ?? "", middle, base + 4, { ...small, size: 6, align: "center" });
    });
    sheet.rule(base, colours.line, left, left + group - 10);
    sheet.line(name, left + (group - 10) / 2, base + 14, { size: 7.5, align: "center" });
  });
  return base + 26;
}

/** Lying bars, each with its value behind it; in the first group that has bars they also say what they are. */
export function drawLying(sheet: Sheet, chart: Chart, { x, width }: Frame, labelWidth: number): number {
  let y = drawTitle(sheet, chart, { x, width }) + 2;
  const from = x + labelWidth;
  const names = Math.max(0, ...chart.series.map((name) => sheet.widthOf(name, small)));
  const values = Math.max(0, ...chart.groups.flatMap((row) => row.values.map((each) => chart.show(each).length * 4)));
  const most = largest(chart);
  const room = width - labelWidth - names - values - 14;
  for (const [at, { name, values: each }] of chart.groups.entries()) {
    sheet.line(name, x, y + (each.length * 7.5 - 8) / 2, { size: 7.5 });
    each.forEach((amount, index) => {
      const top = y + index * 7.5;
      const long = most === 0 ? 0 : ((amount ?? 0) / most) * room;
      if (long > 0) sheet.bar(from, top, long, 5.5, colourOf(index));
      sheet.line(chart.show(amount), from + long + 4, top - 1.5, value);
      if (at > 0) return;
      const behind = from + long + 4 + sheet.widthOf(chart.show(amount), value) + 5;
      sheet.line(chart.series[index] ?? "", behind, top - 1.5, small);
    });
    y += each.length * 7.5 + 5;
  }
  sheet.doc
    .moveTo(from, sheet.y + 18)
    .lineTo(from, y - 4)
    .lineWidth(0.5)
    .strokeColor(colours.line)
    .stroke();
  return y + 4;
}

/** Two frames beside each other. */
export function halves(): [Frame, Frame] {
  const width = (area.width - 28) / 2;
  return [
    { x: area.left, width },
    { x: area.left + width + 28, width },
  ];
}
