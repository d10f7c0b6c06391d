import postgres from "postgres";
import { createLegacyDatabase } from "../supabase/legacy/create";
import { expect, type Page, test } from "@playwright/test";
import { themes, violationsOf, wear } from "./axe";
import { storageState } from "./personas";
import { visit } from "./steps";

const port = Number(process.env.E2E_PORT ?? 3210) + 2;
const url = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;

test.use({ storageState: storageState("admin") });
test.describe.configure({ timeout: 180_000 });

/** That of the run; its entities have states of their own. */
const state = (page: Page, words: string) => expect(page.locator("main > header").getByText(words, { exact: true }));

async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.getByRole("button", { name: label, exact: true }).click();
}

async function isAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await wear(page, theme);
    expect(await violationsOf(page), theme).toEqual([]);
  }
}

/** The process that works on the run, as the page names it. */
async function workerOf(page: Page): Promise<number> {
  const words = await page.getByText(/carried out by .* process \d+/).innerText();
  return Number(/process (\d+)/.exec(words)?.[1]);
}

test("a lab moves in, in plain sight, and out again", async ({ page }) => {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => undefined });
  const options = { schema: "legacy", scale: 0.02, seed: 5, withLogs: false, renumberContentTypes: true };
  await createLegacyDatabase(sql, { ...options, say: () => undefined });
  const patients = async () => Number((await sql`select count(*) from public.patients`)[0]?.count);
  const before = await patients();

  // Look first: it changes nothing.
  await visit(page, "/migration");
  await page.getByRole("button", { name: "Look first" }).click();
  await page.waitForURL(/migration\/runs/);
  await state(page, "Done").toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("has no meaning in the map").first()).toBeVisible();
  expect(await patients()).toBe(before);

  // The preflight stops the run until somebody accepts what it found.
  await visit(page, "/migration");
  await confirm(page, "Take everything over");
  await page.waitForURL(/migration\/runs/);
  const run = page.url();
  await state(page, "Stopped").toBeVisible({ timeout: 30_000 });
  await isAccessible(page);
  await confirm(page, "Accept and go on");

  // Pause, resume, and a worker that is killed.
  await page.getByRole("button", { name: "Pause" }).click();
  await state(page, "Paused").toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Resume" }).click();
  await state(page, "Running").toBeVisible({ timeout: 30_000 });
  const killed = await workerOf(page);
  process.kill(killed, "SIGKILL");
  await state(page, "Done").toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Goes on from its checkpoints.").first()).toBeVisible();
  expect(await patients()).toBeGreaterThan(before);
  await isAccessible(page);

  // A code that nobody had explained: explain it, and try its row again.
  await visit(page, "/migration/rejects");
  await isAccessible(page);
  await page
    .getByRole("row", { name: /A code that nobody has explained.*Messages/ })
    .getByRole("link")
    .click();
  await isAccessible(page);
  await page
    .getByRole("link", { name: /^Messages \d+/ })
    .first()
    .click();
  await isAccessible(page);
  await page.getByRole("link", { name: "Give the code a meaning" }).click();
  await expect(page.getByText("One row carries this code").or(page.getByText(/rows carry this code/))).toBeVisible();
  await page.getByLabel("Means in the console").selectOption("notification");
  await page.getByRole("button", { name: "Save the meaning" }).click();
  await expect(page.getByText("Say how you know")).toBeVisible();
  await page.getByLabel("How we know").fill("Asked the lab");
  await page.getByRole("button", { name: "Save the meaning" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await isAccessible(page);
  await visit(page, "/migration/rejects");
  await page
    .getByRole("row", { name: /A code that nobody has explained.*Messages/ })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Retry all of them" }).click();
  await page.waitForURL(/migration\/runs/);
  const retry = page.url();
  await state(page, "Done").toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("row", { name: /^Messages/ })).toContainText("1");

  // One that the lab can live without.
  await visit(page, "/migration/rejects");
  await page.getByRole("link", { name: "Something that is needed is empty" }).first().click();
  await page.getByRole("button", { name: "Waive all of them" }).click();
  await expect(page.getByText("Say why")).toBeVisible();
  await page.getByLabel("Why the console can live without it").fill("Empty messages tell nobody anything");
  await page.getByRole("button", { name: "Waive all of them" }).click();
  await expect(page.getByText("None of these waits any more.")).toBeVisible();

  // The proof.
  await visit(page, "/migration/reconciliation");
  await page.getByRole("button", { name: "Validate now" }).click();
  await page.waitForURL(/migration\/runs/);
  await state(page, "Done").toBeVisible({ timeout: 60_000 });
  await visit(page, "/migration/reconciliation");
  await expect(page.getByText(/Console and source agree in all \d+ measures/)).toBeVisible();
  await expect(page.getByText("The figures are those that the write log has sealed")).toBeVisible();
  await expect(page.getByText("Balances to zero")).toBeVisible();
  await isAccessible(page);

  // And back: the later run first.
  await visit(page, run);
  await confirm(page, "Roll back");
  await expect(page.getByText("A later run has written since. Take that one back first.")).toBeVisible();
  for (const taken of [retry, run]) {
    await visit(page, taken);
    await confirm(page, "Roll back");
    await page.waitForURL((there) => there.href !== taken);
    await state(page, "Done").toBeVisible({ timeout: 60_000 });
  }
  expect(await patients()).toBe(before);
  await visit(page, "/migration");
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
  await sql.end();
});
