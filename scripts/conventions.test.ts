import { globSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { roles } from "@/lib/auth/roles";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const find = (...patterns: string[]) => patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
const SPLIT_AT = 300;

describe("server actions", () => {
  const files = find("lib/*/actions.ts", "lib/*/actions/*.ts");
  test("exist", () => expect(files.length).toBeGreaterThan(0));
  test.each(files)("%s exports nothing but actions that authorise and validate", (file) => {
    const source = read(file);
    expect(source.startsWith('"use server";'), 'begin with "use server"').toBe(true);
    const exported = [...source.matchAll(/^export .*$/gm)].map(([line]) => line);
    for (const line of exported) expect(line).toMatch(/^export const \w+ = (formAction|visitorAction)\(/);
  });
  test('no other file says "use server"', () => {
    const others = find("{app,components,lib}/**/*.{ts,tsx}").filter((file) => !files.includes(file));
    expect(others.filter((file) => read(file).includes('"use server"'))).toEqual([]);
  });
});

describe("pages", () => {
  test.each(find("app/(app)/**/page.tsx", "app/(app)/**/route.ts"))("%s asks who is there", (file) => {
    expect(read(file)).toContain("await requireUser(");
  });
  test.each(find("app/**/page.tsx"))("%s has a title", (file) =>
    expect(read(file)).toMatch(/export (const|async function) (metadata|generateMetadata)/),
  );
  test("there is no loading.tsx: it would turn a later 403, 404 or redirect into 200", () =>
    expect(find("app/**/loading.tsx")).toEqual([]));
});

describe("privilege", () => {
  const sources = find("{app,components,lib}/**/*.{ts,tsx}", "proxy.ts").filter((file) => !file.endsWith(".test.ts"));
  test("only lib/env.ts reads the environment", () =>
    expect(sources.filter((file) => file !== "lib/env.ts" && read(file).includes("process.env"))).toEqual([]));
  test("nothing in the app knows the secret key", () =>
    expect(sources.filter((file) => read(file).includes("SECRET_KEY"))).toEqual([]));
  test("no filter is built from text: .or() takes commas and brackets of a search as syntax", () =>
    expect(sources.filter((file) => /\.or\(\s*`/.test(read(file)))).toEqual([]));
  test("queries stay on the server", () =>
    expect(find("lib/**/queries.ts").filter((file) => !read(file).startsWith('import "server-only";'))).toEqual([]));
});

describe("migrations", () => {
  const files = find("supabase/migrations/*.sql");
  test("exist", () => expect(files.length).toBeGreaterThan(0));
  test.each(files)("%s decides about every table it creates", (file) => {
    const sql = read(file);
    for (const [, table] of sql.matchAll(/create table ((?:public|private)\.\w+)/g)) {
      expect(sql, `${table}: enable row level security`).toContain(`alter table ${table} enable row level security`);
      expect(sql, `${table}: force row level security`).toContain(`alter table ${table} force row level security`);
      expect(sql, `${table}: a policy`).toMatch(new RegExp(`create policy \\w+ on ${table} `));
      expect(sql, `${table}: a comment`).toContain(`comment on table ${table} is`);
      if (table?.startsWith("public."))
        expect(sql, `${table}: a grant`).toMatch(new RegExp(`grant [^;]+on ${table}\\s+to`));
    }
  });
  test.each(files)("%s pins the search path of its functions and the invoker of its views", (file) => {
    const sql = read(file);
    for (const [declaration] of sql.matchAll(/create (?:or replace )?function [\s\S]*?\bas \$\$/g)) {
      expect(declaration).toContain("set search_path = ''");
    }
    for (const [declaration] of sql.matchAll(/create (?:or replace )?view [\s\S]*?\bas\b/g)) {
      expect(declaration).toContain("security_invoker = true");
    }
  });
  test("the roles the app knows are the roles the database has", () => {
    const sql = read("supabase/migrations/20261121010100_create_identity.sql");
    const rows = sql.slice(sql.indexOf("insert into public.roles"), sql.indexOf("create table public.organizations"));
    expect([...rows.matchAll(/^\s+\('(\w+)'/gm)].map(([, key]) => key)).toEqual([...roles]);
  });
});

describe("files", () => {
  const files = find(
    "{app,components,lib,scripts,worker,e2e}/**/*.{ts,tsx,mjs}",
    "supabase/{embedded,legacy,tests}/**/*.ts",
  );
  test(`none is longer than ${SPLIT_AT} lines`, () =>
    expect(
      files.filter((file) => !file.endsWith("database.types.ts") && read(file).split("\n").length > SPLIT_AT),
    ).toEqual([]));
  test("none is a barrel", () => expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]));
});

describe("documents", () => {
  test.each(["README.md", "AGENTS.md"])("%s names only paths that exist", (file) => {
    const cited = [...read(file).matchAll(/`([\w@./()[\]-]+\/[\w@./()[\]-]*)`/g)].map(([, path]) => path ?? "");
    const local = cited.filter((path) => /^(app|components|lib|supabase|e2e|public|scripts|worker|\.ci)\//.test(path));
    expect(local.length).toBeGreaterThan(0);
    expect(local.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  test("AGENTS.md fits in 100 lines", () => expect(read("AGENTS.md").split("\n").length).toBeLessThanOrEqual(100));
});
