import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { startMigratedDatabase } from "./embedded-database.ts";

let embedded: Awaited<ReturnType<typeof startMigratedDatabase>>;
let tokens: z.infer<typeof tokensSchema>;
const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string() });
const member = { email: "member@example.test", password: "a long enough password" };

async function send(path: string, headers: Record<string, string> = {}, body?: unknown) {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await embedded.answer(
    new Request(`http://127.0.0.1${path}`, { ...init, headers: { "content-type": "application/json", ...headers } }),
  );
  return { status: answer.status, body: (await answer.json().catch(() => null)) as unknown };
}

const asVisitor = () => ({ apikey: embedded.keys.publishableKey });
const withToken = (token: string) => ({ ...asVisitor(), authorization: `Bearer ${token}` });
const readPractices = "/rest/v1/practices?select=name";

function signToken(claims: object, secret: string): string {
  const parts = [{ alg: "HS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return `${parts.join(".")}.${createHmac("sha256", secret).update(parts.join(".")).digest("base64url")}`;
}

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // The front prints every refusal.
  embedded = await startMigratedDatabase();
  await send("/auth/v1/signup", asVisitor(), member);
  await embedded.database.exec(`
    alter table auth.users disable trigger archwire_forget_unproven_password;
    update auth.users set email_confirmed_at = now();
    alter table auth.users enable trigger archwire_forget_unproven_password;
    insert into public.organizations (id, name) values ('0a000000-0000-4000-8000-000000000001', 'Bright Lab');
    insert into public.practices (organization_id, name) values ('0a000000-0000-4000-8000-000000000001', 'Practice A');
    insert into public.profiles (organization_id, user_id, given_name, family_name)
      select '0a000000-0000-4000-8000-000000000001', id, 'Mia', 'Member' from auth.users;
    insert into private.user_roles (user_id, organization_id, role)
      select id, '0a000000-0000-4000-8000-000000000001', 'staff' from auth.users`);
  tokens = tokensSchema.parse((await send("/auth/v1/token?grant_type=password", asVisitor(), member)).body);
});
afterAll(async () => {
  await embedded?.stop();
});

describe("the front", () => {
  test("answers a signed-in person under row level security", async () => {
    expect(await send(readPractices, withToken(tokens.access_token))).toEqual({
      status: 200,
      body: [{ name: "Practice A" }],
    });
  });

  test.each(["planned", "estimated"])(
    "counts what somebody may see, and never what statistics say: %s",
    async (kind) => {
      await embedded.database.exec(`
      insert into public.organizations (id, name) values (gen_random_uuid(), 'Far Lab');
      insert into public.practices (organization_id, name) select o.id, 'Far ' || n from public.organizations o, generate_series(1, 300) n
        where o.name = 'Far Lab' limit 300;
      analyze public.practices`);
      const answer = await embedded.answer(
        new Request("http://127.0.0.1/rest/v1/practices?select=id&limit=1", {
          headers: { ...withToken(tokens.access_token), prefer: `count=${kind}` },
        }),
      );
      expect(answer.headers.get("content-range")).toBe("0-0/1");
      await embedded.database.exec(`
      delete from public.practices where name like 'Far %';
      delete from public.service_levels where organization_id in (select id from public.organizations where name = 'Far Lab');
      delete from public.organizations where name = 'Far Lab'`);
    },
  );

  test("refuses a visitor without a login", async () => {
    expect(await send(readPractices, asVisitor())).toMatchObject({ status: 401, body: { code: "42501" } });
  });

  test.each([
    ["practices", { name: "Mine" }],
    ["profiles", { given_name: "Me", family_name: "Too" }],
    ["invitations", { email: "me@example.test", role: "admin" }],
    ["user_preferences", { key: "density", value: 1 }],
  ])("lets a visitor write nothing into %s", async (table, row) => {
    expect(await send(`/rest/v1/${table}`, asVisitor(), row)).toMatchObject({ status: 401, body: { code: "42501" } });
  });

  test.each([
    ["accept_invitations", {}],
    ["list_users", {}],
    ["my_access", {}],
    ["grant_role", { p_profile_id: "0a000000-0000-4000-8000-000000000009", p_role: "admin" }],
  ])("lets a visitor not run %s", async (name, args) => {
    expect(await send(`/rest/v1/rpc/${name}`, asVisitor(), args)).toMatchObject({
      status: 401,
      body: { code: "42501" },
    });
  });

  test("shows nothing but the public schema", async () => {
    for (const schema of ["private", "audit", "auth", "supabase_migrations"]) {
      const answer = await send("/rest/v1/user_roles", { ...withToken(tokens.access_token), "accept-profile": schema });
      expect(answer).toMatchObject({ status: 406 });
    }
    expect((await send("/rest/v1/user_roles", withToken(tokens.access_token))).status).toBe(404);
  });

  test.each(["/", "/admin", "/admin/v1/tables", "/_/", "/api/studio", "/pg-meta/default/query"])(
    "has no administration at %s",
    async (path) => {
      expect((await send(path, asVisitor())).status).toBe(404);
    },
  );
});

