import type { Page } from "@playwright/test";
import { alertOf, expect, test, unique, visit } from "./journeys";

async function addPractice(page: Page, name: string): Promise<void> {
  await visit(page, "/directory/practices/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add practice" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

async function addPerson(page: Page, familyName: string): Promise<void> {
  await visit(page, "/directory/people/new");
  await page.getByLabel("Given name").fill("Gwen");
  await page.getByLabel("Family name").fill(familyName);
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByRole("heading", { name: `Gwen ${familyName}` })).toBeVisible();
}

test("a practice is refused field by field, then created and edited", async ({ enterAs }) => {
  const name = `Practice ${unique()}`;
  const page = await enterAs("admin");
  await visit(page, "/directory/practices/new");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field("E-mail").fill("office at home");
  await field("Website").fill("www.home");
  await field("City").fill("Ålesund");
  await field("Country").fill("1");
  await page.getByLabel("The address was checked").check();
  await page.getByRole("button", { name: "Add practice" }).click();

  await expect(field("Name")).toHaveAccessibleDescription("Enter the name of the practice.");
  await expect(field("E-mail")).toHaveAccessibleDescription(/^Enter an e-mail address/);
  await expect(field("Website")).toHaveAccessibleDescription(/^Enter an address that starts with https/);
  await expect(field("Country")).toHaveAccessibleDescription(/^Enter a two-letter country code/);
  await expect(alertOf(page)).toHaveText("Some fields need a look.");
  await expect(field("Name")).toBeFocused();
  await expect(field("E-mail")).toHaveValue("office at home");
  await expect(field("Website")).toHaveValue("www.home");
  await expect(field("City")).toHaveValue("Ålesund");
  await expect(page.getByLabel("The address was checked")).toBeChecked();

  await field("Name").fill(name);
  await field("E-mail").fill("front@home.example");
  await field("Website").fill("javascript:alert(1)");
  await field("Country").fill("no");
  await page.getByRole("button", { name: "Add practice" }).click();
  await expect(field("Website")).toBeFocused();
  await expect(field("Website")).toHaveAccessibleDescription(/^Enter an address that starts with https/);
  await field("Website").fill("https://home.example");
  await page.getByRole("button", { name: "Add practice" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByRole("link", { name: "https://home.example" })).toBeVisible();
  await expect(page.getByText("NO", { exact: true })).toBeVisible();
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Edit practice" }).click();
  await field("City").fill("Tromsø");
  await page.getByLabel("The practice is active").uncheck();
  await page.getByRole("button", { name: "Save practice" }).click();
  await expect(page.getByText("Tromsø")).toBeVisible();
  await expect(page.getByText("Closed", { exact: true })).toBeVisible();
});

test("the second of two saves is told about the first and keeps its text", async ({ enterAs }) => {
  const name = `Practice ${unique()}`;
  const first = await enterAs("admin");
  await addPractice(first, name);
  const second = await enterAs("developer");
  await second.goto(`${first.url()}/edit`);
  await first.getByRole("link", { name: "Edit practice" }).click();

  await first.getByLabel("City").fill("Alder Bay");
  await first.getByRole("button", { name: "Save practice" }).click();
  await expect(first.getByText("Alder Bay")).toBeVisible();
  await second.getByLabel("City").fill("Birch Falls");
  await second.getByRole("button", { name: "Save practice" }).click();
  await expect(alertOf(second)).toContainText("Somebody else saved this while you were editing.");
  await expect(second.getByLabel("City")).toHaveValue("Birch Falls");

  await second.reload();
  await expect(second.getByLabel("City")).toHaveValue("Alder Bay");
  await second.getByLabel("City").fill("Birch Falls");
  await second.getByRole("button", { name: "Save practice" }).click();
  await expect(second.getByText("Birch Falls")).toBeVisible();
});

test("a member is added once, and the membership ends", async ({ enterAs }) => {
  const suffix = unique();
  const page = await enterAs("admin");
  await addPerson(page, `Member-${suffix}`);
  await addPractice(page, `Practice ${suffix}`);
  await expect(page.getByText("Nobody belongs to this practice yet.")).toBeVisible();
  await page.getByText("Add a member", { exact: true }).click();
  const add = async () => {
    await page.getByLabel("Person").selectOption(`Member-${suffix}, Gwen`);
    await page.getByLabel("Role in the practice").selectOption("doctor");
    await page.getByRole("button", { name: "Add member" }).click();
  };
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByLabel("Person")).toHaveAccessibleDescription("Choose a person.");
  await expect(page.getByLabel("Person")).toBeFocused();
  await add();
  const member = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: `Gwen Member-${suffix}` });
  await expect(member.getByText("Member", { exact: true })).toBeVisible();
  await expect(page.getByText("Member added")).toBeVisible();

  await add();
  await expect(alertOf(page)).toHaveText("This person is a member of the practice in that time already.");
  await expect(page.getByLabel("Role in the practice")).toHaveValue("doctor");
  await expect(member).toHaveCount(1);

  const end = member.getByRole("button", { name: /^End membership/ });
  await end.click();
  await expect(member.getByText(/^End the membership of Gwen/)).toBeVisible();
  await end.click();
  await expect(end).toHaveCount(0);
  await expect(member).not.toContainText("open");
  await member.getByRole("link").click();
  await expect(page.getByRole("link", { name: `Practice ${suffix}` })).toBeVisible();
});

test("a person is created, gets a role with its evidence, and loses it", async ({ enterAs }) => {
  const familyName = `Person-${unique()}`;
  const page = await enterAs("admin");
  await visit(page, "/directory/people/new");
  await page.getByLabel("Birth date").fill("1980-02-29");
  await page.getByLabel("Gender").selectOption("female");
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByLabel("Given name")).toHaveAccessibleDescription("Enter the given name.");
  await expect(page.getByLabel("Given name")).toBeFocused();
  await expect(page.getByLabel("Gender")).toHaveValue("female");
  await page.getByLabel("Given name").fill("Gwen");
  await page.getByLabel("Family name").fill(familyName);
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByRole("heading", { name: `Gwen ${familyName}` })).toBeVisible();
  await expect(page.getByText("29 Feb 1980")).toBeVisible();

  await page.getByText("Record a role", { exact: true }).click();
  await page.getByLabel("Role", { exact: true }).selectOption("technician");
  await page.getByRole("button", { name: "Record role" }).click();
  await expect(page.getByLabel("Evidence")).toHaveAccessibleDescription(/^Enter the evidence/);
  await expect(page.getByLabel("Role", { exact: true })).toHaveValue("technician");
  await page.getByLabel("Evidence").fill("Contract of May");
  await page.getByRole("button", { name: "Record role" }).click();
  const entry = page.getByRole("main").getByRole("listitem").filter({ hasText: "Contract of May" });
  await expect(entry).toContainText("Technician");

  const withdraw = entry.getByRole("button", { name: /^Withdraw/ });
  await withdraw.click();
  await expect(entry.getByText("Withdraw this role? It stays in the history.")).toBeVisible();
  await withdraw.click();
  await expect(entry.getByText(/^Withdrawn /)).toBeVisible();
  await expect(withdraw).toHaveCount(0);
});
