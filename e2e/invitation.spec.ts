import { practiceOfDoctorA, practiceOfDoctorB } from "./personas";
import {
  choosePassword,
  expect,
  familyNameOf,
  fillInvitation,
  invite,
  mailLink,
  signIn,
  signOut,
  test,
  uniqueAddress,
  uniquePassword,
  visit,
} from "./journeys";

test("an invited doctor comes in through the mail and sees one practice only", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  await invite(await enterAs("admin"), { email, practice: practiceOfDoctorA });

  const page = await arrive();
  const link = await mailLink(page, email, "Your way into Archwire");
  await page.goto(link);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL("/account/password");
  await expect(page.getByLabel("Current password")).toHaveCount(0);
  const password = uniquePassword();
  await choosePassword(page, password);
  await expect(page.getByText("Password changed.")).toBeVisible();
  await signOut(page);
  await signIn(page, { email, password });
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();

  await page.goto("/directory/practices");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").getByRole("link").last()).toHaveAttribute("href", new RegExp(practiceOfDoctorA));
  expect((await page.goto(`/directory/practices/${practiceOfDoctorA}`))?.status()).toBe(200);
  expect((await page.goto(`/directory/practices/${practiceOfDoctorB}`))?.status()).toBe(404);
  expect((await page.goto("/directory/people"))?.status()).toBe(403);

  const again = await arrive();
  await again.goto(link);
  await again.getByRole("button", { name: "Continue" }).click();
  await expect(again.getByRole("alert")).toContainText("This link was used already");
});

test("a stranger waits until somebody invites them", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  const page = await arrive();
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(uniquePassword());
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  await page.goto(await mailLink(page, email, "Confirm your address"));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL("/waiting");
  await expect(page.getByText(email)).toBeVisible();

  for (const path of ["/", "/account", "/account/password", "/directory/practices", "/admin/users"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/waiting");
  }
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Still no invitation for your address.")).toBeVisible();

  await invite(await enterAs("admin"), { email, role: "staff" });
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();
  expect((await page.goto("/directory/people"))?.status()).toBe(200);
});

test("a second invitation of the same address is refused and keeps what was typed", async ({ enterAs }) => {
  const email = uniqueAddress();
  const page = await enterAs("admin");
  await invite(page, { email, practice: practiceOfDoctorA });
  await fillInvitation(page, { email, practice: practiceOfDoctorA });
  await page.getByRole("button", { name: "Send invitation" }).click();

  await expect(page.getByRole("alert").filter({ hasText: "has an open invitation already" })).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Family name")).toHaveValue(familyNameOf(email));
  await expect(page.getByLabel("Access")).toHaveValue("doctor");
  await expect(page.getByLabel("Practice", { exact: true })).toHaveValue(practiceOfDoctorA);
  await expect(page.getByLabel("Role in the practice")).toHaveValue("doctor");
});

test("a doctor without a practice is refused next to the field", async ({ enterAs }) => {
  const email = uniqueAddress();
  const page = await enterAs("admin");
  await fillInvitation(page, { email, role: "doctor" });
  await page.getByRole("button", { name: "Send invitation" }).click();
  const practice = page.getByLabel("Practice", { exact: true });
  await expect(practice).toHaveAccessibleDescription(/^Choose the practice/);
  await expect(practice).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
});

test("a revoked invitation opens nothing", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  const admin = await enterAs("admin");
  await invite(admin, { email, role: "staff" });
  await visit(admin, `/admin/users/invitations?q=${email}`);
  const row = admin.getByRole("row").filter({ hasText: email });
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await expect(row.getByText("Revoke it?")).toBeVisible();
  await row.getByRole("button", { name: "Keep it" }).click();
  await expect(row.getByText("Open", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await row.getByText("Revoke it?").waitFor();
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await expect(row.getByText("Revoked", { exact: true })).toBeVisible();

  const page = await arrive();
  await page.goto(await mailLink(page, email));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL("/waiting");
  await page.goto("/directory/practices");
  await expect(page).toHaveURL("/waiting");
});

test("an invitation can be sent once more", async ({ enterAs }) => {
  const email = uniqueAddress();
  const page = await enterAs("admin");
  await invite(page, { email, role: "staff" });
  await page.goto(`/admin/users/invitations?q=${email}`);
  await page.getByRole("button", { name: /^Send again/ }).click();
  await expect(page.getByText(`Sent another mail to ${email}`)).toBeVisible();
  await page.goto("/mailbox");
  await expect(page.getByRole("listitem").filter({ hasText: email })).toHaveCount(2);
});

test("only a developer is offered the developer role", async ({ enterAs }) => {
  const options = async (persona: "admin" | "developer") => {
    const page = await enterAs(persona);
    await page.goto("/admin/users/invite");
    return page.getByLabel("Access").getByRole("option").allTextContents();
  };
  expect(await options("admin")).toContain("Administrator");
  expect(await options("admin")).not.toContain("Developer");
  expect(await options("developer")).toContain("Developer");
});
