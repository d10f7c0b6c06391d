import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { type Persona, storageState } from "./personas";
import { familyNameOf, mailedLink, send, uniqueAddress, uniquePassword } from "./steps";

export { expect } from "@playwright/test";
export * from "./steps";

export type Guest = { email: string; password: string; page: Page };

type Journeys = {
  /** A page of a demo persona, signed in. */
  enterAs: (persona: Persona) => Promise<Page>;
  /** A page of a browser in which nobody is signed in. */
  arrive: () => Promise<Page>;
  /** Somebody new: invited by an administrator, in through the link, with a password. */
  welcome: (role: string) => Promise<Guest>;
};

type Keepers = { contextOf: (persona: Persona) => Promise<BrowserContext> };

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
      await send((await contextOf("admin")).request, "/admin/users/invite", {
        ...{ email, role, given_name: "Gwen", family_name: familyNameOf(email) },
        ...{ practice_id: "", practice_role: "", profile_id: "" },
      });
      const page = await arrive();
      await send(page.request, await mailedLink(page, email), { password, passwordAgain: password });
      return { email, password, page };
    }),
});
