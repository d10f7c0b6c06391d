import { expect, test } from "@playwright/test";
import { demoPassword, personaNames, personas, storageState } from "./personas";

for (const persona of personaNames) {
  test(`${persona} signs in`, async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(personas[persona]);
    await page.getByLabel("Password", { exact: true }).fill(demoPassword());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(persona === "stranger" ? "/waiting" : "/");
    await page.context().storageState({ path: storageState(persona) });
  });
}
