import { expect, type Page, test } from "@playwright/test";
import { alertOf, openAs, press, searchFor } from "./steps";

/** A main order in the state confirmed, of the second practice; this journey alone changes it. */
const confirmed = "0a1b0000-0000-4000-8006-000000000130";
const completed = "0a1b0000-0000-4000-8006-000000000010";

const newest = (page: Page) =>
  page
    .getByRole("table", { name: /^State history/ })
    .getByRole("row")
    .nth(1);

test("a technician moves an order through to shipped, and the history says so", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, `/orders/${confirmed}`);
  for (const [step, state] of [
    ["Move to in production", "In production"],
    ["Move to quality check", "Quality check"],
    ["Move to shipped", "Shipped"],
  ] as const) {
    await press(page, step);
    await expect(newest(page)).toContainText(state);
    await expect(newest(page)).toContainText("Stefan Staff");
  }
});

test("a completed order is final for staff; a manager refunds it with a reason", async ({ browser, baseURL }) => {
  const staff = await openAs(browser, "staff", baseURL, `/orders/${completed}`);
  await expect(staff.getByText("There is no step for you to take from here.")).toBeVisible();

  const manager = await openAs(browser, "manager", baseURL, `/orders/${completed}`);
  await press(manager, "Mark as refunded…");
  await manager.getByLabel("Mark as refunded: why?").fill("Sent twice");
  await press(manager, "Mark as refunded");
  await expect(newest(manager)).toContainText("Refunded");
  await expect(newest(manager)).toContainText("Sent twice");
});

test("a doctor may hold an order of the own practice, and not without a reason", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "doctorB", baseURL, "/orders?state=confirmed");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "Move to in production" })).toHaveCount(0);
  await press(page, "Put on hold…");
  await page.getByLabel("Put on hold: why?").fill("   ");
  await press(page, "Put on hold");
  await expect(alertOf(page).first()).toContainText("needs a reason");
});

test("a patient is found by a mistyped name, and every look is written down", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, "/patients");
  await searchFor(page, "gokhan almeda");
  await page.getByRole("link", { name: "Almeida, Gökhan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gökhan Almeida");
  await page.getByRole("link", { name: "C1-0018" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deep bite");
});
