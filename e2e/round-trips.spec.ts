import { type ChildProcess, spawn } from "node:child_process";
import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { caseOfPracticeA, orderOfPracticeA, patientOfPracticeA, readKeys, storageState } from "./personas";

const MOST = 6;
const pages = [
  "/",
  "/cases",
  "/cases?state=planning&pace=over&sort=patient_name",
  `/cases/${caseOfPracticeA}`,
  "/orders",
  `/orders/${orderOfPracticeA}`,
  "/patients",
  `/patients/${patientOfPracticeA}`,
  "/reports/monthly",
  "/reports/trends?by=practice",
  "/workflows/bottlenecks",
];

/** What the app asks of the database passes through here and is written down. */
async function startCounter(apiPort: number): Promise<{ server: Server; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url?.split("?")[0]}`);
    const { method, url: path, headers } = incoming;
    const upstream = forward({ host: "127.0.0.1", port: apiPort, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(upstream);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, asked };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A second app, of the same build, that reaches the same database through the counter. */
async function startApp(apiPort: number, appPort: number): Promise<ChildProcess> {
  const app = spawn(
    process.execPath,
    [
      join("node_modules", "next", "dist", "bin", "next"),
      "start",
      "--port",
      String(appPort),
      "--hostname",
      "127.0.0.1",
    ],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        SUPABASE_URL: `http://127.0.0.1:${apiPort}`,
        SUPABASE_PUBLISHABLE_KEY: readKeys().publishableKey,
        SITE_URL: `http://localhost:${appPort}`,
      },
    },
  );
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${appPort}/healthz`).catch(() => null))?.status ?? 0, {
      timeout: 30_000,
    })
    .toBe(200);
  return app;
}

test("no page asks the database more than six times", async ({ browser, baseURL }) => {
  const ownPort = Number(new URL(baseURL ?? "").port);
  const counter = await startCounter(ownPort + 1);
  const app = await startApp(portOf(counter.server), ownPort + 7);
  try {
    const context = await browser.newContext({ storageState: storageState("manager") });
    for (const path of pages) {
      counter.asked.length = 0;
      const answer = await context.request.get(`http://localhost:${ownPort + 7}${path}`);
      expect(answer.status(), path).toBe(200);
      const database = counter.asked.filter((line) => line.includes("/rest/v1/"));
      test.info().annotations.push({ type: path, description: `${database.length} of ${counter.asked.length}` });
      expect(database.length, `${path}: ${counter.asked.join(", ")}`).toBeGreaterThan(0);
      expect(database.length, `${path}: ${counter.asked.join(", ")}`).toBeLessThanOrEqual(MOST);
    }
    await context.close();
  } finally {
    app.kill("SIGTERM");
    counter.server.close();
  }
});
