type PanelProps = { title: string; aside?: React.ReactNode; children: React.ReactNode };

export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className="min-w-0 rounded-control border bg-surface">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside}
      </header>
      <div className="p-4">{children}</div>
    </section>
  );
}

/** Facts of a record: what is missing is said, not left out. */
export function Facts({ facts }: { facts: [label: string, value: React.ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-2 text-xs">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-quiet">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value ?? <span className="text-quiet">Not recorded</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
