import type { Page } from "@playwright/test";
import { personas } from "./personas";
import { alertOf, expect, signIn, test, visit } from "./journeys";

async function openUser(page: Page, address: string): Promise<void> {
  await visit(page, `/admin/users?q=${address}`);
  await page.getByRole("rowgroup").last().getByRole("link").click();
  await expect(page.getByText("Sign-in address")).toBeVisible();
}

test("a role is given and taken away, and works at once", async ({ welcome, enterAs }) => {
  const { email, page } = await welcome("research_partner");
  const admin = await enterAs("admin");
  await openUser(admin, email);
  const access = admin.getByRole("listitem");
  await expect(admin.getByLabel("Give more access").getByRole("option", { name: "Developer" })).toHaveCount(0);
  await admin.getByRole("button", { name: "Grant" }).click();
  await expect(admin.getByLabel("Give more access")).toHaveAccessibleDescription("Choose a role.");
  await admin.getByLabel("Give more access").selectOption("staff");
  await admin.getByRole("button", { name: "Grant" }).click();
  await expect(admin.getByText("Staff granted")).toBeVisible();
  const staff = access.filter({ hasText: /^Staff/ });
  await expect(staff).toHaveCount(1);
  await page.goto("/directory/people");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();

  const takeAway = staff.getByRole("button", { name: /^Take away/ });
  await takeAway.click();
  await expect(staff.getByText(/^Take staff access away from Gwen/)).toBeVisible();
  await staff.getByRole("button", { name: "Keep it" }).click();
  await expect(staff.getByText(/^Take staff access away/)).toBeHidden();
  await takeAway.click();
  await expect(staff.getByText(/^Take staff access away/)).toBeVisible();
  await takeAway.click();
  await expect(staff).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "This room is not open to you" })).toBeVisible();
});

test("a login that is switched off ends its session, and comes back", async ({ welcome, enterAs }) => {
  const { email, password, page } = await welcome("staff");
  await page.goto("/");
  const admin = await enterAs("admin");
  await openUser(admin, email);
  await admin.getByRole("button", { name: "Switch off" }).click();
  await expect(admin.getByLabel("Reason")).toHaveAccessibleDescription("Enter the reason.");
  await expect(admin.getByLabel("Reason")).toBeFocused();
  await admin.getByLabel("Reason").fill("Left the lab");
  await admin.getByRole("button", { name: "Switch off" }).click();
  await expect(admin.getByText(/^Switched off on .*: Left the lab$/)).toBeVisible();

  await page.getByRole("link", { name: "People" }).first().click();
  await expect(page).toHaveURL(/\/(sign-in|waiting)/);
  await signIn(page, { email, password });
  await expect(page.getByRole("heading", { name: "Your access is switched off" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Check again" })).toHaveCount(0);
  await page.goto("/directory/people");
  await expect(page).toHaveURL("/waiting");

  await admin.getByRole("button", { name: "Switch on again" }).click();
  await expect(admin.getByLabel("Reason")).toBeVisible();
  await page.goto("/directory/people");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
});

test("the last administrator keeps the role and cannot switch themselves off", async ({ enterAs }) => {
  const admin = await enterAs("admin");
  await openUser(admin, personas.admin);
  await expect(admin.getByText("This is you. Another administrator can switch your login off.")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Switch off" })).toHaveCount(0);

  const takeAway = admin.getByRole("button", { name: /^Take away.*Administrator/ });
  await takeAway.click();
  await expect(admin.getByText(/^Take administrator access away/)).toBeVisible();
  await takeAway.click();
  await expect(alertOf(admin)).toContainText("This is the last administrator.");
  await admin.reload();
  await expect(takeAway).toBeVisible();
});

test("the last administrator cannot be switched off by a developer", async ({ enterAs }) => {
  const developer = await enterAs("developer");
  await openUser(developer, personas.admin);
  await developer.getByLabel("Reason").fill("Just trying");
  await developer.getByRole("button", { name: "Switch off" }).click();
  await expect(alertOf(developer)).toContainText("This is the last administrator.");
  await expect(developer.getByLabel("Reason")).toHaveValue("Just trying");
});

test("an administrator reaches no developer", async ({ enterAs }) => {
  const admin = await enterAs("admin");
  await openUser(admin, personas.developer);
  await admin.getByLabel("Reason").fill("Just trying");
  await admin.getByRole("button", { name: "Switch off" }).click();
  await expect(alertOf(admin)).toContainText("You are not allowed to do this.");
  await visit(admin, "/admin/users?role=developer");
  await expect(admin.getByRole("row", { name: personas.developer })).toContainText("Active");
});
