import Link from "next/link";

type TabsProps = { label: string; current: string; tabs: { label: string; href: string }[] };

/** The pages of one room. */
export function Tabs({ label, current, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b">
      <ul className="-mb-px flex gap-4 text-sm">
        {tabs.map(({ label: name, href }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block border-b-2 border-transparent py-2 whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
