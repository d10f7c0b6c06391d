import { expect, type Locator, type Page, test } from "@playwright/test";
import { openAs } from "./steps";
import { addCases, addOrder, addPatient } from "./work";

const MOST_TABS = 120;

/** Tab until something has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The focus never got there.");
}

async function pressByKey(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  await tabTo(page, button);
  await page.keyboard.press("Enter");
}

test("a technician finds an order, ships it and writes to the practice without a mouse", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const [caseId = ""] = await addCases(patient.id, ["By keyboard"]);
  await addOrder(caseId);
  const page = await openAs(browser, "staff", baseURL, "/");
  await tabTo(page, page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Orders" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type(patient.familyName);
  await expect(page.getByText("1 orders", { exact: true })).toBeVisible();
  const order = page.getByRole("row").nth(1).getByRole("link").first();
  await tabTo(page, order);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Main order");

  for (const [step, state] of [
    ["Move to pending", "Pending"],
    ["Move to confirmed", "Confirmed"],
    ["Move to in production", "In production"],
    ["Move to quality check", "Quality check"],
    ["Move to shipped", "Shipped"],
  ] as const) {
    await pressByKey(page, step);
    await expect(
      page
        .getByRole("table", { name: /^State history/ })
        .getByRole("row")
        .nth(1),
    ).toContainText(state);
  }
  await tabTo(page, page.getByLabel("Message to the practice"));
  await page.keyboard.type("It is on its way.");
  await pressByKey(page, "Send message");
  await expect(page.getByText("It is on its way.")).toBeVisible();
});
