import { expect, test } from "@playwright/test";
import {
  caseOfPracticeA,
  caseOfPracticeB,
  orderOfPracticeA,
  patientOfPracticeA,
  type Persona,
  personaNames,
  practiceOfDoctorA,
  practiceOfDoctorB,
  someDoctor,
  storageState,
} from "./personas";

const lab: Persona[] = ["admin", "manager", "staff", "developer"];
const administrators: Persona[] = ["admin", "developer"];
const members: Persona[] = [...lab, "doctorA", "doctorB", "patient", "researcher"];
const labAndDoctors: Persona[] = [...lab, "doctorA", "doctorB"];

type Rule = { path: string; open: Persona[]; hidden?: Persona[] };

/** open: 200; hidden: 404, as if it did not exist; everybody else with a role: 403. */
const rules: Rule[] = [
  { path: "/", open: members },
  { path: "/account", open: members },
  { path: "/account/password", open: members },
  { path: "/cases", open: labAndDoctors },
  { path: `/cases/${caseOfPracticeA}`, open: [...lab, "doctorA"], hidden: ["doctorB"] },
  { path: `/cases/${caseOfPracticeB}`, open: [...lab, "doctorB"], hidden: ["doctorA"] },
  { path: "/orders", open: labAndDoctors },
  { path: `/orders/${orderOfPracticeA}`, open: [...lab, "doctorA"], hidden: ["doctorB"] },
  { path: "/orders/not-an-id", open: [], hidden: labAndDoctors },
  { path: "/patients", open: labAndDoctors },
  { path: `/patients/${patientOfPracticeA}`, open: [...lab, "doctorA"], hidden: ["doctorB"] },
  { path: "/patients/not-an-id", open: [], hidden: labAndDoctors },
  { path: "/cases/not-an-id", open: [], hidden: labAndDoctors },
  { path: "/cases/new", open: labAndDoctors },
  { path: `/cases/${caseOfPracticeA}/edit`, open: lab },
  { path: "/cases/0a1b0000-0000-4000-8005-999999999999/edit", open: [], hidden: lab },
  { path: "/cases/export", open: labAndDoctors },
  { path: "/orders/new", open: labAndDoctors },
  { path: `/orders/${orderOfPracticeA}/edit`, open: lab },
  { path: "/orders/export", open: labAndDoctors },
  { path: "/patients/new", open: labAndDoctors },
  { path: `/patients/${patientOfPracticeA}/edit`, open: [...lab, "doctorA"], hidden: ["doctorB"] },
  { path: "/patients/export", open: labAndDoctors },
  { path: "/workflows", open: ["admin", "manager", "developer"] },
  { path: "/workflows/bottlenecks", open: ["admin", "manager", "developer"] },
  { path: "/workflows/stays", open: ["admin", "manager", "developer"] },
  { path: "/reports/monthly", open: ["admin", "manager", "developer"] },
  { path: "/reports/monthly/export", open: ["admin", "manager", "developer"] },
  { path: "/reports/trends/export", open: ["admin", "manager", "developer"] },
  { path: "/reports/rows?figure=order.late", open: ["admin", "manager", "developer"] },
  { path: "/reports/rows/export?figure=order.late", open: ["admin", "manager", "developer"] },
  { path: "/reports/trends", open: ["admin", "manager", "developer"] },
  { path: "/reports/subscriptions", open: ["admin", "manager", "developer"] },
  { path: "/migration", open: ["admin", "manager", "developer"] },
  { path: "/migration/rejects", open: ["admin", "manager", "developer"] },
  { path: "/migration/rejects/1", open: [], hidden: administrators },
  { path: "/migration/rejects/export", open: administrators },
  { path: "/migration/mappings", open: ["admin", "manager", "developer"] },
  { path: "/migration/reconciliation", open: ["admin", "manager", "developer"] },
  { path: "/migration/reconciliation/export", open: [], hidden: ["admin", "manager", "developer"] },
  { path: "/migration/runs/not-an-id", open: [], hidden: ["admin", "manager", "developer"] },
  { path: "/duplicates", open: administrators },
  { path: "/duplicates/history", open: administrators },
  { path: "/duplicates/model", open: administrators },
  { path: "/duplicates/automatic", open: administrators },
  { path: "/duplicates/together", open: administrators },
  { path: "/duplicates/not-an-id", open: [], hidden: administrators },
  { path: "/directory/practices", open: labAndDoctors },
  { path: "/directory/practices/new", open: administrators },
  { path: `/directory/practices/${practiceOfDoctorA}`, open: [...lab, "doctorA"], hidden: ["doctorB"] },
  { path: `/directory/practices/${practiceOfDoctorB}`, open: [...lab, "doctorB"], hidden: ["doctorA"] },
  { path: `/directory/practices/${practiceOfDoctorA}/edit`, open: administrators },
  { path: "/directory/practices/not-an-id", open: [], hidden: labAndDoctors },
  { path: "/directory/people", open: lab },
  { path: "/directory/people/new", open: administrators },
  { path: `/directory/people/${someDoctor}`, open: lab },
  { path: `/directory/people/${someDoctor}/edit`, open: administrators },
  { path: "/directory/people/0a1b0000-0000-4000-8002-999999999999", open: [], hidden: lab },
  { path: "/admin/users", open: administrators },
  { path: "/admin/users/invitations", open: administrators },
  { path: "/admin/users/invite", open: administrators },
  { path: `/admin/users/${someDoctor}`, open: [], hidden: administrators },
  { path: "/nowhere", open: [], hidden: personaNames },
];

for (const persona of personaNames) {
  test.describe(`${persona}`, () => {
    test.use({ storageState: storageState(persona) });

    for (const { path, open, hidden = [] } of rules) {
      const expected = hidden.includes(persona)
        ? 404
        : persona === "stranger"
          ? 307
          : open.includes(persona)
            ? 200
            : 403;
      test(`${path} answers ${expected}`, async ({ request }) => {
        const response = await request.get(path, { maxRedirects: 0 });
        expect(response.status()).toBe(expected);
        if (expected === 307) expect(response.headers().location).toBe("/waiting");
      });
    }
  });
}

test.describe("a visitor", () => {
  for (const { path } of rules) {
    test(`${path} leads to sign-in`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      expect(response.status()).toBe(307);
      const location = new URL(response.headers().location ?? "", "http://localhost");
      expect(location.pathname).toBe("/sign-in");
      expect(location.searchParams.get("next") ?? "/").toBe(path);
    });
  }
});
