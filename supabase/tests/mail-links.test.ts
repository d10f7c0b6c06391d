import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startMigratedDatabase } from "./embedded-database.ts";

type LinkType = "signup" | "magiclink" | "recovery" | "email_change";

let embedded: Awaited<ReturnType<typeof startMigratedDatabase>>;
let visitor: SupabaseClient;
let count = 0;

function newClient(): SupabaseClient {
  return createClient("http://127.0.0.1", embedded.keys.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (input, init) => embedded.answer(new Request(input, init)) },
  });
}

/** Follows the link of the newest mail exactly as its template wrote it. */
async function followLink(client: SupabaseClient, expected: LinkType) {
  const html = embedded.mails.at(-1)?.html ?? "";
  const link = new URL(/href="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "");
  expect(link.pathname).toBe("/auth/confirm");
  expect(link.searchParams.get("type")).toBe(expected);
  return client.auth.verifyOtp({ token_hash: link.searchParams.get("token_hash") ?? "", type: expected });
}

const newAddress = () => `person${(count += 1)}@example.test`;

beforeAll(async () => {
  embedded = await startMigratedDatabase();
});
afterAll(async () => {
  await embedded.stop();
});
beforeEach(() => {
  visitor = newClient();
});

test("the link for a new address works, once", async () => {
  await visitor.auth.signInWithOtp({ email: newAddress() });
  expect((await followLink(visitor, "magiclink")).error).toBeNull();
  expect((await followLink(newClient(), "magiclink")).error?.code).toBe("otp_expired");
});

test("the confirmation of a sign-up works", async () => {
  await visitor.auth.signUp({ email: newAddress(), password: "chosen before the proof" });
  expect((await followLink(visitor, "signup")).error).toBeNull();
});

test("the links for a forgotten password and for a new address work", async () => {
  const email = newAddress();
  await visitor.auth.signInWithOtp({ email });
  await followLink(visitor, "magiclink");
  await newClient().auth.resetPasswordForEmail(email);
  const again = newClient();
  expect((await followLink(again, "recovery")).error).toBeNull();
  const changed = newAddress();
  expect((await again.auth.updateUser({ email: changed })).error).toBeNull();
  expect(embedded.mails.at(-1)?.to).toBe(changed);
  expect((await followLink(newClient(), "email_change")).error).toBeNull();
});

test("a password chosen by somebody else before the proof opens nothing", async () => {
  const email = newAddress();
  const attempt = { email, password: "known to the attacker" };
  await newClient().auth.signUp({ ...attempt, options: { data: { has_password: true } } });
  await embedded.database.exec(`select private.found_organization('Bright Lab', '${email}', 'Nora', 'Newboss')`);

  await visitor.auth.signInWithOtp({ email });
  expect((await followLink(visitor, "magiclink")).error).toBeNull();
  expect((await newClient().auth.signInWithPassword(attempt)).error?.code).toBe("invalid_credentials");

  expect((await visitor.auth.updateUser({ password: "chosen by the owner" })).error).toBeNull();
  expect((await visitor.rpc("accept_invitations")).data).toBe(1);
  expect((await newClient().auth.signInWithPassword(attempt)).error?.code).toBe("invalid_credentials");
  const owner = newClient();
  expect((await owner.auth.signInWithPassword({ email, password: "chosen by the owner" })).error).toBeNull();
  expect((await owner.rpc("my_access")).data).toMatchObject({ roles: ["admin"] });
});

test("changing to an address that is not proven accepts nothing", async () => {
  const own = newAddress();
  const invited = newAddress();
  await embedded.database.exec(`select private.found_organization('Other Lab', '${invited}', 'Ivo', 'Invited')`);
  await visitor.auth.signInWithOtp({ email: own });
  await followLink(visitor, "magiclink");
  await visitor.auth.updateUser({ email: invited });
  expect((await visitor.rpc("accept_invitations")).data).toBe(0);
});
