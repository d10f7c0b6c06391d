import type { Mapping } from "./mapping.ts";
import { files, messageAttachments, orderFiles } from "./mappings/files.ts";
import { jaws } from "./mappings/jaws.ts";
import { comments, doctorNotes, messages } from "./mappings/messages.ts";
import { discounts, offers, paymentOperations, payments } from "./mappings/money.ts";
import {
  cases,
  caseStateHistory,
  orders,
  orderStateHistory,
  shopOrders,
  shopOrderStateHistory,
} from "./mappings/orders.ts";
import { patients } from "./mappings/patients.ts";
import { practitioners, profileRoles, profiles } from "./mappings/people.ts";
import { practiceMembers, practices } from "./mappings/practices.ts";
import { products } from "./mappings/products.ts";
import { bracketPlacements, plans, projects } from "./mappings/projects.ts";
import { orderStateEvidence } from "./mappings/texts.ts";
import {
  templateTaskGroups,
  workflowTaskPredecessors,
  workflowTemplates,
  workflowTemplateTasks,
} from "./mappings/workflow.ts";
import { instructionStates, tasks, technicianRoles, technicians, templateViewGroups } from "./mappings/work.ts";

/** Everything that is taken over. The order is for people who read; the engine computes its own from the parents. */
export const mappings: readonly Mapping[] = [
  practices,
  profiles,
  profileRoles,
  practitioners,
  practiceMembers,
  technicians,
  technicianRoles,
  templateViewGroups,
  workflowTemplates,
  workflowTemplateTasks,
  templateTaskGroups,
  workflowTaskPredecessors,
  products,
  patients,
  cases,
  caseStateHistory,
  orders,
  orderStateHistory,
  shopOrders,
  shopOrderStateHistory,
  jaws,
  instructionStates,
  projects,
  plans,
  bracketPlacements,
  tasks,
  messages,
  orderStateEvidence,
  comments,
  doctorNotes,
  files,
  orderFiles,
  messageAttachments,
  payments,
  paymentOperations,
  offers,
  discounts,
];
