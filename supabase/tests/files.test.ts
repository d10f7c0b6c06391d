import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { connectFront, createFront } from "../embedded/engine.ts";
import { MAX_BYTES as STORED_AT_MOST } from "../embedded/file-store.ts";
import { guardStorage } from "../embedded/storage-door.ts";
import { silentFront } from "./embedded-database.ts";
import { base, lab, newPath, otherLab, people, type Person, practiceA, practiceB, startFilesLab } from "./files-lab.ts";

const picture = Buffer.from("\u0089PNG and what else a picture is made of", "latin1");
let files: Awaited<ReturnType<typeof startFilesLab>>;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // The front prints every refusal.
  files = await startFilesLab();
});
afterAll(async () => {
  await files?.stop();
});

async function list(person: Person, path: string) {
  const row = { id: path.slice(-36), practice_id: practiceA, name: "Lower jaw.png", byte_size: picture.length };
  const { data, error } = await files.as(person).from("files").insert(row).select("storage_path").single();
  expect({ error, data }).toEqual({ error: null, data: { storage_path: path } });
}

/** The way of the app: sign, upload, and then the row. */
async function store(person: Person): Promise<string> {
  const path = newPath();
  expect((await files.put(await files.sign(person, path), picture)).status).toBe(200);
  await list(person, path);
  return path;
}

describe("a stored file", () => {
  test("is what was uploaded, for everybody who sees its row", async () => {
    const path = await store("doctor_a");
    for (const person of ["doctor_a", "colleague_a", "staff"] as const) {
      expect(await files.bytesOf(person, path)).toEqual(picture);
    }
  });

  test.each(["doctor_b", "staff_elsewhere", "anon"] as const)("is nothing to %s", async (person) => {
    const path = await store("doctor_a");
    const bucket = files.bucketOf(person);
    expect((await bucket.download(path)).data).toBeNull();
    expect((await bucket.info(path)).data).toBeNull();
    expect((await bucket.createSignedUrl(path, 60)).data).toBeNull();
    expect((await bucket.createSignedUploadUrl(path)).data).toBeNull();
    expect((await bucket.createSignedUploadUrl(newPath())).data).toBeNull();
  });

  test.each([...people, "anon"] as const)(
    "is listed, replaced, moved, copied and removed by nobody: %s",
    async (person) => {
      const path = await store("staff");
      const bucket = files.bucketOf(person);
      expect((await bucket.list(path.slice(0, -37))).data).toBeNull();
      expect((await bucket.upload(newPath(), picture)).data).toBeNull();
      expect((await bucket.update(path, Buffer.from("other"))).data).toBeNull();
      expect((await bucket.upload(path, Buffer.from("other"), { upsert: true })).data).toBeNull();
      expect((await bucket.createSignedUploadUrl(path, { upsert: true })).data).toBeNull();
      expect((await bucket.createSignedUploadUrl(newPath(), { upsert: true })).data).toBeNull();
      expect((await bucket.move(path, newPath())).data).toBeNull();
      expect((await bucket.copy(path, newPath())).data).toBeNull();
      expect((await bucket.remove([path])).data).toBeNull();
      expect((await files.as(person).storage.listBuckets()).data).toBeNull();
      expect((await files.as(person).storage.emptyBucket("files")).data).toBeNull();
      expect(await files.bytesOf("staff", path)).toEqual(picture);
    },
  );

  test("has no public address, and a path that somebody guessed leads nowhere", async () => {
    const path = await store("staff");
    const headers = { apikey: files.keys.publishableKey };
    for (const way of [
      "object/public/files",
      "object/sign/files",
      "object/authenticated/files",
      "render/image/public/files",
    ])
      expect((await files.ask(`/storage/v1/${way}/${path}`, { headers })).status).toBe(404);
    expect((await files.ask(`/storage/v1/object/files/${path}`, { headers })).status).toBe(400);
    for (const guess of [newPath(), `${lab}/lab/${randomUUID()}`])
      expect((await files.bucketOf("doctor_b").download(guess)).data).toBeNull();
    for (const odd of [
      "/%73torage/v1/bucket",
      "/storage/v1/object/files/../../bucket",
      "//storage/v1/bucket",
      "/storage/v1/%6fbject/list/files",
    ])
      expect((await files.ask(odd, { headers: { apikey: files.keys.secretKey } })).status).toBe(404);
  });
});

