import "server-only";
import { cache } from "react";
import { createClient } from "@/lib/supabase/server";
import { wordsSchema } from "./words-schema";

/** The words of cases and orders, as the database spells them, and how long the lab allows for each state. */
export const listWords = cache(async () => {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("describe_work");
  if (error) throw new Error("Could not read the words of cases and orders", { cause: error });
  return wordsSchema.parse(data);
});
