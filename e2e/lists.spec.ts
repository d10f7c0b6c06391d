import type { Page } from "@playwright/test";
import { expect, signIn, test, unique, visit } from "./journeys";

const rows = (page: Page) => page.getByRole("rowgroup").last().getByRole("row");
const practices = "/directory/practices";

/** Only the practices of the seed have such an address, so that what other tests create stays out. */
const seeded = "q=office";

test("search finds with and without accents, and takes signs literally", async ({ enterAs }) => {
  const suffix = unique();
  const name = `Zoë, Straße & (100%) [x] ${suffix}`;
  const page = await enterAs("admin");
  await page.goto(`${practices}/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add practice" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();

  const listFor = async (words: string) =>
    (await page.request.get(`${practices}?q=${encodeURIComponent(`${words} ${suffix}`)}`)).text();
  for (const words of ["ZOË", "strasse", "zoë,", "(100%)", "[x]", "100%", "& zoe"]) {
    expect((await listFor(words)).includes(">Zoë, Straße &amp; (100%) [x]"), words).toBe(true);
  }
  for (const words of ["%zoe", "zo_", "(zoe)", "zoe,,", "a.b,c)", '"', "nothing zoe", "zoe nothing"]) {
    expect((await listFor(words)).includes("match these filters."), words).toBe(true);
  }

  await visit(page, practices);
  const search = page.getByRole("searchbox", { name: "Name, city or e-mail" });
  await search.fill(`zoe ${suffix}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(name);
  await search.fill(`zoe,,)% ${suffix}`);
  await expect(page.getByText("No practices match these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(page).toHaveURL(practices);
  await expect(search).toHaveValue("");
  await expect(rows(page)).toHaveCount(25);
});

test("a column header sorts, and says so", async ({ enterAs }) => {
  const page = await enterAs("staff");
  await page.goto(`${practices}?${seeded}`);
  const city = page.getByRole("columnheader", { name: "City" });
  await expect(page.getByRole("columnheader", { name: "Practice" })).toHaveAttribute("aria-sort", "ascending");
  await expect(city).toHaveAttribute("aria-sort", "none");
  await city.getByRole("link").click();
  await expect(city).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(`${practices}?${seeded}&sort=city&dir=asc`);
  await expect(rows(page).first()).toContainText("Alder Bay");
  await city.getByRole("link").click();
  await expect(city).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(`${practices}?${seeded}&sort=city&dir=desc`);
  await expect(rows(page).first()).toContainText("Willow Bend");
  await expect(page.getByRole("columnheader", { name: "Practice" })).toHaveAttribute("aria-sort", "none");
  await page.goBack();
  await expect(city).toHaveAttribute("aria-sort", "ascending");
  await expect(rows(page).first()).toContainText("Alder Bay");
});

test("paging and filters keep each other", async ({ enterAs }) => {
  const page = await enterAs("staff");
  await visit(page, `${practices}?${seeded}&sort=city&dir=desc`);
  await page.getByLabel("Status").selectOption("active");
  await expect(page.getByText("1–25 of 33")).toBeVisible();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByText("26–33 of 33")).toBeVisible();
  await expect(rows(page)).toHaveCount(8);
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toEqual({ q: "office", status: "active", sort: "city", dir: "desc", page: "2" });
  await expect(page.getByRole("link", { name: "Next page" })).toHaveCount(0);
  await page.getByLabel("Address").selectOption("unverified");
  await expect(page.getByText("6 practices")).toBeVisible();
  await expect(page.getByLabel("Status")).toHaveValue("active");
  await expect(rows(page)).toHaveCount(6);
  await page.getByRole("heading", { name: "Practices" }).click();
  await page.goBack();
  await expect(rows(page)).toHaveCount(8);
  await expect(page.getByLabel("Address")).toHaveValue("");
  await expect(page.getByLabel("Status")).toHaveValue("active");
});

test("an address that makes no sense still shows a list", async ({ enterAs }) => {
  const page = await enterAs("staff");
  await page.goto(`${practices}?${seeded}&page=999`);
  await expect(page.getByText("1–25 of 36")).toBeVisible();
  await expect(rows(page)).toHaveCount(25);

  const nonsense = [
    "page=-1&sort=drop&dir=up&status=what&address=1",
    "page=1.5&sort=id&dir=&status=&address=",
    "q=a&q=b&page=1&page=2&sort=name&sort=city",
    `q=${"x".repeat(200)}&page=99999999999999999999`,
    "q=%25&sort=search_text,organization_id&dir=desc;",
    "q=%00&page=NaN&status[]=active",
  ];
  for (const query of nonsense) {
    const answer = await page.request.get(`${practices}?${query}`);
    expect(answer.status(), query).toBe(200);
    expect((await answer.text()).includes("This page could not be made"), query).toBe(false);
  }
});

test("chosen columns stay, and belong to the person only", async ({ welcome, enterAs, arrive }) => {
  const { email, password, page } = await welcome("staff");
  const header = (where: Page, name: string) => where.getByRole("columnheader", { name, exact: true });
  await visit(page, practices);
  await page.getByRole("button", { name: "Columns" }).click();
  for (const name of ["Phone", "E-mail"]) {
    const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("menuitemcheckbox", { name }).click();
    await expect(page.getByRole("menuitemcheckbox", { name })).not.toBeChecked();
    await expect(page.locator("th", { hasText: name })).toHaveCount(0);
    await saved;
  }
  await page.reload();
  await expect(header(page, "City")).toBeVisible();
  await expect(header(page, "Phone")).toHaveCount(0);
  await page.goto("/directory/people");
  await expect(header(page, "Phone")).toBeVisible();

  const later = await arrive();
  await signIn(later, { email, password });
  await later.getByRole("link", { name: "Practices", exact: true }).first().click();
  await expect(header(later, "City")).toBeVisible();
  await expect(header(later, "Phone")).toHaveCount(0);
  await expect(header(later, "E-mail")).toHaveCount(0);

  const colleague = await enterAs("staff");
  await colleague.goto(practices);
  await expect(header(colleague, "Phone")).toBeVisible();
});
