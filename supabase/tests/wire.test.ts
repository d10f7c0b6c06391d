import { connect } from "node:net";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startEmbeddedDatabase } from "../embedded/stack.ts";

let engine: Awaited<ReturnType<typeof startEmbeddedDatabase>>;
const clients: Sql[] = [];

function client(options: { max: number; prepare: boolean }): Sql {
  const sql = postgres(engine.databaseUrl, { ...options, onnotice: () => undefined });
  clients.push(sql);
  return sql;
}

beforeAll(async () => {
  engine = await startEmbeddedDatabase(0);
});

beforeEach(async () => {
  await engine.database.exec("drop table if exists public.marks; create table public.marks (mark text)");
});

afterAll(async () => {
  await Promise.all(clients.map((sql) => sql.end({ timeout: 1 })));
  await engine.stop();
});

test("a transaction of one connection is not committed by another", async () => {
  const [first, second] = [client({ max: 1, prepare: false }), client({ max: 1, prepare: false })];
  let other: Promise<unknown> = Promise.resolve();
  const failed = first.begin(async (transaction) => {
    await transaction`insert into public.marks values ('first')`;
    other = second.begin((later) => later`insert into public.marks values ('second')`);
    await transaction`insert into public.marks values ('first')`;
    throw new Error("changed my mind");
  });
  await expect(failed).rejects.toThrow("changed my mind");
  await other;
  expect(await second`select mark from public.marks`).toEqual([{ mark: "second" }]);
});

test.each([{ prepare: true }, { prepare: false }])(
  "parallel connections get their own answers, %o",
  async ({ prepare }) => {
    const sql = client({ max: 6, prepare });
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const answers = await Promise.all(numbers.map((number) => sql`select ${number}::int as answer`));
    expect(answers.map(([row]) => row?.answer)).toEqual(numbers);
  },
);

test("an error in one connection leaves the others alone, and its own next question is answered", async () => {
  const sql = client({ max: 4, prepare: true });
  const questions = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0
      ? sql`select 1 / 0`.then(
          () => "no error",
          (error: unknown) => (error as { code: string }).code,
        )
      : sql`select ${index}::int as answer`.then(([row]) => row?.answer as unknown),
  );
  const answers = await Promise.all(questions);
  answers.forEach((answer, index) => expect(answer).toBe(index % 3 === 0 ? "22012" : index));
});

test("a client that vanishes inside a transaction takes it along and holds nobody up", async () => {
  const vanishing = client({ max: 1, prepare: false });
  const entered = Promise.withResolvers<undefined>();
  vanishing
    .begin(async (transaction) => {
      await transaction`insert into public.marks values ('lost')`;
      entered.resolve(undefined);
      await new Promise(() => undefined);
    })
    .catch(() => undefined);
  await entered.promise;
  await vanishing.end({ timeout: 0 });
  expect(await client({ max: 1, prepare: false })`select count(*)::int as n from public.marks`).toEqual([{ n: 0 }]);
});

test("a role or a search path left behind is gone for everybody else", async () => {
  await engine.database.exec("create role careless nologin");
  const stray = client({ max: 1, prepare: false });
  await stray`set role careless`;
  await stray`set search_path = nowhere`;
  await stray.end();
  const [session] = await client({ max: 1, prepare: false })`
    select current_user as who, current_setting('role') as role, current_setting('search_path') as path`;
  expect(session).toMatchObject({ who: "postgres", role: "none" });
  expect(session?.path).not.toBe("nowhere");
});

test("a client that asks for TLS is told there is none", async () => {
  const url = new URL(engine.databaseUrl);
  const socket = connect(Number(url.port), url.hostname);
  const answer = await new Promise<string>((done, failed) => {
    socket.once("data", (data) => done(data.toString()));
    socket.once("error", failed);
    socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  });
  socket.destroy();
  expect(answer).toBe("N");
});

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const startup = (() => {
  const body = Buffer.concat([int32(196608), Buffer.from("user\0postgres\0\0")]);
  return Buffer.concat([int32(body.length + 4), body]);
})();
const question = (text: string) => Buffer.concat([Buffer.from("Q"), int32(text.length + 5), Buffer.from(`${text}\0`)]);

/** Sends bytes and waits until the server has closed the connection; returns all it said. */
async function sayAndBeRefused(...messages: Buffer[]): Promise<string> {
  const url = new URL(engine.databaseUrl);
  const socket = connect(Number(url.port), url.hostname);
  const heard: Buffer[] = [];
  socket.on("data", (data) => heard.push(data));
  socket.on("error", () => undefined);
  for (const message of messages) socket.write(message);
  await new Promise((closed) => socket.once("close", closed));
  return Buffer.concat(heard).toString("latin1");
}

test.each([
  ["an unknown kind of message", [startup, Buffer.concat([Buffer.from("~"), int32(4)])], "does not know"],
  [
    "a call of the old function protocol",
    [startup, Buffer.concat([Buffer.from("F"), int32(8), int32(0)])],
    "does not know",
  ],
  ["a message without a length", [startup, Buffer.concat([Buffer.from("Q"), int32(0)])], "too short"],
  ["copy from stdin", [startup, question("copy public.marks from stdin")], "no COPY FROM STDIN"],
])("%s is refused, and the others go on", async (_, messages, reason) => {
  expect(await sayAndBeRefused(...messages)).toContain(reason);
  expect(await client({ max: 1, prepare: false })`select 1 as answer`).toEqual([{ answer: 1 }]);
});

test("a question left without its Sync holds the others up only until its connection ends", async () => {
  const url = new URL(engine.databaseUrl);
  const socket = connect(Number(url.port), url.hostname);
  socket.write(startup);
  await new Promise((done) => socket.once("data", done));
  const parse = Buffer.from("\0select 1\0\0\0");
  socket.write(Buffer.concat([Buffer.from("P"), int32(parse.length + 4), parse, Buffer.from("H"), int32(4)]));
  await new Promise((done) => socket.once("data", done));
  const answer = client({ max: 1, prepare: false })`select 2 as answer`;
  const waiting = answer.then((rows) => [...rows]);
  socket.destroy();
  expect(await waiting).toEqual([{ answer: 2 }]);
});

test("settings and prepared statements end with their client", async () => {
  const careless = client({ max: 1, prepare: false });
  await careless`set default_transaction_read_only = on`;
  await careless`select set_config('request.jwt.claims', '{"sub":"x"}', false)`;
  await careless.end();
  const [session] = await client({ max: 1, prepare: false })`
    select current_setting('default_transaction_read_only') as read_only, current_setting('request.jwt.claims', true) as claims`;
  expect(session).toEqual({ read_only: "off", claims: "" });
});
