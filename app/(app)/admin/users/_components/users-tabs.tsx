import Link from "next/link";

const tabs: { label: string; href: string }[] = [
  { label: "Users", href: "/admin/users" },
  { label: "Invitations", href: "/admin/users/invitations" },
];

export function UsersTabs({ current }: { current: string }) {
  return (
    <nav aria-label="Users and invitations" className="mb-4 border-b">
      <ul className="-mb-px flex gap-4 text-sm">
        {tabs.map(({ label, href }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block border-b-2 border-transparent py-2 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
