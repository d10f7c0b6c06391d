import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import { type Persona, practiceOfDoctorA, storageState } from "./personas";

export { expect } from "@playwright/test";

export type Invitation = { email: string; role?: string; practice?: string };

export type Login = { email: string; password: string; name: string; page: Page };

type Journeys = {
  /** A browser of its own, signed in as a demo persona. */
  enterAs: (persona: Persona) => Promise<Page>;
  /** A browser of its own in which nobody is signed in. */
  arrive: () => Promise<Page>;
  /** Somebody new: invited by an administrator, in through the link, with a password. */
  welcome: (role: string) => Promise<Login>;
};

export const test = base.extend<{ open: (options?: BrowserContextOptions) => Promise<Page> } & Journeys>({
  open: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<Browser["newContext"]>>[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  enterAs: async ({ open }, use) => use((persona) => open({ storageState: storageState(persona) })),
  arrive: async ({ open }, use) => use(() => open()),
  welcome: async ({ enterAs, arrive }, use) =>
    use(async (role) => {
      const email = uniqueAddress();
      const admin = await enterAs("admin");
      await invite(admin, { email, role, ...(role === "doctor" ? { practice: practiceOfDoctorA } : {}) });
      const page = await arrive();
      await page.goto(await mailLink(page, email));
      await page.getByRole("button", { name: "Continue" }).click();
      const password = uniquePassword();
      await choosePassword(page, password);
      await expect(page.getByText("Password changed.")).toBeVisible();
      return { email, password, name: nameOf(email), page };
    }),
});

export function unique(): string {
  return randomUUID().slice(0, 8);
}

export function uniqueAddress(): string {
  return `guest.${unique()}@journeys.example`;
}

export function uniquePassword(): string {
  return `a few words ${unique()}`;
}

/** Every invited guest is called Gwen and after their address. */
export function nameOf(email: string): string {
  return `Gwen ${familyNameOf(email)}`;
}

export function familyNameOf(email: string): string {
  return `Guest ${email.slice(6, 14)}`;
}

export async function fillInvitation(page: Page, { email, role = "doctor", practice }: Invitation): Promise<void> {
  await page.goto("/admin/users/invite");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Given name").fill("Gwen");
  await page.getByLabel("Family name").fill(familyNameOf(email));
  await page.getByLabel("Access").selectOption(role);
  if (!practice) return;
  await page.getByLabel("Practice", { exact: true }).selectOption(practice);
  await page.getByLabel("Role in the practice").selectOption("doctor");
}

export async function invite(page: Page, invitation: Invitation): Promise<void> {
  await fillInvitation(page, invitation);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`Invited ${invitation.email}. A mail`)).toBeVisible();
}

/** The link in the newest mail to somebody, as the local mailbox shows it. */
export async function mailLink(page: Page, to: string, subject: string | RegExp = ""): Promise<string> {
  await page.goto("/mailbox");
  const mail = page.getByRole("listitem").filter({ hasText: `To ${to}` }).filter({ hasText: subject }).first();
  return (await mail.getByRole("link", { name: "Open the link" }).getAttribute("href")) ?? "";
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await openUserMenu(page);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

export async function openUserMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}

export async function choosePassword(page: Page, password: string, again = password): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("New password again").fill(again);
  await page.getByRole("button", { name: /^Save password/ }).click();
}

/** Opens a page whose scripts run already, so that a press is not lost. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect
    .poll(() => page.locator("h1").evaluate((heading) => Object.keys(heading).some((key) => key.startsWith("__react"))))
    .toBe(true);
}
