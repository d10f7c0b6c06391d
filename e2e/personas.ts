import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export const personas = {
  admin: "admin@lab.example",
  manager: "manager@lab.example",
  staff: "staff@lab.example",
  doctorA: "doctor.a@practice1.example",
  doctorB: "doctor.b@practice2.example",
  developer: "developer@lab.example",
  patient: "patient@family.example",
  researcher: "research@university.example",
  stranger: "stranger@nowhere.example",
} as const;

export type Persona = keyof typeof personas;

export const personaNames = Object.keys(personas) as Persona[];

export const folder = ".archwire/e2e";

export function storageState(persona: Persona): string {
  return join(folder, "sessions", `${persona}.json`);
}

const keysSchema = z.object({ demoPassword: z.string(), publishableKey: z.string() });

export function readKeys(): z.infer<typeof keysSchema> {
  return keysSchema.parse(JSON.parse(readFileSync(join(folder, "keys.json"), "utf8")));
}

export function demoPassword(): string {
  return readKeys().demoPassword;
}

/** The Data API of the stack that playwright.config.ts starts. */
export function apiUrl(): string {
  return `http://127.0.0.1:${Number(process.env.E2E_PORT ?? 3210) + 1}`;
}

/** Ids that supabase/seed.sql writes. */
export const practiceOfDoctorA = "0a1b0000-0000-4000-8001-000000000001";
export const practiceOfDoctorB = "0a1b0000-0000-4000-8001-000000000002";
export const someDoctor = "0a1b0000-0000-4000-8002-000000000001";

/** Ids that supabase/seed-work.sql writes. */
export const caseOfPracticeA = "0a1b0000-0000-4000-8005-000000000127";
export const caseOfPracticeB = "0a1b0000-0000-4000-8005-000000000130";
export const orderOfPracticeA = "0a1b0000-0000-4000-8006-000000000127";
export const patientOfPracticeA = "0a1b0000-0000-4000-8004-000000000138";
