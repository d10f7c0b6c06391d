import { expect, test } from "@playwright/test";
import { caseOfPracticeA, practiceOfDoctorA, storageState } from "./personas";

const KILOBYTE = 1024;

type Limit = { path: string; kilobytes: number };

const limits: Limit[] = [
  { path: "/sign-in", kilobytes: 155 },
  { path: "/directory/practices", kilobytes: 200 },
  { path: `/directory/practices/${practiceOfDoctorA}`, kilobytes: 190 },
  { path: "/cases", kilobytes: 220 },
  { path: `/cases/${caseOfPracticeA}`, kilobytes: 210 },
];

for (const { path, kilobytes } of limits) {
  test(`${path} ships less than ${kilobytes} KB of compressed JavaScript`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL,
      ...(path === "/sign-in" ? {} : { storageState: storageState("staff") }),
    });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (new URL(request.url()).pathname.endsWith(".js")) {
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      }
    });
    await page.goto(path, { waitUntil: "load" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(0);
    test.info().annotations.push({ type: "compressed JavaScript", description: `${Math.round(total / KILOBYTE)} KB` });
    expect(total / KILOBYTE).toBeLessThan(kilobytes);
    await context.close();
  });
}
