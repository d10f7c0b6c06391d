import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test as base,
} from "@playwright/test";
import { type Persona, practiceOfDoctorA, storageState } from "./personas";

export { expect } from "@playwright/test";

export type Invitation = { email: string; role: string; practice?: string };

export type Guest = { email: string; password: string; familyName: string; page: Page };

type Journeys = {
  /** A page of a demo persona, signed in. */
  enterAs: (persona: Persona) => Promise<Page>;
  /** A page of a browser in which nobody is signed in. */
  arrive: () => Promise<Page>;
  /** Somebody new: invited by an administrator, in through the link, with a password. */
  welcome: (role: string) => Promise<Guest>;
};

type Keepers = { contextOf: (persona: Persona) => Promise<BrowserContext> };

const inPracticeA = { practice_id: practiceOfDoctorA, practice_role: "doctor" };

export const test = base.extend<Journeys, Keepers>({
  contextOf: [
    async ({ browser }, use) => {
      const contexts = new Map<Persona, BrowserContext>();
      await use(async (persona) => {
        const context = contexts.get(persona) ?? (await browser.newContext({ storageState: storageState(persona) }));
        contexts.set(persona, context);
        return context;
      });
      for (const context of contexts.values()) await context.close();
    },
    { scope: "worker" },
  ],
  enterAs: async ({ contextOf }, use) => {
    const pages: Page[] = [];
    await use(async (persona) => {
      const page = await (await contextOf(persona)).newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.close();
  },
  arrive: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  welcome: async ({ contextOf, arrive }, use) =>
    use(async (role) => {
      const email = uniqueAddress();
      const password = uniquePassword();
      const familyName = familyNameOf(email);
      await send((await contextOf("admin")).request, "/admin/users/invite", {
        ...{ email, given_name: "Gwen", family_name: familyName, role, profile_id: "" },
        ...(role === "doctor" ? inPracticeA : { practice_id: "", practice_role: "" }),
      });
      const page = await arrive();
      await send(page.request, await mailedLink(page, email), { password, passwordAgain: password });
      return { email, password, familyName, page };
    }),
});

const entities: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };

function decoded(html: string): string {
  return html.replace(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** Fills in and sends the form of a page as a browser without scripts would. */
export async function send(request: APIRequestContext, path: string, fields: Record<string, string>): Promise<void> {
  const page = await request.get(path);
  const hidden = (await page.text()).matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  const multipart: Record<string, string> = {};
  for (const [, name = "", value = ""] of hidden) multipart[decoded(name)] = decoded(value);
  const answer = await request.post(page.url(), {
    multipart: { ...multipart, ...fields },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

export function unique(): string {
  return randomUUID().slice(0, 8);
}

export function uniqueAddress(): string {
  return `guest.${unique()}@journeys.example`;
}

export function uniquePassword(): string {
  return `a few words ${unique()}`;
}

/** Every guest is called Gwen, and by family name after their address. */
export function familyNameOf(email: string): string {
  return `Guest-${email.slice(6, 14)}`;
}

export async function fillInvitation(page: Page, { email, role, practice }: Invitation): Promise<void> {
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

/** The newest mail to somebody, as the local mailbox shows it. */
export async function openMail(page: Page, to: string): Promise<void> {
  await page.goto("/mailbox");
  const mail = page
    .getByRole("listitem")
    .filter({ hasText: `To ${to}` })
    .first();
  await mail.getByRole("link", { name: "Open the link" }).click();
}

/** The same link without a visit of the mailbox page. */
export async function mailedLink(page: Page, to: string): Promise<string> {
  const html = await (await page.request.get("/mailbox")).text();
  const link = new RegExp(`To (?:<!-- -->)?${to}.*?href="([^"]+)"`, "s").exec(html)?.[1];
  if (!link) throw new Error(`There is no mail to ${to}.`);
  return link.replaceAll("&amp;", "&");
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function openUserMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await openUserMenu(page);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

export async function choosePassword(page: Page, password: string, again = password): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("New password again").fill(again);
  await page.getByRole("button", { name: /^Save password/ }).click();
}

/** Opens a page whose scripts run already: before that, a press of a button that only asks would be lost. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__react")),
  );
}

export async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.request.get(path, { maxRedirects: 0 })).status();
}

/** What a form says about its whole, apart from the announcer that the framework adds to every page. */
export function alertOf(page: Page): Locator {
  return page.getByRole("main").getByRole("alert");
}
