import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/find-chromium.ts";

const port = Number(process.env.E2E_PORT ?? 3210);

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // Traces cost a third of the time, also of what passes: `npx playwright test --trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-background-networking"] },
  },
  projects: [
    { name: "sign in", testMatch: "auth.setup.ts" },
    { name: "browser", testMatch: "*.spec.ts", dependencies: ["sign in"] },
    // It fills the lab with another one, so it comes last.
    { name: "migration", testMatch: "migration.journey.ts", dependencies: ["browser"] },
  ],
  webServer: {
    // The whole of what `npm start` starts, on its own folder and ports, from scratch.
    command: "node scripts/start.ts --reset",
    url: `http://localhost:${port}/readyz`,
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    env: {
      PORT: String(port),
      ARCHWIRE_API_PORT: String(port + 1),
      ARCHWIRE_DATABASE_PORT: String(port + 2),
      ARCHWIRE_FOLDER: ".archwire/e2e",
      ARCHWIRE_LEGACY_SCALE: "0",
    },
  },
});
