/** Which tables belong together. A test fails when a table of the catalogue has no domain. */
export const domains: { title: string; tables: string[] }[] = [
  {
    title: "People and practices",
    tables: [
      "organizations",
      "profiles",
      "person_names",
      "practices",
      "practitioners",
      "practice_members",
      "profile_roles",
      "invitations",
      "technicians",
      "technician_roles",
      "user_preferences",
      "saved_views",
      "search_terms",
      "report_subscriptions",
    ],
  },
  {
    title: "Patients and cases",
    tables: [
      "patients",
      "patient_aliases",
      "patient_contacts",
      "consents",
      "cases",
      "case_state_history",
      "case_state_transitions",
    ],
  },
  {
    title: "Duplicate patients",
    tables: [
      "duplicate_clusters",
      "duplicate_members",
      "duplicate_candidates",
      "duplicate_decisions",
      "match_models",
      "match_settings",
      "match_scans",
      "merge_events",
      "merge_rows",
    ],
  },
  {
    title: "Orders",
    tables: [
      "orders",
      "order_state_history",
      "order_state_evidence",
      "order_state_transitions",
      "order_cases",
      "order_items",
      "jaws",
      "products",
      "instructions",
      "instruction_states",
    ],
  },
  {
    title: "Projects and tasks",
    tables: ["projects", "plans", "brackets", "bracket_placements", "tasks"],
  },
  {
    title: "Workflows",
    tables: [
      "service_levels",
      "workflow_templates",
      "workflow_steps",
      "workflow_template_tasks",
      "workflow_task_predecessors",
      "template_view_groups",
      "template_view_roles",
      "template_task_groups",
    ],
  },
  {
    title: "Conversation and files",
    tables: [
      "messages",
      "message_reads",
      "message_attachments",
      "files",
      "case_files",
      "order_files",
      "comments",
      "doctor_notes",
      "treatment_discussions",
      "discussion_participants",
      "discussion_replies",
    ],
  },
  {
    title: "Money",
    tables: ["payments", "payment_operations", "purchases", "offers", "discounts"],
  },
  {
    title: "Computed",
    tables: ["order_facts", "case_facts", "order_stays", "case_stays", "fact_refreshes", "embeddings"],
  },
];

/** Every row names its tenant; an arrow for each would hide the rest. */
export const tenantTables = ["organizations", "practices"];
