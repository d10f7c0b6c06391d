export const patientStatuses = ["active", "on_hold", "archived"] as const;

export const patientStatusNames: Record<string, string> = {
  active: "Active",
  on_hold: "On hold",
  archived: "Archived",
};
