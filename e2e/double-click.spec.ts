import { expect, fillInvitation, test, unique, uniqueAddress, visit } from "./journeys";

test("a practice is added once", async ({ enterAs }) => {
  const name = `Twice ${unique()}`;
  const page = await enterAs("admin");
  await visit(page, "/directory/practices/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add practice" }).dblclick();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await page.goto(`/directory/practices?q=${name}`);
  await expect(page.getByText("1 practices")).toBeVisible();
});

test("a person is added once", async ({ enterAs }) => {
  const familyName = `Twice-${unique()}`;
  const page = await enterAs("admin");
  await visit(page, "/directory/people/new");
  await page.getByLabel("Given name").fill("Gwen");
  await page.getByLabel("Family name").fill(familyName);
  await page.getByRole("button", { name: "Add person" }).dblclick();
  await expect(page.getByRole("heading", { name: `Gwen ${familyName}` })).toBeVisible();
  await page.goto(`/directory/people?q=${familyName}`);
  await expect(page.getByText("1 people")).toBeVisible();
});

test("an invitation is sent once", async ({ enterAs }) => {
  const email = uniqueAddress();
  const page = await enterAs("admin");
  await fillInvitation(page, { email, role: "staff" });
  await page.getByRole("button", { name: "Send invitation" }).dblclick();
  await expect(page.getByText(`Invited ${email}. A mail`)).toBeVisible();
  await page.goto("/mailbox");
  await expect(page.getByRole("listitem").filter({ hasText: email })).toHaveCount(1);
});
