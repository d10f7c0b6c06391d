"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { leads } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { setServiceLevelsInput } from "./schemas";

export const setServiceLevels = formAction(
  { roles: leads, schema: setServiceLevelsInput },
  async (limits, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("set_service_levels", { p_levels: limits });
    if (error) return failure(explainRefusal(error, "setServiceLevels"), formData);
    refresh();
    return success(data === 0 ? "Nothing had changed" : `Saved; ${data} ${data === 1 ? "limit is" : "limits are"} new`);
  },
);
