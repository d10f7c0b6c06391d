import "server-only";
import { env } from "@/lib/env";

/** No code in the browser talks to Supabase, so no script there may read the session. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: env().SITE_URL.startsWith("https://") } as const;
}
