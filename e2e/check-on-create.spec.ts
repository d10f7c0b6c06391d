import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { practiceOfDoctorA } from "./personas";
import { openAs, press, unique } from "./steps";
import { dataApiAs } from "./work";

test("a new patient whose names are swapped and mistyped is recognised, and may be added all the same", async ({
  browser,
  baseURL,
}) => {
  const familyName = `Featherstone${unique()}`;
  const api = await dataApiAs("staff");
  const { error } = await api.rpc("create_patient", {
    p_practice_id: practiceOfDoctorA,
    p_given_name: "Rosalind",
    p_family_name: familyName,
    p_birth_date: "2009-03-04",
    p_id: randomUUID(),
  });
  expect(error).toBeNull();

  const page = await openAs(browser, "staff", baseURL, "/patients/new");
  const mistyped = familyName.replace("Feather", "Fether");
  await page.getByLabel("Given name").fill(mistyped);
  await page.getByLabel("Family name").fill("Rosalind");
  await page.getByLabel("Date of birth").fill("2009-03-04");
  const likely = page.getByLabel("Likely the same patient");
  await expect(likely.getByRole("link", { name: `Rosalind ${familyName}`, exact: true })).toBeVisible();
  await expect(likely).toContainText("first and last name");
  await expect(likely).toContainText("Date of birth is the same");
  await expect(likely.getByRole("link", { name: /^Use this one: open a case for P1-/ })).toBeVisible();

  await page.getByLabel("Date of birth").fill("1961-12-30");
  await expect(likely.getByRole("link")).toHaveCount(0);
  await page.getByLabel("Date of birth").fill("2009-03-04");
  await press(page, "Add patient");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${mistyped} Rosalind`);
});