describe("an upload", () => {
  test("is seen by nobody before its row is there, but for the uploader's question whether it has arrived", async () => {
    const path = newPath();
    expect((await files.bucketOf("doctor_a").info(path)).data).toBeNull();
    await files.put(await files.sign("doctor_a", path), picture);
    expect((await files.bucketOf("doctor_a").info(path)).data).toMatchObject({
      size: picture.length,
      contentType: "image/png",
    });
    expect((await files.bucketOf("doctor_a").download(path)).data).toBeNull();
    for (const other of ["colleague_a", "staff", "doctor_b", "anon"] as const)
      expect((await files.bucketOf(other).info(path)).data).toBeNull();
    await list("doctor_a", path);
    expect((await files.bucketOf("colleague_a").download(path)).data).not.toBeNull();
  });

  test("is signed for the own practice only, and for a path that the database would give", async () => {
    for (const path of [newPath(practiceB), `${lab}/lab/${randomUUID()}`, `${otherLab}/${practiceB}/${randomUUID()}`])
      await expect(files.sign("doctor_a", path)).rejects.toThrow("row-level security");
    await expect(files.sign("staff_elsewhere", newPath())).rejects.toThrow("row-level security");
    await expect(files.sign("staff", `${lab}/lab/${randomUUID()}`)).resolves.toContain("token=");
    for (const path of ["picture.png", `${lab}/${practiceA}/x.html`, `${lab}/${practiceA}/../${randomUUID()}`])
      await expect(files.sign("staff", path)).rejects.toThrow();
  });

  test("happens once: a second one changes nothing, at the same time or later", async () => {
    const path = newPath();
    const address = await files.sign("staff", path);
    const answers = await Promise.all([
      files.put(address, picture),
      files.put(address, picture),
      files.put(address, picture),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await files.put(address, Buffer.from("something else"))).ok).toBe(false);
    await list("staff", path);
    expect((await files.put(address, Buffer.from("something else"))).ok).toBe(false);
    expect(await files.bytesOf("staff", path)).toEqual(picture);
    await expect(files.sign("staff", path)).rejects.toThrow();
  });

  test("needs a ticket for this path that has not expired", async () => {
    const [path, other] = [newPath(), newPath()];
    const address = await files.sign("staff", path);
    const token = new URLSearchParams(address.split("?")[1]).get("token") ?? "";
    const way = (to: string, ticket: string) => `/storage/v1/object/upload/sign/files/${to}?token=${ticket}`;
    const claims = { bucket: "files", sub: path, intent: "upload", owner: null, upsert: true };
    const soon = Math.floor(Date.now() / 1000) + 600;
    const { data } = await files.as("staff").auth.getSession();
    for (const refused of [
      way(other, token),
      way(path, ""),
      way(path, data.session?.access_token ?? ""),
      way(path, files.forge({ ...claims, exp: 1_700_000_000 })),
      way(path, files.forge({ ...claims, exp: soon, intent: "download" })),
      way(path, files.forge({ ...claims, exp: soon }, "another secret of thirty-two letters!")),
    ])
      expect((await files.put(refused, picture)).status).toBe(403);
    expect((await files.put(address, picture)).status).toBe(200);
  });

  test("that is confirmed twice makes one row", async () => {
    const path = await store("doctor_a");
    const row = { id: path.slice(-36), practice_id: practiceA, name: "Lower jaw.png", byte_size: picture.length };
    const again = await files.as("doctor_a").from("files").insert(row).select("id").single();
    expect(again.error).toMatchObject({ code: "23505", message: expect.stringContaining("files_pkey") });
  });

  test("gives nobody a way into the tables", async () => {
    const token = new URLSearchParams((await files.sign("staff", newPath())).split("?")[1]).get("token") ?? "";
    const headers = { apikey: files.keys.publishableKey, authorization: `Bearer ${token}` };
    expect((await files.ask("/rest/v1/files?select=id", { headers })).status).toBeGreaterThanOrEqual(400);
    expect(
      (await files.ask("/rest/v1/objects?select=id", { headers: { ...headers, "accept-profile": "storage" } })).status,
    ).toBe(406);
  });

  test("that is too big or does not say how big it is leaves nothing behind", async () => {
    const path = newPath();
    const address = await files.sign("staff", path);
    expect((await files.put(address, picture, { "content-length": String(STORED_AT_MOST + 1) })).status).toBe(413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10_000_000)) });
    // The type of the browser does not know that a streamed body needs this.
    const streamed = { method: "PUT", body: endless, duplex: "half" } as RequestInit;
    expect((await files.ask(address, streamed)).status).toBe(411);
    expect((await files.ask(address, { ...streamed, headers: { "content-length": "5" } })).ok).toBe(false);
    expect((await files.bucketOf("staff").info(path)).data).toBeNull();
    expect(readdirSync(join(files.filesFolder, lab, practiceA))).not.toContain(path.slice(-36));
    expect((await files.put(address, picture)).status).toBe(200);
  });
});

