"use client";

import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen, X } from "lucide-react";
import Link from "next/link";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/auth/roles";
import { NAVIGATION_COOKIE } from "@/lib/preferences/theme";
import { Mark } from "./mark";
import { BottomBar, RoomLinks } from "./room-links";

type AppShellProps = {
  roles: readonly Role[];
  organizationName: string;
  startsFolded: boolean;
  userMenu: React.ReactNode;
  children: React.ReactNode;
};

const ONE_YEAR = 31_536_000;

export function AppShell({ roles, organizationName, startsFolded, userMenu, children }: AppShellProps) {
  const [isFolded, setFolded] = useState(startsFolded);
  const fold = () => {
    setFolded(!isFolded);
    document.cookie = `${NAVIGATION_COOKIE}=${isFolded ? "open" : "folded"};path=/;max-age=${ONE_YEAR};samesite=lax`;
  };
  const FoldIcon = isFolded ? PanelLeftOpen : PanelLeftClose;

  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control border bg-surface px-3 py-2 focus:translate-y-0"
      >
        Skip to content
      </a>
      <nav
        aria-label="Rooms"
        data-print="hide"
        className={`sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-surface tablet:flex ${isFolded ? "w-14" : "w-56"}`}
      >
        <Link href="/" className="flex h-12 items-center gap-2.5 border-b px-4 font-semibold">
          <Mark />
          <span className={isFolded ? "sr-only" : ""}>Archwire</span>
        </Link>
        <div className="flex-1 overflow-y-auto">
          <RoomLinks roles={roles} isFolded={isFolded} />
        </div>
        <button
          type="button"
          onClick={fold}
          aria-pressed={isFolded}
          aria-label="Fold the navigation"
          title={isFolded ? "Unfold the navigation" : "Fold the navigation"}
          className="m-2 flex h-8 items-center gap-2.5 rounded-control px-2.5 text-xs text-quiet hover:bg-hover hover:text-ink"
        >
          <FoldIcon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          {!isFolded && "Fold"}
        </button>
      </nav>
      <div className="flex min-w-0 flex-1 flex-col">
        <header
          data-print="hide"
          className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b bg-surface px-3 tablet:px-6"
        >
          <Drawer roles={roles} />
          <p className="min-w-0 flex-1 truncate text-xs text-quiet">{organizationName}</p>
          {userMenu}
        </header>
        <div className="min-w-0 flex-1 pb-16 phone:pb-0">{children}</div>
      </div>
      <BottomBar roles={roles} />
    </div>
  );
}

function Drawer({ roles }: { roles: readonly Role[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button look="quiet" aria-label="Open the navigation" className="px-2 tablet:hidden">
          <MenuIcon aria-hidden size={18} strokeWidth={1.75} />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-40 flex w-64 max-w-[85vw] flex-col border-r bg-surface shadow-float"
        >
          <div className="flex h-12 items-center justify-between border-b px-4">
            <Dialog.Title className="flex items-center gap-2.5 font-semibold">
              <Mark /> Archwire
            </Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" aria-label="Close the navigation" className="px-2">
                <X aria-hidden size={18} strokeWidth={1.75} />
              </Button>
            </Dialog.Close>
          </div>
          <nav aria-label="Rooms" className="overflow-y-auto">
            <RoomLinks roles={roles} onNavigate={() => setOpen(false)} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
