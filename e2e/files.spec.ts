import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { caseOfPracticeA, orderOfPracticeA, patientOfPracticeA } from "./personas";
import { openAs, press, unique } from "./steps";
import { addCases, addPatient } from "./work";

/** One white dot. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

async function openFileForm(page: Page) {
  await press(page, "File");
  return page.getByLabel("File: choose one, or drop it here");
}

async function add(page: Page, name: string, mimeType = "image/png", buffer = picture) {
  await (await openFileForm(page)).setInputFiles({ name, mimeType, buffer });
  await press(page, "Add file");
}

test("staff adds a picture to a case; its practice opens it, another practice does not find it", async ({
  browser,
  baseURL,
}) => {
  const name = `front ${unique()}.png`;
  const staff = await openAs(browser, "staff", baseURL, `/cases/${caseOfPracticeA}`);
  const input = await openFileForm(staff);
  await staff.getByLabel("It shows").selectOption({ label: "Photo" });
  const { violations } = await new AxeBuilder({ page: staff }).include("main").analyze();
  expect(violations).toEqual([]);

  await input.setInputFiles({ name, mimeType: "image/png", buffer: picture });
  await press(staff, "Add file");
  await expect(
    staff
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: `Added ${name}` }),
  ).toBeVisible();
  const link = staff.getByRole("link", { name });
  await expect(link).toBeVisible();
  await expect(staff.getByRole("listitem").filter({ has: link }).last()).toContainText("Photo, 70 B");
  const address = (await link.getAttribute("href")) ?? "";
  expect(address).toMatch(/^\/files\/[0-9a-f-]{36}$/);

  const doctor = await openAs(browser, "doctorA", baseURL, `/cases/${caseOfPracticeA}`);
  const [shown] = await Promise.all([
    doctor.context().waitForEvent("page"),
    doctor.getByRole("link", { name }).click(),
  ]);
  await expect(shown.locator("img")).toHaveJSProperty("naturalWidth", 1);
  const answer = await doctor.request.get(address);
  expect(answer.status()).toBe(200);
  expect(await answer.body()).toEqual(picture);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": `inline; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");

  const stranger = await openAs(browser, "doctorB", baseURL, "/cases");
  expect((await stranger.request.get(address)).status()).toBe(404);
  for (const odd of ["/files/0a1b0000-0000-4000-8005-00000000ffff", "/files/nothing"])
    expect((await stranger.request.get(odd)).status()).toBe(404);
  const visitor = await browser.newContext({ baseURL });
  expect((await visitor.request.get(address, { maxRedirects: 0 })).status()).toBe(307);
  await visitor.close();
});

test("a file of the case goes with a message", async ({ browser, baseURL }) => {
  const patient = await addPatient();
  const [caseId = ""] = await addCases(patient.id, ["With a picture"]);
  const staff = await openAs(browser, "staff", baseURL, `/cases/${caseId}`);
  const name = `lateral ${unique()}.png`;
  await add(staff, name);
  await expect(staff.getByRole("link", { name })).toBeVisible();
  await press(staff, "Message");
  await staff.getByText("Attach files").click();
  await staff.getByLabel(name).check();
  await staff.getByLabel("Message to the practice").fill("Please look at this one");
  await press(staff, "Send message");
  await expect(staff.getByText("Please look at this one")).toBeVisible();
  await expect(staff.getByRole("link", { name })).toHaveCount(2);
});

test("a doctor adds a scan, and it is saved under its name instead of being shown", async ({ browser, baseURL }) => {
  const name = `Unterkiefer "Zoë" ${unique()}.stl`;
  const doctor = await openAs(browser, "doctorA", baseURL, `/cases/${caseOfPracticeA}`);
  await add(doctor, name, "model/stl", Buffer.from("solid jaw"));
  const link = doctor.getByRole("link", { name });
  await expect(link).toBeVisible();
  const staff = await openAs(browser, "staff", baseURL, `/cases/${caseOfPracticeA}`);
  const address = await staff.getByRole("link", { name }).getAttribute("href");
  const answer = await staff.request.get(address ?? "");
  expect(await answer.text()).toBe("solid jaw");
  expect(answer.headers()["content-type"]).toBe("model/stl");
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; .*Unterkiefer%20%22Zo%C3%AB%22/);
});

test("a wrong kind, an empty file, one that is too big and none at all are each answered in words", async ({
  browser,
  baseURL,
}) => {
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseOfPracticeA}`);
  const input = await openFileForm(page);
  await press(page, "Add file");
  await expect(page.getByText("Choose a file.", { exact: true })).toBeVisible();

  await input.setInputFiles({ name: "page.html", mimeType: "text/html", buffer: Buffer.from("<script>") });
  await press(page, "Add file");
  await expect(page.getByText("This kind of file cannot be stored. Choose one of these: JPEG, PNG")).toBeVisible();
  await expect(input).toBeFocused();

  await input.setInputFiles({ name: "empty.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
  await press(page, "Add file");
  await expect(page.getByText("This file is empty.")).toBeVisible();

  await input.evaluate((field: HTMLInputElement) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File(Array<Uint8Array<ArrayBuffer>>(21).fill(new Uint8Array(10_000_000)), "scans.zip"));
    field.files = chosen.files;
  });
  await press(page, "Add file");
  await expect(page.getByText("This file is 210 MB. At most 200 MB can be stored.")).toBeVisible();
});

test("an upload that breaks off or is cancelled adds nothing, and can be tried again", async ({ browser, baseURL }) => {
  const name = `again ${unique()}.png`;
  const page = await openAs(browser, "staff", baseURL, `/cases/${caseOfPracticeA}`);
  await page.route("**/object/upload/sign/**", (route) => route.abort());
  await add(page, name);
  await expect(page.getByText("The connection to the storage broke off. Nothing was added; try again.")).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
  await page.unroute("**/object/upload/sign/**");
  await page.route("**/object/upload/sign/**", () => undefined);
  await press(page, "Try again");
  await expect(page.getByRole("progressbar", { name: "Sent" })).toBeVisible();
  await press(page, "Cancel");
  await expect(page.getByText("Cancelled. Nothing was added.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeFocused();
  await page.unroute("**/object/upload/sign/**");
  await page.getByRole("button", { name: "Try again" }).dblclick();
  await expect(page.getByRole("link", { name })).toHaveCount(1);
});

for (const [room, path] of [
  ["an order", `/orders/${orderOfPracticeA}`],
  ["a patient", `/patients/${patientOfPracticeA}`],
] as const) {
  test(`two files after each other come to ${room}`, async ({ browser, baseURL }) => {
    const page = await openAs(browser, "doctorA", baseURL, path);
    const names = [`first ${unique()}.pdf`, `second ${unique()}.zip`];
    const input = await openFileForm(page);
    for (const name of names) {
      await input.setInputFiles({ name, mimeType: "", buffer: Buffer.from(`%PDF-1.4 ${name}`) });
      await press(page, "Add file");
      await expect(page.getByRole("link", { name })).toHaveCount(1);
    }
  });
}
