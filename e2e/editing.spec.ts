import { expect, test } from "@playwright/test";
import { caseOfPracticeA } from "./personas";
import { alertOf, openAs, pick, press, unique, visit } from "./steps";
import { addCases, addPatient } from "./work";

test("an administrator fixes a name while somebody else changes it: both versions are shown, none is lost", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const [admin, staff] = [
    await openAs(browser, "admin", baseURL, `/patients/${patient.id}/edit`),
    await openAs(browser, "staff", baseURL, `/patients/${patient.id}/edit`),
  ];
  await staff.getByLabel("Family name").fill(`${patient.familyName}-Theirs`);
  await staff.getByLabel("Phone").fill("+1 555 010 0100");
  await press(staff, "Save patient");
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText(`Journey ${patient.familyName}-Theirs`);

  await admin.getByLabel("Family name").fill(`${patient.familyName}-Mine`);
  await press(admin, "Save patient");
  await expect(alertOf(admin)).toContainText("both versions are shown");
  await expect(admin.getByLabel("Family name")).toHaveValue(`${patient.familyName}-Mine`);
  await expect(admin.getByText(`Saved meanwhile: ${patient.familyName}-Theirs`)).toBeVisible();
  await expect(admin.getByLabel("Phone")).toHaveValue("+1 555 010 0100");
  const name = admin.getByText(`Saved meanwhile: ${patient.familyName}-Theirs`).locator("..");
  await name.getByRole("button", { name: "Take this" }).click();
  await expect(admin.getByLabel("Family name")).toHaveValue(`${patient.familyName}-Theirs`);
  await admin.getByLabel("Family name").fill(`${patient.familyName}-Mine`);
  await press(admin, "Save patient");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(`Journey ${patient.familyName}-Mine`);
  await expect(admin.getByText("+1 555 010 0100")).toBeVisible();
});

