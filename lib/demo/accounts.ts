/** One login per persona of the demonstration. Their password is made per installation and printed by `npm start`. */
export const demoAccounts = [
  { email: "admin@lab.example", persona: "Administrator", sees: "users, directory, everything of the lab" },
  { email: "manager@lab.example", persona: "Manager", sees: "everything staff sees, and reports" },
  { email: "staff@lab.example", persona: "Staff", sees: "every practice of the lab" },
  { email: "doctor.a@practice1.example", persona: "Doctor, practice A", sees: "only their own practice" },
  { email: "doctor.b@practice2.example", persona: "Doctor, practice B", sees: "only their own practice" },
  { email: "developer@lab.example", persona: "Developer", sees: "every organization" },
  { email: "patient@family.example", persona: "Patient", sees: "only themselves" },
  { email: "research@university.example", persona: "Research partner", sees: "no personal data" },
  { email: "stranger@nowhere.example", persona: "Stranger", sees: "the waiting page: nobody invited them" },
] as const;
