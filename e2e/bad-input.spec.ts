import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { alertOf, openAs, press, unique, visit } from "./steps";
import { addCases, addPatient, dataApiAs } from "./work";

const MEGABYTE = 1024 * 1024;

async function newCase(): Promise<string> {
  const patient = await addPatient();
  const [caseId = ""] = await addCases(patient.id, ["Bad input"]);
  return caseId;
}

test("a comment of five megabytes is refused in words, and stays in the field", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, `/cases/${await newCase()}`);
  await page.getByRole("group", { name: "What to add" }).getByRole("button", { name: "Comment" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  const line = `${"x".repeat(1023)}\n`;
  await field.evaluate((area, text) => {
    if (area instanceof HTMLTextAreaElement) area.value = text.repeat(5 * 1024);
  }, line);
  await press(page, "Add comment");
  await expect(alertOf(page).first()).toContainText("Nothing was sent and your text is still here");
  expect((await field.inputValue()).length).toBe(5 * MEGABYTE);

  await field.evaluate((area) => {
    if (area instanceof HTMLTextAreaElement) area.value = "x".repeat(10_001);
  });
  await press(page, "Add comment");
  await expect(page.getByText("Use at most 10000 characters.")).toBeVisible();
});

test("script tags, right-to-left text and signs are shown as they were written", async ({ browser, baseURL }) => {
  const caseId = await newCase();
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseId}`);
  const texts = [
    `<script>document.title = "owned"</script> ${unique()}`,
    `<img src=x onerror=alert(1)> ${unique()}`,
    `שלום עולם, مرحبا ${unique()}`,
    `🦷👩🏽‍⚕️ e\u0301 \u{1F468}\u200D\u{1F469} ${unique()}`,
    `'; drop table messages; -- ${unique()}`,
  ];
  for (const text of texts) {
    await page.getByLabel("Message to the practice").fill(text);
    await press(page, "Send message");
    await expect(page.getByText(text)).toBeVisible();
  }
  await expect(page).toHaveTitle(/Case · Archwire|Archwire/);
  expect(await page.title()).not.toContain("owned");
});

test("a form that arrives twice adds one row, and says the same", async ({ browser, baseURL }) => {
  const caseId = await newCase();
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseId}`);
  const text = `Only once ${unique()}`;
  await page.getByLabel("Message to the practice").fill(text);
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().includes(caseId));
  await press(page, "Send message");
  const first = await sent;
  await expect(page.getByText(text)).toBeVisible();
  const again = await page.request.post(first.url(), {
    headers: { ...(await first.allHeaders()), "content-length": "" },
    data: first.postDataBuffer() ?? "",
  });
  expect(again.status()).toBeLessThan(500);
  const api = await dataApiAs("staff");
  const { count } = await api
    .from("messages")
    .select("id", { count: "exact", head: true })
    .eq("case_id", caseId)
    .eq("body", text);
  expect(count).toBe(1);
});

test("unknown ids, other people's ids and stale versions get an answer in words", async ({ browser, baseURL }) => {
  const caseId = await newCase();
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseId}`);
  await page
    .locator("input[name=p_expected_version]")
    .first()
    .evaluate((field) => field.setAttribute("value", "77"));
  await press(page, "Move to under review");
  await expect(alertOf(page).first()).toContainText("Somebody was faster");

  await visit(page, `/cases/${caseId}`);
  await page
    .locator("input[name=p_case_id]")
    .first()
    .evaluate((field, id) => field.setAttribute("value", id), randomUUID());
  await press(page, "Move to under review");
  await expect(alertOf(page).first()).toContainText("There is no such case.");

  const doctor = await openAs(browser, "doctorB", baseURL, "/cases");
  await doctor.getByRole("row").nth(1).getByRole("link").first().click();
  await doctor.getByLabel("Message to the lab").fill("Into a case of others");
  await doctor
    .locator("form:has(textarea) input[name=case_id]")
    .evaluate((field, id) => field.setAttribute("value", id), caseId);
  await press(doctor, "Send message");
  await expect(alertOf(doctor).first()).toBeVisible();
  await expect(doctor.getByLabel("Message to the lab")).toHaveValue("Into a case of others");
});
