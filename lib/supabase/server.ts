import "server-only";
import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { sessionCookieOptions } from "./cookies";
import type { Database } from "./database.types";

/** The signed-in person's own client: everything it does is under row level security. One per request. */
export const createClient = cache(async () => {
  const store = await cookies();
  return createServerClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(),
    cookies: {
      getAll: () => store.getAll(),
      setAll: (cookiesToSet) => {
        try {
          for (const { name, value, options } of cookiesToSet) store.set(name, value, options);
        } catch {
          // Server components cannot write cookies; proxy.ts has refreshed the session before they run.
        }
      },
    },
  });
});
