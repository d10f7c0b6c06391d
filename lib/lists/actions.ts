"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { failure } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { listHref } from "./list-href";
import { searchListInput } from "./schemas";

/** A search may be a name. It travels in the body, is kept for this person alone, and the address gets the id of it. */
export const searchList = formAction(
  { roles: labAndDoctors, schema: searchListInput },
  async ({ room, q, ...filters }, { formData }) => {
    const wanted = Object.fromEntries(Object.entries(filters).filter(([name]) => /^[a-z]+$/.test(name)));
    if (q === "") redirect(listHref(`/${room}`, wanted, { search: undefined }));
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("search_terms")
      .upsert({ term: q, used_at: new Date().toISOString() }, { onConflict: "user_id,term" })
      .select("id")
      .single();
    if (error) return failure(explainRefusal(error, "searchList"), formData);
    redirect(listHref(`/${room}`, wanted, { search: data.id }));
  },
);