describe("the work of a lab through the front", () => {
  const asStaff = (requestId = "") => ({
    ...withToken(tokens.access_token),
    prefer: "return=representation",
    "x-request-id": requestId,
  });
  const made = z.array(z.object({ id: z.string(), case_number: z.string(), row_version: z.number() })).length(1);

  async function makeCase() {
    const practice = await embedded.database.query<{ id: string }>("select id from public.practices");
    const patient = { p_practice_id: practice.rows[0]?.id, p_given_name: "Pat", p_family_name: "Ient" };
    const { body: patientId } = await send("/rest/v1/rpc/create_patient", asStaff(), patient);
    const answer = await send("/rest/v1/cases", asStaff(), { patient_id: patientId, title: "Crowding" });
    return made.parse(answer.body)[0];
  }

  test("a patient, a case and a step leave the request that made them in the log", async () => {
    const made = await makeCase();
    const step = { p_case_id: made?.id, p_to_state: "under_review", p_expected_version: made?.row_version };
    expect(await send("/rest/v1/rpc/transition_case", asStaff("visit-7"), step)).toEqual({ status: 200, body: 2 });
    const { rows } = await embedded.database.query(
      "select request_id, source, actor_roles, new_values ->> 'current_state' as state from audit.log where record_id = $1 and operation = 'update'",
      [made?.id],
    );
    expect(rows).toEqual([{ request_id: "visit-7", source: "person", actor_roles: ["staff"], state: "under_review" }]);
  });

  test.each([
    ["an outdated version", { p_expected_version: 9 }, "PT409", "Somebody changed this case in the meantime."],
    ["a way that is none", { p_to_state: "shipped" }, "PT422", "There is no way from Submitted to Shipped."],
    [
      "a role that may not",
      { p_to_state: "cancelled", p_reason: "x" },
      "42501",
      "Your role may not move it from Submitted to Cancelled.",
    ],
    ["a missing reason", { p_to_state: "on_hold" }, "PT422", "Say why: this step needs a reason."],
    ["somebody else's id", { p_case_id: "0a000000-0000-4000-8000-000000000009" }, "PT404", "There is no such case."],
  ])("a step with %s comes back with its reason", async (_, change, code, message) => {
    const made = await makeCase();
    const step = { p_case_id: made?.id, p_to_state: "under_review", p_expected_version: 1, ...change };
    const answer = await send("/rest/v1/rpc/transition_case", asStaff(), step);
    expect(answer).toMatchObject({ status: code === "42501" ? 403 : Number(code.slice(2)), body: { code, message } });
  });

  test("data that the order type does not know comes back with its path", async () => {
    const made = await makeCase();
    const order = { case_id: made?.id, order_type: "refinement", data: { aligner_number: -1 } };
    expect(await send("/rest/v1/orders", asStaff(), order)).toMatchObject({
      status: 422,
      body: { code: "PT422", message: "data.aligner_number must be at least 0." },
    });
  });
});

