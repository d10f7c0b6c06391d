import { expect, type Page, test } from "@playwright/test";
import { themes, violationsOf, wear } from "./axe";
import { addRecords, editRecord, nameOfPractice, queueOf, recordsOf, type Twice } from "./duplicates";
import { becomesAlive, openAs, press, unique, visit } from "./steps";
import { dataApiAs } from "./work";

test.describe.configure({ timeout: 150_000 });

const nextQuestion = (page: Page, before: string) =>
  page.waitForURL((url) => url.href !== before && url.pathname.startsWith("/duplicates"));

/** Presses a key; what cannot be taken lightly is pressed twice. */
async function answer(page: Page, key: string): Promise<void> {
  const before = page.url();
  await becomesAlive(page);
  await page.keyboard.press(key);
  if (key !== "s" && key !== "j") await page.keyboard.press(key);
  await nextQuestion(page, before);
}

test("twenty questions are answered by keyboard alone", async ({ browser, baseURL }) => {
  const practiceId = await addRecords(
    Array.from({ length: 21 }, (): Twice => ({})),
    0,
  );
  const page = await openAs(browser, "admin", baseURL, `/duplicates?practice=${practiceId}`);
  await expect(page.getByRole("row")).toHaveCount(22);
  await answer(page, "j");
  for (const theme of themes) {
    await wear(page, theme);
    expect(await violationsOf(page), theme).toEqual([]);
  }
  const keys = "mmmnmmrmsmmmnmmmrsmm";
  for (const key of keys) {
    await expect(page.getByText(/Yours for/)).toBeVisible();
    await answer(page, key);
  }
  await expect(page.getByText(/Yours for/)).toBeVisible();
  const api = await dataApiAs("admin");
  const { data } = await api.from("duplicate_queue").select("is_put_off").eq("practice_id", practiceId);
  expect(data?.map(({ is_put_off }) => is_put_off).sort()).toEqual([false, true, true]);
  const merged = await api
    .from("patients")
    .select("id", { count: "exact", head: true })
    .eq("practice_id", practiceId)
    .not("merged_into_id", "is", null);
  expect(merged.count).toBe([...keys].filter((key) => key === "m").length);

  // The last of them was a merge, and its way back is one key.
  await page.keyboard.press("u");
  await expect(page.getByText("Undone. Both records are back.")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByText("Merge; press it twice")).toBeVisible();
});

test("two administrators have the same question open, and one of them answers", async ({ browser, baseURL }) => {
  const practiceId = await addRecords([{}], 21);
  const [question] = await queueOf(practiceId);
  const first = await openAs(browser, "admin", baseURL, `/duplicates/${question}?practice=${practiceId}`);
  await expect(first.getByText(/Yours for/)).toBeVisible();
  const second = await openAs(browser, "developer", baseURL, `/duplicates/${question}?practice=${practiceId}`);
  await expect(second.getByText(/works on this right now/)).toBeVisible();
  await second.getByRole("button", { name: "Merge patients" }).click();
  await expect(second.getByRole("alert").getByText(/works on this right now/)).toBeVisible();
  await first.getByRole("button", { name: "Not the same person" }).click();
  await first.waitForURL(/decided=/);
  await second.reload();
  await expect(second.getByRole("heading", { name: "This question is settled" })).toBeVisible();
});

test("a screen that is out of date merges nothing; compared again the other record stays, and later edits survive the way back", async ({
  browser,
  baseURL,
}) => {
  const practiceId = await addRecords([{ email: `${unique()}@family.example` }], 22);
  const [question] = await queueOf(practiceId);
  const page = await openAs(browser, "admin", baseURL, `/duplicates/${question}?practice=${practiceId}`);
  await expect(page.getByText(/Yours for/)).toBeVisible();
  const [older, younger] = await recordsOf(practiceId);
  await editRecord(younger.id, { p_phone: "+1 555 010 0123" });
  await press(page, "Merge patients");
  await expect(page.getByText(/Somebody changed .* in the meantime/)).toBeVisible();

  // The proposed survivor was the wrong one, and neither given name is right.
  await visit(page, `/duplicates/${question}?practice=${practiceId}`);
  // What listens to keys comes alive with the claim, after the heading.
  await expect(page.getByText(/Yours for/)).toBeVisible();
  await page.keyboard.press("2");
  await page.waitForURL(/survivor=/);
  await expect(page.getByText("Chosen to stay by you.")).toBeVisible();
  await becomesAlive(page);
  await page.getByLabel("Another given name").fill("Willemijn");
  await press(page, "Merge patients");
  await page.waitForURL(/merged=/);
  await visit(page, `/patients/${older.id}`);
  await expect(page).toHaveURL(new RegExp(`/patients/${younger.id}`));
  await expect(page.getByText("The record you asked for was merged into this one.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Willemijn/ })).toBeVisible();

  await editRecord(younger.id, { p_given_name: "Mina" });
  await visit(page, "/duplicates/history");
  const row = page.getByRole("row").filter({ hasText: older.number }).first();
  await row.getByText("Undo…").click();
  await row.getByRole("button", { name: /^Take it back/ }).click();
  await expect(page.getByText(/changed since/).first()).toBeVisible();
  for (const theme of themes) {
    await wear(page, theme);
    expect(await violationsOf(page), theme).toEqual([]);
  }
  expect((await recordsOf(practiceId)).map(({ givenName }) => givenName).sort()).toEqual(
    ["Mina", older.givenName].sort(),
  );
});

test("what is beyond doubt is looked at, merged together, and taken back as a whole", async ({ browser, baseURL }) => {
  const twice = () => ({ email: `${unique()}@family.example`, isExact: true });
  const practiceId = await addRecords([twice(), twice(), twice()], 23);
  const page = await openAs(browser, "admin", baseURL, `/duplicates?practice=${practiceId}`);
  await page.getByRole("link", { name: "Merge what is beyond doubt…" }).click();
  await expect(page.getByText("3 records go into 3 others.")).toBeVisible();
  for (const theme of themes) {
    await wear(page, theme);
    expect(await violationsOf(page), theme).toEqual([]);
  }
  await becomesAlive(page);
  await press(page, "Merge all 3");
  await expect(page.getByText("Merged. The other numbers stay findable.")).toBeVisible();
  await press(page, "Undo the merge");
  await expect(page.getByText("Undone. 3 records are back.")).toBeVisible();

  // By itself, where it is turned on; what was taken back is left alone.
  const other = await addRecords([twice()], 26);
  await visit(page, "/duplicates/automatic");
  const name = await nameOfPractice(other);
  await page.getByLabel(name).check();
  await press(page, "Save what merges by itself");
  await expect(page.getByText("Saved. The worker begins within seconds.")).toBeVisible();
  await expect.poll(() => queueOf(other), { timeout: 40_000 }).toEqual([]);
  await visit(page, "/duplicates/history");
  await expect(page.getByRole("row").filter({ hasText: "The worker" }).first()).toContainText("Beyond doubt");
  await visit(page, "/duplicates/automatic");
  await page.getByLabel(name).uncheck();
  await press(page, "Save what merges by itself");
  await expect(page.getByText("Nothing is merged without a person.").first()).toBeVisible();
});
