"use client";

import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";
import { idle } from "@/lib/actions/result";
import { signOut } from "@/lib/auth/actions";
import { type Role, roleName } from "@/lib/auth/roles";
import { chooseTheme } from "@/lib/preferences/actions";
import { type Theme, themes } from "@/lib/preferences/theme";

const themeNames: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

type UserMenuProps = { name: string; roles: readonly Role[]; theme: Theme };

export function UserMenu({ name, roles, theme }: UserMenuProps) {
  const send = (action: typeof chooseTheme, fields: Record<string, string>) => {
    const formData = new FormData();
    for (const [key, value] of Object.entries(fields)) formData.set(key, value);
    startTransition(async () => void (await action(idle, formData)));
  };
  const initials = name
    .split(" ")
    .map((word) => word[0])
    .join("")
    .slice(0, 2);

  return (
    <Menu
      trigger={
        <button
          type="button"

          className="grid size-8 place-items-center rounded-full border border-edge text-2xs font-medium hover:bg-hover"
        >
          <span aria-hidden>{initials}</span>
          <span className="sr-only">Your menu, {name}</span>
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="font-medium">{name}</p>
        <p className="text-2xs text-quiet">{roles.map(roleName).join(", ")}</p>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden size={16} strokeWidth={1.75} /> Account
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup value={theme} onValueChange={(value) => send(chooseTheme, { theme: value })}>
        {themes.map((value) => (
          <MenuRadioItem key={value} value={value}>
            {themeNames[value]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem onSelect={() => send(signOut, {})}>
        <LogOut aria-hidden size={16} strokeWidth={1.75} /> Sign out
      </MenuItem>
    </Menu>
  );
}
