"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { listHref } from "./list-href";
import { searchListInput } from "./schemas";

/**
 * A search may be a name. It travels in the body, is kept for this person alone, and the address gets the id of it. A page that is
 * alive goes there by itself, so that the field keeps its focus and the chosen rows stay; without scripts this redirects.
 */
export const searchList = formAction(
  { roles: labAndDoctors, schema: searchListInput },
  async ({ room, q, answer, ...filters }, { formData }): Promise<ActionResult<string>> => {
    const wanted = Object.fromEntries(Object.entries(filters).filter(([name]) => /^[a-z]+$/.test(name)));
    if (q === "") redirect(listHref(`/${room}`, wanted, {}));
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("search_terms")
      .upsert({ term: q, used_at: new Date().toISOString() }, { onConflict: "user_id,term" })
      .select("id")
      .single();
    if (error) return failure(explainRefusal(error, "searchList"), formData);
    const address = listHref(`/${room}`, wanted, { search: data.id });
    if (answer !== "address") redirect(address);
    return success("Found", address);
  },
);
