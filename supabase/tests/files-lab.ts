import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { prepareDatabase, startEmbeddedDatabase } from "../embedded/stack.ts";
import { makeTestKeys, silentFront } from "./embedded-database.ts";

export const lab = "0a000000-0000-4000-8000-000000000001";
export const otherLab = "0a000000-0000-4000-8000-000000000002";
export const practiceA = "0a000000-0000-4000-8000-00000000000a";
export const practiceB = "0a000000-0000-4000-8000-00000000000b";

export const people = ["staff", "doctor_a", "colleague_a", "doctor_b", "staff_elsewhere"] as const;
export type Person = (typeof people)[number] | "anon";

const password = "a long enough password";
const fill = `
  alter table auth.users disable trigger archwire_forget_unproven_password;
  update auth.users set email_confirmed_at = now();
  alter table auth.users enable trigger archwire_forget_unproven_password;
  insert into public.organizations (id, name) values ('${lab}', 'Bright Lab'), ('${otherLab}', 'Far Lab');
  insert into public.practices (id, organization_id, name) values ('${practiceA}', '${lab}', 'A'), ('${practiceB}', '${lab}', 'B');
  insert into public.profiles (organization_id, user_id, given_name, family_name)
    select case when email like '%elsewhere%' then '${otherLab}'::uuid else '${lab}' end, id, email, 'Person' from auth.users;
  insert into private.user_roles (user_id, organization_id, role)
    select user_id, organization_id, case when given_name like 'staff%' then 'staff' else 'doctor' end from public.profiles;
  insert into public.practice_members (organization_id, practice_id, profile_id, role)
    select '${lab}', case when given_name like 'doctor_b%' then '${practiceB}'::uuid else '${practiceA}' end, id, 'doctor'
    from public.profiles where given_name not like 'staff%'`;

export const base = "http://127.0.0.1:1";
export const newPath = (practice = practiceA) => `${lab}/${practice}/${randomUUID()}`;

/** Two labs, two practices and their people in front of an engine that stores files in a folder of its own. */
export async function startFilesLab() {
  const filesFolder = mkdtempSync(join(tmpdir(), "archwire-files-"));
  const engine = await startEmbeddedDatabase(0);
  const keys = await makeTestKeys();
  const front = await prepareDatabase(engine.databaseUrl, { keys, ...silentFront, filesFolder });
  const clients = new Map<Person, SupabaseClient>();
  for (const person of [...people, "anon"] as const) {
    const client = createClient(base, keys.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { fetch: (input, init) => front.answer(new Request(input, init)) },
    });
    clients.set(person, client);
    if (person !== "anon") await client.auth.signUp({ email: `${person}@example.test`, password });
  }
  await engine.database.exec(fill);

  const as = (person: Person): SupabaseClient => {
    const client = clients.get(person);
    if (!client) throw new Error(`There is no ${person}.`);
    return client;
  };
  for (const person of people) {
    const { error } = await as(person).auth.signInWithPassword({ email: `${person}@example.test`, password });
    if (error) throw error;
  }
  const bucketOf = (person: Person) => as(person).storage.from("files");
  const ask = (path: string, init?: RequestInit) => front.answer(new Request(`${base}${path}`, init));
  return {
    ...{ filesFolder, keys, databaseUrl: engine.databaseUrl, database: engine.database, as, bucketOf, ask },
    sign: async (person: Person, path: string) => {
      const { data, error } = await bucketOf(person).createSignedUploadUrl(path);
      if (error) throw error;
      return new URL(data.signedUrl).pathname + new URL(data.signedUrl).search;
    },
    put: (address: string, body: Buffer, headers: Record<string, string> = {}) =>
      ask(address, {
        method: "PUT",
        body: new Uint8Array(body),
        headers: { "content-type": "image/png", "content-length": String(body.length), ...headers },
      }),
    bytesOf: async (person: Person, path: string) => {
      const { data, error } = await bucketOf(person).download(path);
      if (error) throw error;
      return Buffer.from(await data.arrayBuffer());
    },
    forge: (claims: object, secret = keys.jwtSecret) => {
      const parts = [{ alg: "HS256", typ: "JWT" }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString("base64url"),
      );
      return `${parts.join(".")}.${createHmac("sha256", secret).update(parts.join(".")).digest("base64url")}`;
    },
    stop: async () => {
      await front.stop();
      await engine.stop();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}
