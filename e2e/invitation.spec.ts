import { practiceOfDoctorA, practiceOfDoctorB } from "./personas";
import {
  alertOf,
  choosePassword,
  expect,
  familyNameOf,
  fillInvitation,
  invite,
  mailedLink,
  openMail,
  signIn,
  signOut,
  statusOf,
  test,
  uniqueAddress,
  uniquePassword,
  visit,
} from "./journeys";

test("an invited doctor comes in through the mail and sees one practice only", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  const password = uniquePassword();
  await invite(await enterAs("admin"), { email, role: "doctor", practice: practiceOfDoctorA });

  const page = await arrive();
  const link = await mailedLink(page, email);
  await openMail(page, email);
  await expect(page.getByRole("heading", { name: "Welcome to Archwire" })).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveCount(0);
  await choosePassword(page, password);
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();
  await signOut(page);
  await signIn(page, { email, password });
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();

  await page.goto("/directory/practices");
  const shown = page.getByRole("rowgroup").last().getByRole("link");
  await expect(shown).toHaveCount(1);
  await expect(shown).toHaveAttribute("href", `/directory/practices/${practiceOfDoctorA}`);
  expect(await statusOf(page, `/directory/practices/${practiceOfDoctorA}`)).toBe(200);
  expect(await statusOf(page, `/directory/practices/${practiceOfDoctorB}`)).toBe(404);
  expect(await statusOf(page, "/directory/people")).toBe(403);

  const later = await arrive();
  await later.goto(link);
  await choosePassword(later, uniquePassword());
  await expect(alertOf(later)).toContainText("This link was used already");
});

test("a stranger waits until somebody invites them", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  const page = await arrive();
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  await openMail(page, email);
  await choosePassword(page, uniquePassword());
  await expect(page).toHaveURL("/waiting");
  await expect(page.getByText(email)).toBeVisible();

  for (const path of ["/", "/account", "/account/password", "/directory/practices", "/admin/users"]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.headers().location, path).toBe("/waiting");
  }
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Still no invitation for your address.")).toBeVisible();

  await invite(await enterAs("admin"), { email, role: "staff" });
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();
  expect(await statusOf(page, "/directory/people")).toBe(200);
});

test("a second invitation of the same address is refused and keeps what was typed", async ({ enterAs }) => {
  const invitation = { email: uniqueAddress(), role: "doctor", practice: practiceOfDoctorA };
  const page = await enterAs("admin");
  await invite(page, invitation);
  await fillInvitation(page, invitation);
  await page.getByRole("button", { name: "Send invitation" }).click();

  await expect(alertOf(page)).toContainText("This address has an open invitation already");
  await expect(page.getByLabel("E-mail address")).toHaveValue(invitation.email);
  await expect(page.getByLabel("Given name")).toHaveValue("Gwen");
  await expect(page.getByLabel("Family name")).toHaveValue(familyNameOf(invitation.email));
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
  await expect(page.getByLabel("Access")).toHaveValue("doctor");
});

test("a revoked invitation opens nothing", async ({ enterAs, arrive }) => {
  const email = uniqueAddress();
  const admin = await enterAs("admin");
  await invite(admin, { email, role: "staff" });
  await visit(admin, `/admin/users/invitations?q=${email}`);
  const row = admin.getByRole("row", { name: email });
  const revoke = row.getByRole("button", { name: /^Revoke/ });
  await revoke.click();
  await row.getByRole("button", { name: "Keep it" }).click();
  await expect(row.getByText("Revoke it?")).toBeHidden();
  await revoke.click();
  await expect(row.getByText("Revoke it?")).toBeVisible();
  await revoke.click();
  await expect(row.getByText("Revoked", { exact: true })).toBeVisible();

  const page = await arrive();
  await page.goto(await mailedLink(page, email));
  await choosePassword(page, uniquePassword());
  await expect(page).toHaveURL("/waiting");
  expect(await statusOf(page, "/directory/practices")).toBe(307);
});

test("an open invitation can be mailed again", async ({ enterAs }) => {
  const email = uniqueAddress();
  const page = await enterAs("admin");
  await invite(page, { email, role: "staff" });
  const first = await mailedLink(page, email);
  await visit(page, `/admin/users/invitations?q=${email}`);
  await page.getByRole("button", { name: /^Send again/ }).click();
  await expect(page.getByText(`Sent another mail to ${email}`)).toBeVisible();
  expect(await mailedLink(page, email)).not.toBe(first);
});

test("only a developer is offered the developer role", async ({ enterAs }) => {
  for (const persona of ["admin", "developer"] as const) {
    const page = await enterAs(persona);
    await page.goto("/admin/users/invite");
    const offered = page.getByLabel("Access").getByRole("option", { name: "Developer" });
    await expect(offered).toHaveCount(persona === "developer" ? 1 : 0);
    await expect(page.getByLabel("Access").getByRole("option", { name: "Administrator" })).toHaveCount(1);
  }
});
