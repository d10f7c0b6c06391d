import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { demoAccounts } from "../../lib/demo/accounts.ts";
import { requestRun } from "../../worker/migration/runs.ts";
import { createLegacyDatabase } from "../legacy/create.ts";
import { dropLegacyTables, hasLegacyTables } from "../legacy/tables.ts";
import type { Keys } from "./installation.ts";
import type { MailboxDriver } from "./mailbox.ts";

const seedSql = ["seed.sql", "seed-work.sql"].map((name) =>
  readFileSync(join(import.meta.dirname, "..", name), "utf8"),
);
/** Where the synthetic legacy database stands that the demonstration moves out of. */
export const legacySchema = "legacy";

const DEMO_ORGANIZATION = "0a1b0000-0000-4000-8000-000000000001";

type Demo = { databaseUrl: string; apiUrl: string; keys: Keys; mail: MailboxDriver };

/** Fills an empty database with the synthetic lab and its logins; goes on where an interrupted first start has stopped. */
export async function createDemo({ databaseUrl, apiUrl, keys, mail }: Demo): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    const [found] = await sql`
      select
        not exists (select from public.organizations) as is_empty,
        (select count(*)::int from public.invitations i
          where i.organization_id = ${DEMO_ORGANIZATION} and i.email = any (${demoAccounts.map(({ email }) => email)})
            and i.accepted_at is null and i.revoked_at is null) as unanswered`;
    if (!found?.is_empty && found?.unanswered === 0) return false;
    if (found?.is_empty) for (const statements of seedSql) await sql.unsafe(statements);
  } finally {
    await sql.end();
  }
  for (const { email } of demoAccounts) {
    const client = createClient(apiUrl, keys.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    await enter(client, email, keys.demoPassword, mail);
  }
  return true;
}

/**
 * A legacy database beside the console, and the wish to move out of it: the worker does it while people already look around. Once, and only
 * where the demonstration is; a first start that was interrupted begins anew.
 */
export async function createLegacyDemo(databaseUrl: string, scale: number): Promise<boolean> {
  if (scale === 0) return false;
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    const [demo] = await sql`
      select from public.organizations where id = ${DEMO_ORGANIZATION} and not exists (select from migration.runs)`;
    if (!demo) return false;
    if (await hasLegacyTables(sql, legacySchema)) await dropLegacyTables(sql, legacySchema);
    const options = { schema: legacySchema, scale, seed: 1, withLogs: false, renumberContentTypes: false };
    await createLegacyDatabase(sql, { ...options, say: () => undefined });
    await requestRun(sql, { organizationId: DEMO_ORGANIZATION, mode: "full", accepted: ["unmapped_code"] });
    return true;
  } finally {
    await sql.end();
  }
}

/** The way a person takes: a link in a mail, a password, the invitation. */
async function enter(client: SupabaseClient, email: string, password: string, mail: MailboxDriver): Promise<void> {
  const known = await client.auth.signInWithPassword({ email, password });
  if (known.error) {
    const link = await mail.linkSentBy(async () => {
      const { error } = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
      if (error) throw new Error(`Could not send ${email} a link`, { cause: error });
    });
    const [tokenHash, type] = [link.searchParams.get("token_hash") ?? "", link.searchParams.get("type")];
    if (type !== "magiclink" && type !== "signup") throw new Error(`The link for ${email} is of the type ${type}.`);
    const verified = await client.auth.verifyOtp({ token_hash: tokenHash, type });
    if (verified.error) throw new Error(`Could not confirm ${email}`, { cause: verified.error });
    const changed = await client.auth.updateUser({ password });
    if (changed.error) throw new Error(`Could not set the password of ${email}`, { cause: changed.error });
  }
  const accepted = await client.rpc("accept_invitations");
  if (accepted.error) throw new Error(`Could not accept the invitation of ${email}`, { cause: accepted.error });
  await client.auth.signOut();
}
