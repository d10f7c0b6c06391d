import { expect, type Page, test } from "@playwright/test";
import { caseOfPracticeB } from "./personas";
import { alertOf, openAs, press, searchFor, visit } from "./steps";

/** Each of these is changed by one journey alone. */
const submitted = "0a1b0000-0000-4000-8005-000000000160";
const raced = "0a1b0000-0000-4000-8005-000000000136";
const planned = "0a1b0000-0000-4000-8005-000000000162";

const factOf = (page: Page, name: string) =>
  page.locator("dt", { hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd[1]");

test("staff takes a case on, holds it with a reason, and goes on where it was held", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, `/cases/${submitted}`);
  await press(page, "Move to under review");
  await expect(factOf(page, "State")).toHaveText("Under review");
  await press(page, "Put on hold…");
  await page.getByLabel("Put on hold: why?").fill("The lower scan has a hole");
  await press(page, "Put on hold");
  await expect(factOf(page, "State")).toHaveText("On hold");
  await expect(page.getByText("The lower scan has a hole")).toBeVisible();
  await press(page, "Resume under review");
  await expect(factOf(page, "State")).toHaveText("Under review");
  await expect(page.getByRole("button", { name: "Move to planning" })).toBeVisible();
});

test("of two people who move the same case, the second is told that it has changed", async ({ browser, baseURL }) => {
  const [first, second] = [
    await openAs(browser, "staff", baseURL, `/cases/${raced}`),
    await openAs(browser, "manager", baseURL, `/cases/${raced}`),
  ];
  await press(first, "Move to under review");
  await expect(factOf(first, "State")).toHaveText("Under review");
  await press(second, "Move to under review");
  await expect(alertOf(second)).toContainText("Somebody was faster");
});

test("a doctor asks a question, approves the plan, and the lab sees both", async ({ browser, baseURL }) => {
  const doctor = await openAs(browser, "doctorB", baseURL, `/cases/${planned}`);
  await doctor.getByLabel("Message to the lab").fill("Is there room for the canine?\n<script>alert(1)</script> 🦷");
  await press(doctor, "Send message");
  await expect(doctor.getByText("Is there room for the canine?")).toBeVisible();
  await press(doctor, "Move to approved");
  await expect(factOf(doctor, "State")).toHaveText("Approved");

  const lab = await openAs(browser, "staff", baseURL, `/cases/${planned}`);
  await expect(lab.getByText("<script>alert(1)</script> 🦷")).toBeVisible();
  await expect(lab.getByText("Boris Birchwood asked")).toBeVisible();
  await expect(factOf(lab, "State")).toHaveText("Approved");
});

test("an empty message and a missing reason are asked for, and nothing is lost", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseOfPracticeB}`);
  await press(page, "Send message");
  await expect(page.getByText("Enter a message.")).toBeVisible();
  await press(page, "Put on hold…");
  await page.getByLabel("Put on hold: why?").evaluate((field) => field.removeAttribute("required"));
  await press(page, "Put on hold");
  await expect(alertOf(page).first()).toContainText("needs a reason");
});

test("the list finds patients with typing errors, and keeps to what a doctor may see", async ({ browser, baseURL }) => {
  const lab = await openAs(browser, "staff", baseURL, "/cases");
  await searchFor(lab, "birchwod");
  await expect(lab.getByText("No cases match these filters.")).toBeVisible();
  await searchFor(lab, "jansn thiago");
  await expect(lab.getByRole("link", { name: "C1-0024" })).toBeVisible();
  expect(lab.url()).not.toContain("thiago");

  const doctor = await openAs(browser, "doctorB", baseURL, "/cases");
  await searchFor(doctor, "jansn thiago");
  await expect(doctor.getByText("No cases match these filters.")).toBeVisible();
  // The words of somebody else are not theirs to use.
  await visit(doctor, new URL(lab.url()).pathname + new URL(lab.url()).search);
  await expect(doctor.getByRole("searchbox")).toHaveValue("");
  await visit(doctor, "/cases");
  const practices = await doctor.getByRole("row").locator("td:nth-child(5)").allTextContents();
  expect(new Set(practices)).toEqual(new Set(["Rowan Heights Smile Studio"]));
});

test("whoever types on while the list answers keeps the focus, every letter and the chosen rows", async ({
  browser,
  baseURL,
}) => {
  const page = await openAs(browser, "staff", baseURL, "/cases");
  await page.getByRole("checkbox", { name: "Choose every row of this page" }).check();
  const search = page.getByRole("searchbox");
  await search.click();
  await page.keyboard.type("cast");
  await expect(page).toHaveURL(/[?&]search=/);
  const first = page.url();
  await expect(search).toBeFocused();
  await page.keyboard.type("ro");
  await expect(page).not.toHaveURL(first);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("castro");
  await expect(page.getByText("25 cases chosen")).toBeVisible();
  await page.getByLabel("State", { exact: true }).selectOption("planning");
  await expect(page).toHaveURL(/state=planning.*search=/);
  await expect(search).toHaveValue("castro");
});

test("the list filters by state and sorts by what is due", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, "/cases?state=quality_check&sort=due_at&dir=asc");
  const states = await page.getByRole("row").locator("td:nth-child(6)").allTextContents();
  expect(states.length).toBeGreaterThan(5);
  expect(new Set(states)).toEqual(new Set(["Quality check"]));
  await visit(page, "/cases?practice=none");
  await expect(page.getByRole("row").nth(1)).toContainText("No practice");
});
