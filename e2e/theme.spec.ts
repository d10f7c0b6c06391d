import { demoPassword, personas } from "./personas";
import { expect, openUserMenu, signIn, signOut, test, visit } from "./journeys";

test("the chosen theme stays, also after sign-out, and is in the first byte", async ({ arrive }) => {
  const page = await arrive();
  const html = page.locator("html");
  const firstByte = async (path: string) => /<html[^>]*>/.exec(await (await page.request.get(path)).text())?.[0];
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await signIn(page, { email: personas.staff, password: demoPassword() });
  await expect(page.getByRole("heading", { name: "Hello Stefan" })).toBeVisible();
  await expect(html).toHaveAttribute("data-theme", "system");

  await openUserMenu(page);
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  const dark = await background();
  expect(await firstByte("/account")).toContain('data-theme="dark"');
  await visit(page, "/account");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();

  await page.getByRole("radio", { name: "Light" }).check();
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await background()).not.toBe(dark);
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
  await openUserMenu(page);
  await expect(page.getByRole("menuitemradio", { name: "Light" })).toBeChecked();
  await page.keyboard.press("Escape");

  await signOut(page);
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await firstByte("/sign-in")).toContain('data-theme="light"');
});
