import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import { type Persona, storageState } from "./personas";

export type Invitation = { email: string; role: string; practice?: string };

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
  await visit(page, "/admin/users/invite");
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
  await visit(page, "/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function openUserMenu(page: Page): Promise<void> {
  await becomesAlive(page);
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

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await becomesAlive(page);
}

/** Before the scripts of a page run, forms and links work by themselves, but a press of any other button is lost. */
export async function becomesAlive(page: Page): Promise<void> {
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

const opened = new Map<BrowserContext, string>();

/** What an earlier journey has left open would go on refreshing itself beside this one. */
async function closeEarlier(): Promise<void> {
  for (const [context, testId] of opened) {
    if (testId === test.info().testId) continue;
    opened.delete(context);
    await context.close();
  }
}

/** A page of one persona, beside those of others in the same journey. */
export async function openAs(
  browser: Browser,
  persona: Persona,
  baseURL: string | undefined,
  path: string,
): Promise<Page> {
  await closeEarlier();
  const context = await browser.newContext({ baseURL, storageState: storageState(persona) });
  opened.set(context, test.info().testId);
  const page = await context.newPage();
  await visit(page, path);
  return page;
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Types into the search of a list and waits until the list has answered: the address then carries the id of the words. */
export async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox").fill(words);
  await expect(page).toHaveURL(/[?&]search=/);
}

/** Chooses in a field that searches while one types. */
export async function pick(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).fill(typed);
  await page.getByRole("option", { name: option }).first().click();
}
