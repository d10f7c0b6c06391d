import "server-only";
import { createClient } from "@/lib/supabase/server";
import { hiddenColumnsSchema, type TableName } from "./schemas";

/** The columns that this person has put away in a table; until they choose, those that would not fit. */
export async function getHiddenColumns(table: TableName, hiddenAtFirst: string[] = []): Promise<string[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("user_preferences")
    .select("value")
    .eq("key", `table.${table}`)
    .maybeSingle();
  if (error) throw new Error("Could not read the chosen columns", { cause: error });
  return data ? hiddenColumnsSchema.catch([]).parse(data.value) : hiddenAtFirst;
}
