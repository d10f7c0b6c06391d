"use client";

import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

export type BarSeries = { key: string; name: string; color: string };
export type BarPoint = { name: string } & Record<string, string | number | null>;

type BarsChartProps = {
  title: string;
  points: BarPoint[];
  series: BarSeries[];
  /** Days for what is measured in minutes, plain numbers otherwise. */
  unit: "count" | "days";
};

const axis = { stroke: "var(--color-line)", tick: { fill: "var(--color-quiet)", fontSize: 12 }, tickLine: false };
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const shown = (value: unknown) => (typeof value === "number" ? number.format(value) : "");

/** Bars from zero, labelled where they end; no animation, as it would only delay reading. */
export function BarsChart({ title, points, series, unit }: BarsChartProps) {
  const height = 40 + points.length * (series.length * 15 + 12);
  const inDays = (value: unknown) => (unit === "days" ? `${shown(value)} d` : shown(value));
  return (
    <>
      <ul className="flex flex-wrap gap-x-4 pb-2 text-2xs">
        {series.map(({ key, name, color }) => (
          <li key={key} className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-full" style={{ background: color }} />
            {name}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          data={points}
          layout="vertical"
          margin={{ top: 0, right: 56, bottom: 0, left: 0 }}
          barCategoryGap="20%"
          barGap={1}
          title={title}
        >
          <CartesianGrid stroke="var(--color-line)" horizontal={false} />
          <XAxis type="number" allowDecimals={false} {...axis} axisLine={false} tickFormatter={inDays} />
          <YAxis type="category" dataKey="name" width={104} interval={0} {...axis} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--color-hover)" }}
            formatter={(value) => inDays(value)}
            contentStyle={{
              background: "var(--color-surface)",
              border: "1px solid var(--color-line)",
              borderRadius: 6,
              fontSize: 13,
            }}
            itemStyle={{ color: "var(--color-ink)" }}
            labelStyle={{ color: "var(--color-quiet)" }}
          />
          {series.map(({ key, name, color }) => (
            <Bar key={key} dataKey={key} name={name} fill={color} isAnimationActive={false}>
              <LabelList dataKey={key} position="right" formatter={inDays} fill="var(--color-ink)" fontSize={11} />
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </>
  );
}
