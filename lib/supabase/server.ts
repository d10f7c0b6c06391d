import "server-only";
import { createServerClient } from "@supabase/ssr";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { sessionCookieOptions } from "./cookies";
import type { Database } from "./database.types";
import { REQUEST_ID } from "./request-id";

/** The signed-in person's own client: everything it does is under row level security. One per request. */
export const createClient = cache(async () => {
  const store = await cookies();
  const requestId = (await headers()).get(REQUEST_ID);
  return createServerClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(),
    global: { headers: requestId ? { [REQUEST_ID]: requestId } : {} },
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
