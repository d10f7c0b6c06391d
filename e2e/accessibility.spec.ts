import { expect, test } from "@playwright/test";
import { themes, violationsOf, wear } from "./axe";
import {
  caseOfPracticeA,
  orderOfPracticeA,
  patientOfPracticeA,
  type Persona,
  practiceOfDoctorA,
  someDoctor,
  storageState,
} from "./personas";

type Visit = { path: string; as?: Persona; open?: string; follow?: string };

const visits: Visit[] = [
  { path: "/sign-in" },
  { path: "/sign-up" },
  { path: "/forgot-password" },
  { path: "/auth/confirm?token_hash=x&type=signup" },
  { path: "/auth/confirm" },
  { path: "/mailbox" },
  { path: "/waiting", as: "stranger" },
  { path: "/", as: "admin" },
  { path: "/", as: "patient" },
  { path: "/cases", as: "staff" },
  { path: "/cases?state=draft", as: "staff" },
  { path: "/cases/new", as: "staff" },
  { path: `/cases/${caseOfPracticeA}`, as: "manager", open: "Task" },
  { path: `/cases/${caseOfPracticeA}`, as: "staff", open: "Discussion" },
  { path: `/cases/${caseOfPracticeA}/edit`, as: "admin" },
  { path: "/", as: "manager" },
  { path: "/", as: "doctorA" },
  { path: "/orders", as: "doctorA" },
  { path: "/orders/new", as: "staff" },
  { path: `/orders/new?case=${caseOfPracticeA}`, as: "doctorA" },
  { path: `/orders/${orderOfPracticeA}`, as: "doctorA" },
  { path: `/orders/${orderOfPracticeA}`, as: "manager", open: "Instruction" },
  { path: `/orders/${orderOfPracticeA}/edit`, as: "admin" },
  { path: "/patients/new", as: "staff" },
  { path: `/patients/${patientOfPracticeA}`, as: "manager" },
  { path: `/patients/${patientOfPracticeA}/edit`, as: "admin" },
  { path: "/workflows", as: "manager" },
  { path: "/workflows/bottlenecks", as: "manager" },
  { path: "/workflows/stays", as: "manager" },
  { path: "/reports/monthly", as: "manager" },
  { path: "/reports/subscriptions", as: "manager" },
  { path: "/reports/trends?by=practice", as: "manager" },
  { path: "/reports/rows?figure=order.sent", as: "manager" },
  { path: "/migration", as: "admin" },
  { path: "/migration/rejects", as: "admin" },
  { path: "/migration/mappings?map=order_status&code=1", as: "admin" },
  { path: "/migration/reconciliation", as: "manager" },
  { path: "/duplicates", as: "admin" },
  { path: "/duplicates/history", as: "admin" },
  { path: "/duplicates/model", as: "admin" },
  { path: "/duplicates/automatic", as: "admin" },
  { path: "/cases", as: "doctorA" },
  { path: `/cases/${caseOfPracticeA}`, as: "staff", open: "Put on hold…" },
  { path: `/cases/${caseOfPracticeA}`, as: "doctorA" },
  { path: "/orders", as: "staff" },
  { path: `/orders/${orderOfPracticeA}`, as: "staff" },
  { path: "/patients", as: "staff" },
  { path: `/patients/${patientOfPracticeA}`, as: "doctorA" },
  { path: "/directory/practices", as: "admin" },
  { path: "/directory/practices?q=nothing-like-this", as: "staff" },
  { path: "/directory/practices/new", as: "admin" },
  { path: `/directory/practices/${practiceOfDoctorA}`, as: "admin", open: "Add a member" },
  { path: `/directory/practices/${practiceOfDoctorA}/edit`, as: "admin" },
  { path: "/directory/people", as: "admin" },
  { path: "/directory/people/new", as: "admin" },
  { path: `/directory/people/${someDoctor}`, as: "admin", open: "Record a role" },
  { path: `/directory/people/${someDoctor}/edit`, as: "admin" },
  { path: "/admin/users", as: "admin" },
  { path: "/admin/users", as: "admin", follow: "Alderton, Dora" },
  { path: "/admin/users/invitations", as: "admin" },
  { path: "/admin/users/invite", as: "admin" },
  { path: "/account", as: "admin" },
  { path: "/account/password", as: "admin" },
  { path: "/admin/users", as: "doctorA" },
  { path: "/nowhere", as: "staff" },
];

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = { wide: 1280, phone: 390 };

for (const { path, as, open, follow } of visits) {
  const steps = `${follow ? ` and ${follow}` : ""}${open ? ` with ${open}` : ""}`;
  test(`${path}${steps} as ${as ?? "a visitor"}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, ...(as ? { storageState: storageState(as) } : {}) });
    const page = await context.newPage();
    await page.goto(path);
    if (follow) {
      await page.getByRole("link", { name: follow }).click();
      await page.getByRole("heading", { level: 2, name: "Login" }).waitFor();
    }
    if (open) await page.getByText(open, { exact: true }).first().click();

    // Only style sheets know the width and the theme: a page that is open changes as a new one would come.
    for (const [size, width] of Object.entries(widths)) {
      await page.setViewportSize({ width, height: 800 });
      for (const theme of themes) {
        await wear(page, theme);
        await expect(page.locator("h1")).toHaveCount(1);
        await expect(page).toHaveTitle(/Archwire/);
        if (size === "wide") expect(await violationsOf(page, ...standards), theme).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `the page is wider than the window, ${theme}, ${size}`).toBeLessThanOrEqual(0);
        const name = `${as ?? "visitor"}${`${path}${follow ?? ""}${open ?? ""}`.replace(/[^a-z0-9]+/gi, "-")}-${theme}-${size}.png`;
        await page.screenshot({ path: `.archwire/screenshots/${name}`, fullPage: true });
      }
    }
    await context.close();
  });
}

test("the first Tab reaches the skip link, and it leads to the content", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, storageState: storageState("staff") });
  const page = await context.newPage();
  await page.goto("/directory/practices");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await context.close();
});

test("the drawer opens, is left with Escape, and gives the focus back", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    storageState: storageState("staff"),
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto("/");
  const opener = page.getByRole("button", { name: "Open the navigation" });
  await opener.click();
  await expect(page.getByRole("dialog", { name: "Archwire" }).getByRole("link", { name: "People" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await context.close();
});
