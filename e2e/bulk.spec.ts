import { expect, test } from "@playwright/test";
import { openAs, press, searchFor, unique } from "./steps";
import { addCases, addPatient, dataApiAs } from "./work";

test("a manager moves fifty cases at once; three stay, and it says why before anything moves", async ({
  browser,
  baseURL,
}) => {
  const word = `Bulk${unique()}`;
  const patient = await addPatient();
  const ids = await addCases(
    patient.id,
    Array.from({ length: 50 }, (_, n) => `${word} number ${n + 1}`),
  );
  const api = await dataApiAs("manager");
  const stopped = await api.rpc("transition_cases", {
    p_case_ids: ids.slice(0, 3),
    p_to_state: "cancelled",
    p_reason: "Entered by mistake",
  });
  expect(stopped.data?.filter(({ problem }) => problem)).toEqual([]);

  const page = await openAs(browser, "manager", baseURL, "/cases");
  await searchFor(page, word);
  await expect(page.getByText("50 cases", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose every row of this page" }).check();
  await expect(page.getByText("25 cases chosen")).toBeVisible();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByText("26–50 of 50")).toBeVisible();
  await expect(page.getByText("25 cases chosen")).toBeVisible();
  await press(page, "Choose all 50 that match");
  await expect(page.getByText("50 cases chosen")).toBeVisible();

  await press(page, "Move…");
  await page.getByLabel("Move to").selectOption("under_review");
  await press(page, "Show what would happen");
  await expect(page.getByText("47 cases would move to under review, 3 would stay:")).toBeVisible();
  await expect(page.getByLabel("What stays, and why").getByRole("listitem")).toHaveCount(3);
  await expect(page.getByLabel("What stays, and why")).toContainText("Cancelled is final.");
  const before = await api
    .from("cases")
    .select("id", { count: "exact", head: true })
    .in("id", ids.slice(3, 13))
    .eq("current_state", "submitted");
  expect(before.count).toBe(10);

  await press(page, "Move 47 to under review");
  await expect(page.getByText("47 cases moved to under review, 3 stayed:")).toBeVisible();
  const after = await api.rpc("preview_case_transition", { p_case_ids: ids, p_to_state: "planning" });
  const states = Map.groupBy(after.data ?? [], ({ current_state }) => current_state);
  expect(states.get("under_review")).toHaveLength(47);
  expect(states.get("cancelled")).toHaveLength(3);
});

test("chosen cases are given to a colleague", async ({ browser, baseURL }) => {
  const word = `Given${unique()}`;
  const patient = await addPatient();
  await addCases(patient.id, [`${word} one`, `${word} two`]);
  const page = await openAs(browser, "staff", baseURL, "/cases");
  await searchFor(page, word);
  await page.getByRole("checkbox", { name: "Choose every row of this page" }).check();
  await press(page, "Assign…");
  await page.getByRole("combobox", { name: "Who looks after them" }).fill("stefan");
  await page.getByRole("option", { name: "Stefan Staff" }).click();
  await press(page, "Assign");
  await expect(page.getByText("Changed 2 cases")).toBeVisible();
  await page.getByLabel("Mine").check();
  await expect(page.getByText("2 cases", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "Who looks after them" }).fill("nobody of that name");
  await page.keyboard.press("Tab");
  await press(page, "Assign");
  await expect(page.getByText("Choose somebody of the list.")).toBeVisible();
});

test("a view is saved, shared, opened by a colleague and removed", async ({ browser, baseURL }) => {
  const name = `Urgent ${unique()}`;
  const staff = await openAs(browser, "staff", baseURL, "/orders?priority=urgent&state=confirmed");
  await press(staff, "Save as a view");
  await press(staff, "Save view");
  await expect(staff.getByText("Enter a name for the view.")).toBeVisible();
  await staff.getByLabel("Name of the view").fill(name);
  await staff.getByLabel("For everybody in the lab").check();
  await press(staff, "Save view");
  await expect(staff.getByRole("link", { name: `${name} shared` })).toHaveAttribute("aria-current", "page");

  const colleague = await openAs(browser, "manager", baseURL, "/orders");
  await colleague.getByRole("link", { name: `${name} shared` }).click();
  await expect(colleague.getByLabel("State", { exact: true })).toHaveValue("confirmed");
  const doctor = await openAs(browser, "doctorA", baseURL, "/orders");
  await expect(doctor.getByRole("link", { name })).toHaveCount(0);

  await press(colleague, "Remove this view");
  await press(colleague, "Remove this view");
  await expect(colleague.getByRole("link", { name })).toHaveCount(0);
});
