type MessagePageProps = { code?: string; title: string; children: React.ReactNode };

/** A whole page that says one thing: not found, not allowed, broken, waiting. */
export function MessagePage({ code, title, children }: MessagePageProps) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-lg flex-col gap-3 px-6 py-20">
      {code && <p className="figures text-xs text-quiet">{code}</p>}
      <h1 className="text-lg font-semibold">{title}</h1>
      <div className="flex flex-col items-start gap-4 text-quiet">{children}</div>
    </main>
  );
}
