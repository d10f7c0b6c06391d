import { alertOf, choosePassword, expect, openMail, signIn, test, uniqueAddress, uniquePassword } from "./journeys";

const SENT = "If this address has an account, a mail with a link is on its way.";

test("a forgotten password is replaced through the mailbox", async ({ welcome, arrive }) => {
  const { email, password } = await welcome("staff");
  const page = await arrive();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText(SENT)).toBeVisible();

  await openMail(page, email);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  const link = page.url();
  const replacement = uniquePassword();
  await choosePassword(page, replacement, uniquePassword());
  const again = page.getByLabel("New password again");
  await expect(again).toHaveAccessibleDescription("This is not the same as above.");
  await expect(again).toBeFocused();
  await choosePassword(page, "short");
  const first = page.getByLabel("New password", { exact: true });
  await expect(first).toHaveAccessibleDescription(/^Use at least 10 characters/);
  await choosePassword(page, replacement);
  await expect(page.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();

  const later = await arrive();
  await later.goto(link);
  await choosePassword(later, uniquePassword());
  await expect(alertOf(later)).toContainText("This link was used already");
  await signIn(later, { email, password });
  await expect(alertOf(later)).toContainText("do not belong together");
  await expect(later.getByLabel("E-mail address")).toHaveValue(email);
  await later.getByLabel("Password", { exact: true }).fill(replacement);
  await later.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(later.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();
});

test("an unknown address gets the same answer and no mail", async ({ arrive }) => {
  const email = uniqueAddress();
  const page = await arrive();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText(SENT)).toBeVisible();
  await page.goto("/mailbox");
  await expect(page.getByRole("heading", { name: "Local mailbox" })).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
});

test("a changed password needs the current one and ends the other sessions", async ({ welcome, arrive }) => {
  const { email, password, page } = await welcome("staff");
  const second = await arrive();
  await signIn(second, { email, password });
  await expect(second.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();

  const replacement = uniquePassword();
  await page.goto("/account/password");
  const current = page.getByLabel("Current password");
  await current.fill(uniquePassword());
  await choosePassword(page, replacement);
  await expect(current).toHaveAccessibleDescription("This is not your current password.");
  await expect(current).toBeFocused();
  await current.fill(password);
  await choosePassword(page, replacement, password);
  await expect(page.getByLabel("New password again")).toHaveAccessibleDescription("This is not the same as above.");
  await current.fill(password);
  await choosePassword(page, replacement);
  await expect(page.getByText("Password changed. Every other session was signed out.")).toBeVisible();

  await second.getByRole("link", { name: "People" }).first().click();
  await expect(second).toHaveURL(/\/sign-in/);
  await page.goto("/account");
  await expect(page.getByText(email)).toBeVisible();
  await signIn(second, { email, password: replacement });
  await expect(second.getByRole("heading", { name: "Hello Gwen" })).toBeVisible();
});
