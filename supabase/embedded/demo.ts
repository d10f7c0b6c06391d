import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { demoAccounts } from "../../lib/demo/accounts.ts";
import type { Keys } from "./installation.ts";

const seedSql = readFileSync(join(import.meta.dirname, "../seed.sql"), "utf8");

/** Fills an empty database with the synthetic lab, and signs every demo persona up the way a person would. */
export async function createDemo(databaseUrl: string, apiUrl: string, keys: Keys): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    const [count] = await sql`select count(*)::int as organizations from public.organizations`;
    if (count?.organizations !== 0) return false;
    await sql.unsafe(seedSql);

    for (const { email } of demoAccounts) {
      const client = createClient(apiUrl, keys.publishableKey, { auth: { persistSession: false } });
      const signedUp = await client.auth.signUp({
        email,
        password: keys.demoPassword,
        options: { data: { has_password: true } },
      });
      if (signedUp.error) throw new Error(`Could not sign up ${email}`, { cause: signedUp.error });
      // Nobody reads these mailboxes, so the address is confirmed here instead of by its link.
      await sql`update auth.users set email_confirmed_at = now(), confirmation_token = '' where email = ${email}`;
      const signedIn = await client.auth.signInWithPassword({ email, password: keys.demoPassword });
      if (signedIn.error) throw new Error(`Could not sign in ${email}`, { cause: signedIn.error });
      const accepted = await client.rpc("accept_invitations");
      if (accepted.error) throw new Error(`Could not accept the invitation of ${email}`, { cause: accepted.error });
      await client.auth.signOut();
    }
    return true;
  } finally {
    await sql.end();
  }
}
