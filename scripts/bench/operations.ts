import { type Sample } from "./measure.ts";
import { makeSearches, STATES, type Persona } from "./questions.ts";

export type OperationKey = "patient search" | "case dashboard" | "order history" | "workflow state" | "semantic search";
export type Operation = { key: OperationKey; samples: Sample[] };

const PAGES = 3;
const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** What lib/supabase/reach.ts adds to every list: it lets an index answer where the policies alone leave the planner in doubt. */
export function filterOf(persona: Persona, organizationId: string): string {
  if (persona.key === "staff") return `organization_id = ${quote(organizationId)}`;
  if (persona.key === "patient") return `patient_id = ${quote(persona.patients[0]?.id ?? "")}`;
  return `organization_id = ${quote(organizationId)} and practice_id = ${quote(persona.practiceId ?? "")}`;
}

function searchPatients(persona: Persona, count: number): Sample[] {
  return makeSearches(persona, count).map(({ kind, query, patientId }) => ({
    label: kind,
    run: async (tx) => {
      const rows = await tx<{ id: string }[]>`select * from public.search_patients(${query}, 20)`;
      return rows.some(({ id }) => id === patientId);
    },
  }));
}

function readDashboard(filter: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `page ${1 + (index % PAGES)}`,
    run: async (tx) => {
      await tx.unsafe(
        `select * from public.case_dashboard where ${filter} order by created_at desc, id limit 50 offset ${50 * (index % PAGES)}`,
      );
      await tx`select * from public.count_open_cases()`;
      return null;
    },
  }));
}

function readOrderHistory(persona: Persona, filter: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    label: "one patient",
    run: async (tx) => {
      const patient = persona.patients[index % persona.patients.length]?.id ?? "";
      const orders = await tx.unsafe<{ id: string }[]>(
        `select * from public.order_summaries where ${filter} and patient_id = ${quote(patient)} order by created_at desc, id`,
      );
      const ids = orders.map(({ id }) => id);
      await tx`select * from public.order_history where order_id = any(${ids}::uuid[]) order by order_id, position`;
      return ids.length > 0;
    },
  }));
}

function readState(filter: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const state = STATES[index % STATES.length] ?? "pending";
    return {
      label: state,
      run: async (tx) => {
        await tx.unsafe(
          `select id, order_number, order_type, priority, state_since, practice_id, patient_id from public.orders
           where ${filter} and current_state = ${quote(state)} order by state_since, id limit 50`,
        );
        return null;
      },
    };
  });
}

function nearestTexts(vectors: string[]): Sample[] {
  return vectors.map((vector) => ({
    label: "20 nearest",
    run: async (tx) => {
      const rows = await tx`select * from public.nearest_embeddings(${vector}::extensions.vector, 'bench', 20)`;
      return rows.length === 20;
    },
  }));
}

/** The questions of the console, as this persona asks them. */
export function operationsOf(persona: Persona, filter: string, count: number, vectors: string[]): Operation[] {
  const operations: Operation[] = [
    { key: "patient search", samples: searchPatients(persona, count) },
    { key: "case dashboard", samples: readDashboard(filter, count) },
    { key: "order history", samples: readOrderHistory(persona, filter, count) },
    { key: "workflow state", samples: readState(filter, count) },
  ];
  if (vectors.length > 0 && persona.key !== "patient")
    operations.push({ key: "semantic search", samples: nearestTexts(vectors) });
  return operations;
}