test("the policies say the same without the door in front of them, as on Supabase", async () => {
  const path = await store("doctor_a");
  const connection = connectFront(files.databaseUrl);
  const bare = createFront(connection, { ...silentFront, keys: files.keys, filesFolder: files.filesFolder });
  const through = async (
    person: Person,
    method: string,
    way: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const { data } = await files.as(person).auth.getSession();
    const authorization = `Bearer ${data.session?.access_token ?? ""}`;
    const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const sent = { apikey: files.keys.publishableKey, authorization, "content-type": "application/json", ...headers };
    const answer = await bare.fetch(new Request(`${base}/storage/v1${way}`, { ...init, headers: sent }));
    return answer.ok ? ((await answer.json()) as unknown) : "refused";
  };
  const overwriting = { "x-upsert": "true" };
  const signing = "/object/upload/sign/files";
  for (const person of ["doctor_a", "staff"] as const) {
    expect(await through(person, "POST", `${signing}/${newPath()}`, {})).toMatchObject({ token: expect.any(String) });
    expect(await through(person, "POST", `${signing}/${newPath()}`, {}, overwriting)).toBe("refused");
    expect(await through(person, "POST", `${signing}/${path}`, {}, overwriting)).toBe("refused");
    expect(await through(person, "POST", `/object/files/${path}`, {}, overwriting)).toBe("refused");
    expect(await through(person, "DELETE", "/object/files", { prefixes: [path] })).toEqual([]);
    const move = { bucketId: "files", sourceKey: path, destinationKey: newPath() };
    expect(await through(person, "POST", "/object/move", move)).toBe("refused");
  }
  for (const person of ["doctor_b", "staff_elsewhere"] as const) {
    expect(await through(person, "POST", "/object/list/files", { prefix: `${lab}/${practiceA}/` })).toEqual([]);
    expect(await through(person, "GET", `/object/info/files/${path}`)).toBe("refused");
    expect(await through(person, "POST", `/object/sign/files/${path}`, { expiresIn: 60 })).toBe("refused");
    expect(await through(person, "POST", `${signing}/${newPath()}`, {})).toBe("refused");
    expect(await through(person, "POST", "/bucket/files/empty")).toBe("refused");
    expect(await through(person, "GET", "/bucket")).toEqual([]);
  }
  await connection.close();
});

test("the bucket is private and holds the limit of the form", async () => {
  const { rows } = await files.database.query("select id, public, file_size_limit::int as most from storage.buckets");
  expect(rows).toEqual([{ id: "files", public: false, most: STORED_AT_MOST }]);
  expect((await files.ask("/storage/v1/status")).status).toBe(200);
});

test("a stack without a folder for files says that it has no storage", async () => {
  const without = guardStorage(() => new Response("should not be asked"), { secret: "", isStoring: false });
  expect((await without(new Request(`${base}/storage/v1/status`))).status).toBe(404);
  expect(z.string().parse(await (await without(new Request(`${base}/rest/v1/`))).text())).toBe("should not be asked");
});
