import Link from "next/link";

type PageHeaderProps = {
  title: string;
  crumbs?: { label: string; href: string }[];
  note?: React.ReactNode;
  actions?: React.ReactNode;
};

export function PageHeader({ title, crumbs = [], note, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumbs">
            <ol className="flex flex-wrap gap-1 text-xs text-quiet">
              {crumbs.map(({ label, href }) => (
                <li key={href} className="after:ml-1 after:content-['/']">
                  <Link href={href} className="hover:text-ink hover:underline">
                    {label}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-lg font-semibold wrap-anywhere">{title}</h1>
          {note && <div className="text-xs text-quiet">{note}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
