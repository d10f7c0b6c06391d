import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre";
import { extractText } from "unpdf";
import { themes, violationsOf, wear } from "./axe";
import { personas } from "./personas";
import { openAs, unique, visit } from "./steps";

test.describe.configure({ timeout: 150_000 });

const monthsAgo = (count: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
};

/** The worker counts what was added once a minute; before that there is nothing to look at. */
async function untilCounted(page: Page, path: string): Promise<void> {
  await expect(async () => {
    await visit(page, path);
    await expect(page.getByText(/^Counted/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000, intervals: [2_000] });
}

async function download(page: Page, label: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: label }).click()]);
  await expect(page.getByText(/saved$/).first()).toBeVisible();
  return readFileSync(await file.path());
}

const figure = (page: Page, name: string) =>
  page.getByRole("table", { name: "Figures" }).getByRole("row", { name: new RegExp(`^${name}`) });

test("a manager compares two months, opens the late orders and takes them along", async ({ browser, baseURL }) => {
  const month = monthsAgo(5);
  const page = await openAs(browser, "manager", baseURL, "/reports");
  await expect(page).toHaveURL(/\/reports\/monthly/);
  await untilCounted(page, `/reports/monthly?month=${month}`);

  const shipped = await figure(page, "Orders shipped").getByRole("cell").nth(0).innerText();
  const before = await figure(page, "Orders shipped").getByRole("cell").nth(1).innerText();
  expect(Number(shipped)).toBeGreaterThan(0);
  await page.getByRole("navigation", { name: "Months" }).getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`month=${monthsAgo(6)}`));
  await expect(figure(page, "Orders shipped").getByRole("cell").nth(0)).toHaveText(before);

  await visit(page, `/reports/monthly?month=${month}`);
  const late = Number(await figure(page, "Shipped late").getByRole("cell").nth(0).innerText());
  expect(late).toBeGreaterThan(0);
  await figure(page, "Shipped late").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Late orders" })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(late + 1);
  const rows = parse(await download(page, "CSV"), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows).toHaveLength(late);
  const first = page.getByRole("row").nth(1);
  expect(rows[0]?.Number).toBe(await first.getByRole("link").innerText());
  const { sheets } = await readXlsx(await download(page, "Spreadsheet"));
  expect(sheets[0]?.rows).toHaveLength(late + 1);
  expect(sheets[0]?.rows[1]?.[0]).toBe(rows[0]?.Number);
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/\/orders\//);
});

test("the files say what the page says, and a view is kept and shared", async ({ browser, baseURL }) => {
  const month = monthsAgo(4);
  const page = await openAs(browser, "manager", baseURL, "/reports/monthly");
  await untilCounted(page, `/reports/monthly?month=${month}&type=main`);
  const sent = await figure(page, "New orders").getByRole("cell").nth(0).innerText();
  const lines = parse(await download(page, "CSV"), { bom: true }) as string[][];
  expect(lines.find(([table, row]) => table === "Figures" && row === "New orders")?.[3]).toBe(sent);
  const { sheets } = await readXlsx(await download(page, "Spreadsheet"));
  const figures = sheets.find(({ name }) => name === "Figures");
  expect(String(figures?.rows.find(([title]) => title === "New orders")?.[1])).toBe(sent);
  expect(sheets.at(-1)?.name).toBe("What is counted");

  const name = `Main orders ${unique()}`;
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByLabel("For everybody in the lab").check();
  await page.getByRole("button", { name: "Save view" }).click();
  const admin = await openAs(browser, "admin", baseURL, "/reports/monthly");
  await admin.getByRole("link", { name }).click();
  await expect(admin).toHaveURL(/type=main/);
  await expect(admin.getByRole("combobox", { name: "Type" })).toHaveValue("main");
});

test("months side by side, where work waited, and what is printed", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "manager", baseURL, "/reports/trends");
  await untilCounted(page, "/reports/trends?by=practice");
  await expect(page.locator("figcaption", { hasText: "New orders by practice" })).toBeVisible();
  await page.getByText("Show as a table").first().click();
  const volume = page.getByRole("table", { name: "Volume" });
  await expect(volume.getByRole("row")).toHaveCount(13);
  const oldest = volume.getByRole("row").nth(1);
  const [month, sent] = [oldest.getByRole("rowheader"), oldest.getByRole("cell").first()];
  const lines = parse(await download(page, "CSV"), { bom: true }) as string[][];
  const found = lines.find(([table, row, column]) => table === "Month by month" && row && column === "New orders");
  expect(found).toEqual(["Month by month", await month.innerText(), "New orders", await sent.innerText()]);
  const { sheets } = await readXlsx(await download(page, "Spreadsheet"));
  expect(sheets.map(({ name }) => name)).toContain("The six largest by practice");
  expect(sheets[0]?.rows[1]?.slice(0, 2).map(String)).toEqual([await month.innerText(), await sent.innerText()]);

  await visit(page, `/workflows/bottlenecks?from=${monthsAgo(6)}&until=${monthsAgo(1)}`);
  const orders = page.getByRole("table", { name: "Where orders waited" });
  const stays = Number((await orders.getByRole("link").first().innerText()).replaceAll(",", ""));
  await orders.getByRole("link").first().click();
  await expect(page.getByRole("row")).toHaveCount(Math.min(stays, 100) + 1);

  await visit(page, `/reports/monthly?month=${monthsAgo(4)}`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "What is counted" })).toBeVisible();
  const pdf = (await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
  await page.emulateMedia({ media: "screen" });
  for (const path of ["/reports/monthly", "/reports/trends?by=type", "/reports/rows?figure=order.shipped"]) {
    await visit(page, path);
    for (const theme of themes) {
      await wear(page, theme);
      expect(await violationsOf(page), `${path} ${theme}`).toEqual([]);
    }
  }
});

test("a manager lets a report come by mail, gets it, and stops it", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "manager", baseURL, "/reports/subscriptions");
  const name = `Refinements ${unique()}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Day of the month").fill("31");
  await page.getByRole("combobox", { name: "Type" }).selectOption("refinement");
  await page.getByLabel("Send me the last month now").check();
  await page.getByRole("button", { name: "Get this report by mail" }).click();
  const day = page.getByLabel("Day of the month");
  await expect(day).toHaveAccessibleDescription(/Enter 28 or less/);
  await day.fill("3");
  await page.getByRole("button", { name: "Get this report by mail" }).click();
  const item = page.getByRole("listitem").filter({ hasText: name });
  await expect(item).toContainText("Refinement");
  await expect(item.getByText(/, sent /)).toBeVisible({ timeout: 120_000 });

  const mailbox = await page.context().newPage();
  await mailbox.goto("/mailbox");
  const mail = mailbox.getByRole("listitem").filter({ hasText: name });
  await expect(mail).toHaveCount(1);
  await expect(mail).toContainText(`To ${personas.manager}`);
  const address = await mail.getByRole("link", { name: /^monthly-report-.*pdf/ }).getAttribute("href");
  const file = await mailbox.request.get(address ?? "");
  const { text } = await extractText(new Uint8Array(await file.body()), { mergePages: true });
  expect(text.replace(/\s+/g, " ")).toContain("Type: Refinement");

  for (const theme of themes) {
    await wear(page, theme);
    expect(await violationsOf(page), theme).toEqual([]);
  }
  await item.getByRole("button", { name: /^Remove/ }).click();
  await expect(item.getByText("No more mails of this report?")).toBeVisible();
  await item.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
});
