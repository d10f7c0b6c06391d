/** The keys of public.roles; scripts/conventions.test.ts keeps the two in step. */
export const roles = [
  "developer",
  "admin",
  "manager",
  "staff",
  "technician",
  "support",
  "sales",
  "master",
  "doctor",
  "patient",
  "research_partner",
] as const;

export type Role = (typeof roles)[number];

type RoleSet = readonly [Role, ...Role[]];

export const administrators: RoleSet = ["admin", "developer"];

/** Who takes work out of a final state again. */
export const leads: RoleSet = ["admin", "developer", "manager"];

/** Whose word counts as an approval; the practice a doctor belongs to is the database's to check. */
export const approvers: RoleSet = ["admin", "developer", "manager", "master", "doctor"];

/** Everybody who works in the lab and sees every practice of it. */
export const labRoles: RoleSet = ["admin", "developer", "manager", "staff", "technician", "support", "sales", "master"];

export const labAndDoctors: RoleSet = [...labRoles, "doctor"];

export const roleNames: Record<Role, string> = {
  developer: "Developer",
  admin: "Administrator",
  manager: "Manager",
  staff: "Staff",
  technician: "Technician",
  support: "Support",
  sales: "Sales",
  master: "Master technician",
  doctor: "Doctor",
  patient: "Patient",
  research_partner: "Research partner",
};

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}

export function roleName(key: string): string {
  return isRole(key) ? roleNames[key] : key;
}

export function hasAnyRole(held: readonly Role[], wanted: readonly Role[]): boolean {
  return held.some((role) => wanted.includes(role));
}
