import { cookies } from "next/headers";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { signOutEverywhere } from "@/lib/account/actions";
import { getOwnProfile, getSignInEmail } from "@/lib/account/queries";
import { roleName } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { isTheme, THEME_COOKIE } from "@/lib/preferences/theme";
import { ProfileForm } from "./_components/profile-form";
import { ThemeForm } from "./_components/theme-form";

export const metadata = { title: "Account" };

export default async function AccountPage() {
  const user = await requireUser();
  const [profile, email, store] = await Promise.all([getOwnProfile(user.profileId), getSignInEmail(), cookies()]);
  const theme = store.get(THEME_COOKIE)?.value;
  return (
    <Page width="form">
      <PageHeader title="Account" />
      <div className="flex flex-col gap-4">
        <Panel title="Profile">
          <ProfileForm profile={profile} />
        </Panel>
        <Panel title="Sign-in">
          <Facts
            facts={[
              ["Address", email],
              ["Access", user.roles.map(roleName).join(", ")],
              ["Lab", user.organizationName],
            ]}
          />
          <div className="mt-4 flex flex-wrap gap-2">
            <ButtonLink href="/account/password">Change password</ButtonLink>
            <ActionButton
              action={signOutEverywhere}
              fields={{}}
              label="Sign out everywhere"
              question="End every session, this one too?"
            />
          </div>
        </Panel>
        <Panel title="Theme">
          <ThemeForm theme={isTheme(theme) ? theme : "system"} />
        </Panel>
      </div>
    </Page>
  );
}
