import { expect, test } from "@playwright/test";
import { demoPassword, personas, storageState } from "./personas";

test("every answer carries the security headers", async ({ request }) => {
  const headers = (await request.get("/sign-in")).headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin");
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("transport security is asked for behind TLS only", async ({ request }) => {
  const plain = await request.get("/sign-in");
  expect(plain.headers()["strict-transport-security"]).toBeUndefined();
  const encrypted = await request.get("/sign-in", { headers: { "x-forwarded-proto": "https" } });
  expect(encrypted.headers()["strict-transport-security"]).toContain("max-age=");
});

test("the nonce is new for every page", async ({ request }) => {
  const nonce = async () =>
    /'nonce-([^']+)'/.exec((await request.get("/sign-in")).headers()["content-security-policy"] ?? "")?.[1];
  const [first, second] = [await nonce(), await nonce()];
  expect(first).toBeTruthy();
  expect(first).not.toBe(second);
});

for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
  test(`sign-in does not follow ${next}`, async ({ page }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail address").fill(personas.staff);
    await page.getByLabel("Password", { exact: true }).fill(demoPassword());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL("/");
  });
}

test("sign-in comes back to where the visitor was going", async ({ page }) => {
  await page.goto("/directory/practices?status=closed");
  await page.getByLabel("E-mail address").fill(personas.staff);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/directory/practices?status=closed");
});

test("no page loads with a content security violation", async ({ browser }) => {
  const context = await browser.newContext({ storageState: storageState("admin") });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  for (const path of ["/", "/directory/practices", "/admin/users", "/account"]) {
    await page.goto(path);
    await page.getByRole("button", { name: /Your menu/ }).click();
    await page.getByRole("menuitem", { name: "Account" }).waitFor();
    await page.keyboard.press("Escape");
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test("health and readiness answer without a session", async ({ request }) => {
  expect(await (await request.get("/healthz")).json()).toEqual({ status: "ok" });
  expect(await (await request.get("/readyz")).json()).toEqual({ status: "ok", database: true, auth: true });
});
