"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { writeToCaseInput } from "./schemas";

export const writeToCase = formAction(
  { roles: labAndDoctors, schema: writeToCaseInput },
  async (message, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.from("messages").insert(message).select("id").single();
    if (error) return failure(explainRefusal(error, "writeToCase"), formData);
    refresh();
    return success("Sent");
  },
);
