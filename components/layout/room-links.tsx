"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { hasAnyRole, type Role } from "@/lib/auth/roles";
import { isInside, rooms } from "./rooms";

type RoomLinksProps = { roles: readonly Role[]; isFolded?: boolean; onNavigate?: () => void };

export function RoomLinks({ roles, isFolded = false, onNavigate }: RoomLinksProps) {
  const pathname = usePathname();
  const open = rooms.filter((room) => hasAnyRole(roles, room.roles));
  return (
    <ul className="flex flex-col gap-0.5 p-2 text-xs">
      {open.map(({ label, href, icon: Icon, group }, index) => (
        <li key={href}>
          {group && group !== open[index - 1]?.group && (
            <p className={isFolded ? "mx-2 my-2 border-t" : "px-2 pt-4 pb-1 text-2xs text-quiet"}>
              <span className={isFolded ? "sr-only" : ""}>{group}</span>
            </p>
          )}
          <Link
            href={href}
            onClick={onNavigate}
            aria-current={isInside(pathname, href) ? "page" : undefined}
            title={isFolded ? label : undefined}
            className="flex h-8 items-center gap-2.5 rounded-control px-2.5 text-quiet hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
            <span className={isFolded ? "sr-only" : ""}>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** On a phone: at most four rooms within reach of the thumb. */
export function BottomBar({ roles }: { roles: readonly Role[] }) {
  const pathname = usePathname();
  const open = rooms.filter((room) => hasAnyRole(roles, room.roles)).slice(0, 4);
  if (open.length < 2) return null;
  return (
    <nav
      aria-label="Main rooms"
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-20 border-t bg-surface pb-[env(safe-area-inset-bottom)] phone:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {open.map(({ label, href, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isInside(pathname, href) ? "page" : undefined}
              className="flex h-14 flex-col items-center justify-center gap-0.5 text-2xs text-quiet aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <Icon aria-hidden size={18} strokeWidth={1.75} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
