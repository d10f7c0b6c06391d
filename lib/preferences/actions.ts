"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { formAction, visitorAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { densityInput, hiddenColumnsInput, themeInput } from "./schemas";
import { THEME_COOKIE } from "./theme";

const ONE_YEAR = 31_536_000;

/** A cookie and not a row: the first byte of the page must know it, also before sign-in. */
export const chooseTheme = visitorAction({ schema: themeInput }, async ({ theme }) => {
  const store = await cookies();
  store.set(THEME_COOKIE, theme, { maxAge: ONE_YEAR, sameSite: "lax", httpOnly: true, path: "/" });
  refresh();
  return success("Theme changed");
});

export const saveHiddenColumns = formAction({ roles: [], schema: hiddenColumnsInput }, async ({ table, hidden }) => {
  const supabase = await createClient();
  const { error } = await supabase
    .from("user_preferences")
    .upsert({ key: `table.${table}`, value: hidden, updated_at: new Date().toISOString() })
    .select("key")
    .single();
  if (error) return failure(explainRefusal(error, "saveHiddenColumns"));
  return success("Columns saved");
});

export const saveDensity = formAction({ roles: [], schema: densityInput }, async ({ density }) => {
  const supabase = await createClient();
  const { error } = await supabase
    .from("user_preferences")
    .upsert({ key: "density", value: density, updated_at: new Date().toISOString() })
    .select("key")
    .single();
  if (error) return failure(explainRefusal(error, "saveDensity"));
  return success("Density saved");
});
