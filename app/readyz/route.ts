import { env } from "@/lib/env";

/** The process can serve: the Supabase APIs and the database behind them answer. */
export async function GET() {
  const database = await answers("/rest/v1/roles?select=key&limit=1");
  const auth = await answers("/auth/v1/health");
  const isReady = database && auth;
  return Response.json({ status: isReady ? "ok" : "unavailable", database, auth }, { status: isReady ? 200 : 503 });
}

async function answers(path: string): Promise<boolean> {
  try {
    const response = await fetch(new URL(path, env().SUPABASE_URL), {
      headers: { apikey: env().SUPABASE_PUBLISHABLE_KEY },
      cache: "no-store",
      signal: AbortSignal.timeout(2_000),
    });
    // Anonymous callers may read no table: a refusal by the database is an answer of the database.
    return response.ok || response.status === 401 || response.status === 403;
  } catch {
    return false;
  }
}
