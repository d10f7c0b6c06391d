import { expect, test } from "@playwright/test";
import { caseOfPracticeA, orderOfPracticeA, patientOfPracticeA } from "./personas";
import { openAs, searchFor } from "./steps";
import { addCases, addPatient, dataApiAs } from "./work";

test("an export has what the list has, and nothing that a spreadsheet would run", async ({ browser, baseURL }) => {
  const patient = await addPatient();
  await addCases(patient.id, [`=HYPERLINK("http://x") ${patient.familyName}`, `Plain, "quoted" ${patient.familyName}`]);
  const page = await openAs(browser, "staff", baseURL, "/cases");
  await searchFor(page, patient.familyName);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await (await download).createReadStream();
  const text = await new Response(file as unknown as ReadableStream).text();
  const lines = text.split("\r\n").filter(Boolean);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("Case,About,Type,Patient");
  expect(text).toContain(`"'=HYPERLINK(""http://x"") ${patient.familyName}"`);
  expect(text).toContain(`"Plain, ""quoted"" ${patient.familyName}"`);
});

test("an export of every filter together is as long as its list", async ({ browser, baseURL }) => {
  const page = await openAs(browser, "staff", baseURL, "/cases");
  // Of a practice where no journey adds or moves anything.
  const practice = "0a1b0000-0000-4000-8001-000000000012";
  for (const filter of [
    "open=yes",
    "pace=over",
    "pace=risk&age=week",
    "state=completed",
    "unread=yes",
    "type=refinement",
  ]) {
    const query = `practice=${practice}&${filter}`;
    const list = await (await page.request.get(`/cases?${query}`)).text();
    const shown = Number(/<span class="figures">([\d,]+)<\/span>(?:<!-- -->)? (?:<!-- -->)?cases/.exec(list)?.[1]);
    const csv = await (await page.request.get(`/cases/export?${query}`)).text();
    expect(csv.split("\r\n").filter(Boolean).length - 1, query).toBe(shown);
  }
});

test("a doctor of practice B reaches nothing of practice A: not by address, search, export or the Data API", async ({
  browser,
  baseURL,
}) => {
  const patient = await addPatient();
  const [caseId] = await addCases(patient.id, [`Hidden ${patient.familyName}`]);
  const doctor = await openAs(browser, "doctorB", baseURL, "/cases");
  for (const path of [
    `/cases/${caseId}`,
    `/cases/${caseOfPracticeA}`,
    `/orders/${orderOfPracticeA}`,
    `/patients/${patientOfPracticeA}`,
    `/patients/${patient.id}/edit`,
    "/files/0a1b0000-0000-4000-8009-000000000001",
  ]) {
    expect((await doctor.request.get(path)).status(), path).toBe(404);
  }
  await searchFor(doctor, patient.familyName);
  await expect(doctor.getByText("No cases match these filters.")).toBeVisible();
  for (const room of ["cases", "orders", "patients"]) {
    const csv = await (await doctor.request.get(`/${room}/export`)).text();
    expect(csv.split("\r\n").length, room).toBeGreaterThan(5);
    expect(csv, room).not.toContain("Hazel Grove");
    expect(csv, room).not.toContain(patient.familyName);
  }
  const api = await dataApiAs("doctorB");
  expect((await api.rpc("open_case", { p_case_id: caseId ?? "" })).data).toBeNull();
  expect((await api.rpc("open_patient", { p_patient_id: patient.id })).data).toBeNull();
  expect((await api.rpc("find_cases", { p_query: patient.familyName })).data).toEqual([]);
  expect((await api.from("messages").insert({ case_id: caseId, body: "x" })).error).not.toBeNull();
});
