import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createServerClient } from "@supabase/ssr";
import { type Sql } from "postgres";
import { type Site } from "./site.ts";

/** Somebody who looks at pages; without a practice they see the whole lab. */
export type Visitor = {
  key: string;
  userId: string;
  email: string;
  givenName: string;
  profileId: string;
  practiceId: string | null;
};

export const VISITORS = ["staff", "admin", "doctor_small", "doctor_large"] as const;

/** The people of the synthetic lab, and one of its logins as its administrator. */
export async function readVisitors(sql: Sql): Promise<Visitor[]> {
  await sql`insert into private.user_roles (user_id, organization_id, role)
    select bench.id('login', 2), organization_id, 'admin' from bench.scale on conflict do nothing`;
  return sql<Visitor[]>`
    select a.key, a.user_id as "userId", u.email, f.given_name as "givenName", f.id as "profileId", a.practice_id as "practiceId"
    from (select key, user_id, practice_id from bench.personas union all select 'admin', bench.id('login', 2), null) a
    join auth.users u on u.id = a.user_id
    join public.profiles f on f.user_id = a.user_id
    where a.key = any (${[...VISITORS]})
    order by array_position(${[...VISITORS]}, a.key)`;
}

function takeLink(mailboxFolder: string): URL {
  const [file] = readdirSync(mailboxFolder);
  if (!file) throw new Error("No mail with a link was sent.");
  const { link } = JSON.parse(readFileSync(join(mailboxFolder, file), "utf8")) as { link: string | null };
  rmSync(join(mailboxFolder, file));
  if (!link) throw new Error("The mail has no link.");
  return new URL(link);
}

/** Signs in with the link of a mail. The library that the app uses writes the cookies, so they are what a browser would send. */
export async function signIn(site: Site, email: string): Promise<string> {
  const jar = new Map<string, string>();
  const client = createServerClient(site.apiUrl, site.publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => cookies.forEach(({ name, value }) => (value ? jar.set(name, value) : jar.delete(name))),
    },
  });
  const sent = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
  if (sent.error) throw new Error(`Could not send ${email} a link.`, { cause: sent.error });
  const tokenHash = takeLink(site.mailboxFolder).searchParams.get("token_hash") ?? "";
  const entered = await client.auth.verifyOtp({ token_hash: tokenHash, type: "magiclink" });
  if (entered.error) throw new Error(`Could not sign ${email} in.`, { cause: entered.error });
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