describe("a request", () => {
  test.each(["/rest/v1/practices", "/rest/v1/", "/auth/v1/user", "/auth/v1/settings"])(
    "without a key is refused: %s",
    async (path) => {
      expect((await send(path)).status).toBe(401);
    },
  );

  test("with a wrong key is refused", async () => {
    for (const apikey of ["sb_publishable_wrong", "sb_secret_wrong", "", "service_role", embedded.keys.jwtSecret]) {
      expect((await send(readPractices, { apikey })).status).toBe(401);
    }
  });

  test("with a key in the place of a token only is refused", async () => {
    expect((await send(readPractices, { authorization: `Bearer ${embedded.keys.secretKey}` })).status).toBe(401);
  });

  test("with a token that somebody else signed is refused", async () => {
    const claims = {
      sub: "0a000000-0000-4000-8000-000000000009",
      role: "service_role",
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    for (const token of [
      "nonsense",
      signToken(claims, "another secret of thirty-two letters!"),
      `${tokens.access_token}x`,
    ]) {
      expect((await send(readPractices, withToken(token))).status).toBe(401);
    }
  });

  test("with an expired token is refused", async () => {
    const claims = { sub: "0a000000-0000-4000-8000-000000000009", role: "authenticated", exp: 1_000_000 };
    expect((await send(readPractices, withToken(signToken(claims, embedded.keys.jwtSecret)))).status).toBe(401);
  });
});

describe("after requests of visitors and of signed-in people", () => {
  test("neither has more privileges than the migrations gave", async () => {
    await send(readPractices, asVisitor());
    await send(readPractices, withToken(tokens.access_token));
    const { rows } = await embedded.database.query(`
      select c.oid::regclass::text as relation, a.grantee::regrole::text as grantee, a.privilege_type as privilege
      from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace, 'supabase_migrations'::regnamespace)
        and (a.grantee in (0, 'anon'::regrole) or (a.grantee = 'authenticated'::regrole and a.privilege_type <> 'SELECT'))
      union all
      select nspname, a.grantee::regrole::text, a.privilege_type from pg_namespace, aclexplode(nspacl) a
      where nspname in ('private', 'supabase_migrations') and a.grantee in (0, 'anon'::regrole)
      order by 1, 2, 3`);
    const deletable = [
      "case_files",
      "discussion_participants",
      "order_cases",
      "order_files",
      "order_items",
      "patient_aliases",
      "report_subscriptions",
      "saved_views",
      "service_levels",
      "template_task_groups",
      "user_preferences",
      "workflow_steps",
      "workflow_task_predecessors",
    ];
    const decided = deletable.map((relation) => ({ relation, grantee: "authenticated", privilege: "DELETE" }));
    expect(rows).toEqual(decided);
  });

  test("the shared session has no role and no claims", async () => {
    const { rows } = await embedded.database.query(
      "select current_user::text as name, current_setting('role') as role, current_setting('request.jwt.claims', true) as claims",
    );
    expect(rows).toEqual([{ name: "postgres", role: "none", claims: "" }]);
  });
});

test("a suspended person can renew no token and reads nothing with the old one", async () => {
  const renew = () =>
    send("/auth/v1/token?grant_type=refresh_token", asVisitor(), { refresh_token: tokens.refresh_token });
  tokens = tokensSchema.parse((await renew()).body);
  await embedded.database.exec("update public.profiles set access_suspended_at = now(); delete from auth.sessions");
  expect((await renew()).status).toBeGreaterThanOrEqual(400);
  expect(await send(readPractices, withToken(tokens.access_token))).toEqual({ status: 200, body: [] });
});
