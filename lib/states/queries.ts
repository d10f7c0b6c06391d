import "server-only";
import { cache } from "react";
import { createClient } from "@/lib/supabase/server";

/** The words of cases and orders, as the database spells them. */
export const listWords = cache(async () => {
  const supabase = await createClient();
  const [states, priorities, types, orderStates, orderTypes] = await Promise.all([
    supabase.from("case_states").select("key, name").order("sequence_order"),
    supabase.from("priorities").select("key, name").order("sequence_order"),
    supabase.from("case_types").select("key, name").order("sequence_order"),
    supabase.from("order_states").select("key, name").order("sequence_order"),
    supabase.from("order_types").select("key, name, schema").order("sequence_order"),
  ]);
  const error = states.error ?? priorities.error ?? types.error ?? orderStates.error ?? orderTypes.error;
  if (error) throw new Error("Could not read the words of cases and orders", { cause: error });
  return {
    caseStates: states.data ?? [],
    priorities: priorities.data ?? [],
    caseTypes: types.data ?? [],
    orderStates: orderStates.data ?? [],
    orderTypes: orderTypes.data ?? [],
  };
});
