"use client";

import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { TrendPoint } from "@/lib/reports/trend-series";

export type LineSeries = { key: string; name: string; color: string; dashes?: string };

type LinesChartProps = {
  title: string;
  points: TrendPoint[];
  series: LineSeries[];
  unit: "count" | "days";
};

const axis = { stroke: "var(--color-line)", tick: { fill: "var(--color-quiet)", fontSize: 12 }, tickLine: false };
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const HEIGHT = 260;
const LINE_OF_TEXT = 15;

/** Where lines end near each other their names would lie on each other: the lower one is moved down, or all of them up. */
function nameShifts(points: TrendPoint[], series: LineSeries[]): Map<string, number> {
  const values = points.flatMap((point) => series.map(({ key }) => Number(point[key] ?? 0)));
  const highest = Math.max(1, ...values);
  const ends = series
    .map(({ key }) => ({ key, y: HEIGHT * (1 - Number(points.at(-1)?.[key] ?? 0) / highest) }))
    .toSorted((a, b) => a.y - b.y);
  let free = -Infinity;
  const placed = ends.map(({ key, y }) => {
    const at = Math.max(y, free);
    free = at + LINE_OF_TEXT;
    return { key, y, at };
  });
  const below = Math.max(0, (placed.at(-1)?.at ?? 0) - HEIGHT);
  return new Map(placed.map(({ key, y, at }) => [key, at - y - below]));
}

/** One line each, named where it ends; the month that is not over is shaded. */
export function LinesChart({ title, points, series, unit }: LinesChartProps) {
  const shown = (value: unknown) =>
    typeof value !== "number" ? "" : unit === "days" ? `${number.format(value)} d` : number.format(value);
  const unfinished = points.find(({ isUnfinished }) => isUnfinished)?.name;
  const shifts = nameShifts(points, series);
  const nameAtEnd = (key: string, name: string, color: string) =>
    function EndLabel({ x, y, index }: { x?: number | string; y?: number | string; index?: number }) {
      if (index !== points.length - 1) return null;
      return (
        <text x={Number(x) + 6} y={Number(y)} dy={4 + (shifts.get(key) ?? 0)} fill={color} fontSize={12}>
          {name.length > 16 ? `${name.slice(0, 15)}…` : name}
        </text>
      );
    };
  return (
    <>
      {series.length > 4 && (
        <ul className="flex flex-wrap gap-x-4 pb-2 text-2xs">
          {series.map(({ key, name, color }) => (
            <li key={key} className="flex items-center gap-1.5">
              <span aria-hidden className="h-0.5 w-4" style={{ background: color }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={points}
          margin={{ top: 8, right: series.length > 4 ? 16 : 116, bottom: 0, left: 0 }}
          title={title}
        >
          <CartesianGrid stroke="var(--color-line)" vertical={false} />
          {unfinished && (
            <ReferenceArea x1={points.at(-2)?.name ?? unfinished} x2={unfinished} fill="var(--color-hover)" label="" />
          )}
          <XAxis dataKey="name" minTickGap={24} {...axis} />
          <YAxis width={52} domain={[0, "auto"]} {...axis} axisLine={false} tickFormatter={shown} />
          <Tooltip
            isAnimationActive={false}
            formatter={(value) => shown(value)}
            labelFormatter={(label) => (label === unfinished ? `${String(label)}, not over yet` : String(label))}
            contentStyle={{
              background: "var(--color-surface)",
              border: "1px solid var(--color-line)",
              borderRadius: 6,
              fontSize: 13,
            }}
            itemStyle={{ color: "var(--color-ink)" }}
            labelStyle={{ color: "var(--color-quiet)" }}
          />
          {series.map(({ key, name, color, dashes }) => (
            <Line
              key={key}
              dataKey={key}
              name={name}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dashes}
              dot={{ r: 2, fill: color }}
              isAnimationActive={false}
              connectNulls={false}
              label={series.length > 4 ? undefined : nameAtEnd(key, name, color)}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </>
  );
}