test("a new patient: likely duplicates appear while typing, each field has its message, a double click adds one", async ({
  browser,
  baseURL,
}) => {
  const familyName = `Almeida-${unique()}`;
  const page = await openAs(browser, "staff", baseURL, "/patients/new");
  await press(page, "Add patient");
  await expect(page.getByText("Enter the given name.")).toBeVisible();
  await expect(page.getByText("Enter the family name.")).toBeVisible();
  await expect(page.getByLabel("Given name")).toBeFocused();
  await page.getByLabel("Given name").fill("Gökhan");
  await page.getByLabel("Family name").fill("Almeida");
  await expect(page.getByLabel("Likely the same patient").getByRole("link", { name: "Gökhan Almeida" })).toBeVisible();
  await page.getByLabel("Family name").fill(familyName);
  await page.getByLabel("E-mail address").fill("not an address");
  await press(page, "Add patient");
  await expect(page.getByText("Enter an e-mail address such as")).toBeVisible();
  await page.getByLabel("E-mail address").fill("");
  await pick(page, "Practice", "hazel", /^Hazel Grove/);
  await page.getByRole("button", { name: "Add patient" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Gökhan ${familyName}`);
  await visit(page, "/patients");
  await page.getByRole("searchbox").fill(familyName);
  await expect(page.getByText("1 patients", { exact: true })).toBeVisible();
});

test("a case is opened for a patient, gets its number, a description, a colleague and a date", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const page = await openAs(browser, "staff", baseURL, `/cases/new?patient=${patient.id}`);
  await press(page, "Open case");
  await expect(page.getByText("Enter what the case is about.")).toBeVisible();
  await page.getByLabel("What it is about").fill("Crowding in the upper front");
  await page.getByLabel("Priority").selectOption("high");
  await page.getByRole("button", { name: "Open case" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crowding in the upper front");
  await expect(page.getByText(/^C1-\d{4}$/)).toBeVisible();
  await press(page, "Take it");
  await expect(page.getByText("Stefan Staff", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Due").fill("2027-03-04T14:05");
  await page.getByLabel("Description").fill("Two lines\nof prose");
  await press(page, "Save case");
  await expect(page.getByText("4 Mar 2027")).toBeVisible();
});

test("an order asks what its type asks, and says which answer is wrong", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "doctorA", baseURL, `/orders/new?case=${caseOfPracticeA}`);
  await page.getByLabel("Worn up to aligner").fill("soon");
  await press(page, "Add order");
  await expect(page.getByLabel("Worn up to aligner")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Worn up to aligner")).toHaveValue("soon");
  await page.getByLabel("Worn up to aligner").fill("12");
  await page.getByLabel("What should change").fill("The left canine");
  await press(page, "Add order");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Refinement order O1-");
  await expect(page.getByText("The left canine")).toBeVisible();
});

test("what was chosen stays chosen when a form is refused, and an order without its case says which field", async ({
  browser,
  baseURL,
}) => {
  const page = await openAs(browser, "staff", baseURL, "/orders/new");
  const type = page.getByLabel("Type", { exact: true });
  await type.focus();
  await type.selectOption("replacement");
  await expect(type).toBeFocused();
  await page.getByLabel("Priority").selectOption("urgent");
  await page.getByLabel("Cause").selectOption("broken");
  for (const attempt of [1, 2]) {
    await press(page, "Add order");
    await expect(page.getByText("Choose the case: an order of this type belongs to one."), `${attempt}`).toBeVisible();
    await expect(page.getByLabel("Type", { exact: true })).toHaveValue("replacement");
    await expect(page.getByLabel("Priority")).toHaveValue("urgent");
    await expect(page.getByLabel("Cause")).toHaveValue("broken");
  }
});

test("in a conflict only what both have changed is asked; the rest follows the other version", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const [caseId] = await addCases(patient.id, ["Untouched"]);
  const mine = await openAs(browser, "staff", baseURL, `/cases/${caseId}/edit`);
  const theirs = await openAs(browser, "manager", baseURL, `/cases/${caseId}/edit`);
  await theirs.getByLabel("Priority").selectOption("high");
  await press(theirs, "Save case");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Untouched");
  await mine.getByLabel("Description").fill("Only this");
  await press(mine, "Save case");
  await expect(alertOf(mine)).toContainText("Somebody else saved this");
  await expect(mine.getByText("Saved meanwhile")).toHaveCount(0);
  await expect(mine.getByLabel("Priority")).toHaveValue("high");
  await press(mine, "Save case");
  await expect(mine.getByText("Only this")).toBeVisible();
  await expect(mine.getByText("High", { exact: true })).toBeVisible();
});

test("whoever comes back to a sent form and writes something else is told, and nothing looks saved", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const page = await openAs(browser, "staff", baseURL, `/cases/new?patient=${patient.id}`);
  const id = await page.locator("input[name=id]").inputValue();
  await page.getByLabel("What it is about").fill("The first");
  await press(page, "Open case");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The first");
  await visit(page, `/cases/new?patient=${patient.id}`);
  await page.locator("input[name=id]").evaluate((field, sent) => field.setAttribute("value", sent), id);
  await page.getByLabel("What it is about").fill("The second");
  await press(page, "Open case");
  await expect(alertOf(page)).toContainText("This form was sent before with other words");
  await expect(page.getByLabel("What it is about")).toHaveValue("The second");
});

test("a manager changes how long a state may take", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "manager", baseURL, "/workflows");
  const planning = page.getByRole("group", { name: "Cases" }).getByLabel("Planning");
  await planning.fill("soon");
  await press(page, "Save limits");
  await expect(page.getByText("Enter whole hours, or nothing for no limit.")).toBeVisible();
  await planning.fill("97");
  await press(page, "Save limits");
  await expect(page.getByText("Saved; 1 limit is new")).toBeVisible();
  await visit(page, "/workflows");
  await expect(planning).toHaveValue("97");
  await expect(page.getByText("4 d 1 h")).toBeVisible();
  await planning.fill("96");
  await press(page, "Save limits");
  await expect(page.getByText("Saved; 1 limit is new")).toBeVisible();
});

test("a case in two windows: the second sees what the first has saved", async ({ browser, baseURL }) => {
  const patient = await addPatient();
  const [caseId] = await addCases(patient.id, ["Before"]);
  const [first, second] = [
    await openAs(browser, "staff", baseURL, `/cases/${caseId}/edit`),
    await openAs(browser, "manager", baseURL, `/cases/${caseId}/edit`),
  ];
  await first.getByLabel("What it is about").fill("First");
  await press(first, "Save case");
  await expect(first.getByRole("heading", { level: 1 })).toHaveText("First");
  await second.getByLabel("What it is about").fill("Second");
  await press(second, "Save case");
  await expect(second.getByText("Saved meanwhile: First")).toBeVisible();
  await press(second, "Save case");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Second");
});
