export const patientStatuses = ["active", "on_hold", "archived"] as const;
