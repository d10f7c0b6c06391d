type ChartFrameProps = { title: string; unit: string; children: React.ReactNode };

/** What a chart is called and measured in; the table with the same figures follows it. */
export function ChartFrame({ title, unit, children }: ChartFrameProps) {
  return (
    <figure className="min-w-0 rounded-control border bg-surface p-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3 pb-2">
        <span className="text-sm font-semibold">{title}</span>
        <span className="text-2xs text-quiet">{unit}</span>
      </figcaption>
      {children}
    </figure>
  );
}
