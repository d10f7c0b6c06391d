import { expect, type Page, test } from "@playwright/test";
import { openAs, press, visit } from "./steps";
import { addCases, addOrder, addPatient } from "./work";

const compose = (page: Page, part: string) =>
  page.getByRole("group", { name: "What to add" }).getByRole("button", { name: part, exact: true }).click();

test("a case as one stream: message and answer, comment, task, discussion, each to be seen alone", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const [caseId] = await addCases(patient.id, ["Everything at once"]);
  const doctor = await openAs(browser, "doctorA", baseURL, `/cases/${caseId}`);
  await doctor.getByLabel("Message to the lab").fill("Could you leave the molars out?");
  await press(doctor, "Send message");
  await expect(doctor.getByText("Could you leave the molars out?")).toBeVisible();
  await expect(doctor.getByRole("button", { name: "Comment", exact: true })).toHaveCount(0);

  const staff = await openAs(browser, "staff", baseURL, `/cases/${caseId}`);
  await expect(staff.getByText("One message is new to you.")).toBeVisible();
  await press(staff, "Mark as read");
  await expect(staff.getByText("One message is new to you.")).toHaveCount(0);
  await staff.getByRole("button", { name: /^Answer/ }).click();
  await staff.getByLabel(/^Answer to/).fill("Yes, we do.");
  await press(staff, "Send answer");
  await expect(staff.getByText("Stefan Staff answered")).toBeVisible();

  await compose(staff, "Comment");
  await staff.getByLabel("Comment", { exact: true }).fill("Only for us");
  await press(staff, "Add comment");
  await expect(staff.getByText("Stefan Staff noted, for the lab only")).toBeVisible();

  await compose(staff, "Task");
  await staff.getByLabel("What is to be done").fill("Rescan the lower arch");
  await staff.getByRole("combobox", { name: "For" }).fill("stefan");
  await staff.getByRole("option", { name: "Stefan Staff" }).click();
  await press(staff, "Add task");
  await expect(staff.getByText("Task for Stefan Staff")).toBeVisible();
  await staff.getByLabel("State of Rescan the lower arch").selectOption("done");
  await press(staff, "Save");
  await expect(staff.getByText("Saved", { exact: true })).toBeVisible();

  await compose(staff, "Discussion");
  await staff.getByLabel("The question in short").fill("Extraction?");
  await staff.getByLabel("The question", { exact: true }).fill("What do you see?");
  await press(staff, "Start discussion");
  await expect(staff.getByText("Open question")).toBeVisible();

  await visit(doctor, `/cases/${caseId}`);
  await expect(doctor.getByText("Only for us")).toHaveCount(0);
  await expect(doctor.getByText("Rescan the lower arch")).toHaveCount(0);
  await doctor.getByRole("button", { name: /Answer\s*the discussion/ }).click();
  await doctor.getByLabel("Answer to the discussion Extraction?").fill("I would rather strip.");
  await press(doctor, "Send answer");
  await expect(doctor.getByText("I would rather strip.")).toBeVisible();

  await visit(staff, `/cases/${caseId}`);
  await staff.getByRole("button", { name: /^Resolve/ }).click();
  await expect(staff.getByText("Resolved", { exact: true }).first()).toBeVisible();
  await staff.getByRole("link", { name: /^Comments/ }).click();
  await expect(staff.getByText("Only for us")).toBeVisible();
  await expect(staff.getByText("Yes, we do.")).toHaveCount(0);
});

test("an instruction is written by the lab and approved by the doctor, once", async ({ browser, baseURL }) => {
  const patient = await addPatient();
  const [caseId = ""] = await addCases(patient.id, ["With an order"]);
  const orderId = await addOrder(caseId);
  const staff = await openAs(browser, "staff", baseURL, `/orders/${orderId}`);
  await compose(staff, "Instruction");
  await staff.getByLabel("Instruction", { exact: true }).fill("Bond the second molars later");
  await press(staff, "Add instruction");
  await expect(staff.getByText("Waits for approval")).toBeVisible();
  await expect(staff.getByRole("button", { name: /^Approve/ })).toHaveCount(0);

  const doctor = await openAs(browser, "doctorA", baseURL, `/orders/${orderId}`);
  await doctor.getByRole("button", { name: /^Approve/ }).click();
  await expect(doctor.getByText(/^Approved by/)).toBeVisible();
});

test("an order has items from the catalogue, teeth by the keyboard and a second case", async ({ browser, baseURL }) => {
  const patient = await addPatient();
  const [caseId = "", other = ""] = await addCases(patient.id, ["First case", `Second case ${patient.familyName}`]);
  const orderId = await addOrder(caseId);
  const page = await openAs(browser, "staff", baseURL, `/orders/${orderId}`);
  await page.getByRole("combobox", { name: "Product" }).fill("essix");
  await page.getByRole("option", { name: /Essix retainer/ }).click();
  await expect(page.getByLabel("Unit price")).toHaveValue("60.00");
  await page.getByLabel("Quantity").fill("2");
  await press(page, "Add item");
  await expect(page.getByRole("row", { name: /^Total/ })).toContainText("120.00");
  await press(page, "2 of Essix retainer, change");
  await page.getByRole("row", { name: /Essix/ }).getByLabel("Quantity").fill("0");
  await page.getByRole("row", { name: /Essix/ }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter 1 or more.")).toBeVisible();
  await page.getByRole("row", { name: /Essix/ }).getByLabel("Quantity").fill("3");
  await page.getByRole("row", { name: /Essix/ }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /^Total/ })).toContainText("180.00");

  await page.getByRole("button", { name: "Tooth 18: left alone" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Tooth 17: bonded" })).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, "Record upper arch");
  await expect(page.getByRole("button", { name: "Save upper arch" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tooth 17: extracted" })).toBeVisible();

  await page.getByRole("combobox", { name: "Link another case" }).fill(patient.familyName);
  await page.getByRole("option", { name: /Second case/ }).click();
  await press(page, "Link");
  await expect(page.getByText("belongs to it").first()).toBeVisible();
  await page.getByRole("button", { name: /^Unlink/ }).click();
  await page.getByRole("button", { name: /^Unlink/ }).click();
  await expect(page.getByRole("link", { name: other })).toHaveCount(0);
});
