import { cookies } from "next/headers";
import { AppShell } from "@/components/layout/app-shell";
import { UserMenu } from "@/components/layout/user-menu";
import { displayName, requireUser } from "@/lib/auth/session";
import { isTheme, NAVIGATION_COOKIE, THEME_COOKIE } from "@/lib/preferences/theme";

/** The frame only. Every page asks by itself who may see it. */
export default async function AppLayout({ children }: LayoutProps<"/">) {
  const user = await requireUser();
  const store = await cookies();
  const theme = store.get(THEME_COOKIE)?.value;
  return (
    <AppShell
      roles={user.roles}
      organizationName={user.organizationName}
      startsFolded={store.get(NAVIGATION_COOKIE)?.value === "folded"}
      userMenu={<UserMenu name={displayName(user)} roles={user.roles} theme={isTheme(theme) ? theme : "system"} />}
    >
      {children}
    </AppShell>
  );
}
