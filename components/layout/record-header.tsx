import Link from "next/link";

type RecordHeaderProps = {
  number: string;
  title: string;
  room: { label: string; href: string };
  note: React.ReactNode;
  actions?: React.ReactNode;
  /** The next steps: always within reach, however long the page. */
  children?: React.ReactNode;
};

/** The summary line of a record. It stays while the page scrolls. */
export function RecordHeader({ number, title, room, note, actions, children }: RecordHeaderProps) {
  return (
    <header className="-mx-4 mb-4 border-b bg-page px-4 pb-3 tablet:sticky tablet:top-12 tablet:z-10 tablet:-mx-6 tablet:px-6 tablet:pt-1">
      <nav aria-label="Breadcrumbs">
        <ol className="flex gap-1 text-xs text-quiet">
          <li className="after:ml-1 after:content-['/']">
            <Link href={room.href} className="hover:text-ink hover:underline">
              {room.label}
            </Link>
          </li>
          <li className="figures">{number}</li>
        </ol>
      </nav>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h1 className="text-lg font-semibold wrap-anywhere">{title}</h1>
          <div className="flex flex-wrap items-baseline gap-x-3 text-xs text-quiet">{note}</div>
        </div>
        <div className="flex min-w-0 flex-wrap items-start gap-2">
          {children}
          {actions}
        </div>
      </div>
    </header>
  );
}
