import { strFromU8, unzipSync } from "fflate";
import { type Cell, dateToSerial, readXlsx, type Workbook } from "hucre";
import { expect, test } from "vitest";
import type { SheetCell } from "./cells";
import type { Sheet, SheetColumn } from "./sheet";
import type { SheetKind } from "./styles";
import { writeWorkbook } from "./workbook";

const BERLIN = { timeZone: "Europe/Berlin" };

async function bytesOf(sheets: Sheet[], options?: Parameters<typeof writeWorkbook>[1]): Promise<Uint8Array> {
  return new Response(writeWorkbook(sheets, options)).bytes();
}

async function readBack(sheets: Sheet[], options?: Parameters<typeof writeWorkbook>[1]): Promise<Workbook> {
  return readXlsx(await bytesOf(sheets, options), { readStyles: true });
}

/** What an independent reader finds in a column of this kind. */
async function column(kind: SheetKind, values: SheetCell[]): Promise<(Cell | undefined)[]> {
  const rows = values.map((value): SheetCell[] => ["row", value]);
  const columns: SheetColumn[] = [
    { title: "Row", kind: "text" },
    { title: "Value", kind },
  ];
  const { sheets } = await readBack([{ name: "Sheet", columns, rows }], BERLIN);
  return values.map((_value, index) => sheets[0]?.cells?.get(`${index + 1},1`));
}

function xmlOf(bytes: Uint8Array, path: string): string {
  const part = unzipSync(bytes)[path];
  return part ? strFromU8(part) : "";
}

test.each<[SheetKind, string, [SheetCell, number][]]>([
  ["count", "#,##0", [[12, 12], [0, 0], [-3, -3], ["250000", 250_000]]], // prettier-ignore
  ["money", "#,##0.00", [[12.5, 12.5], ["1234.50", 1234.5], ["-0.10", -0.1]]], // prettier-ignore
  ["percent", "0.0%", [[0.125, 0.125], [1, 1], ["0.5", 0.5]]], // prettier-ignore
])("%s is a number", async (kind, format, pairs) => {
  const cells = await column(
    kind,
    pairs.map(([given]) => given),
  );
  expect(cells.map((cell) => cell?.value)).toEqual(pairs.map(([, read]) => read));
  expect(new Set(cells.map((cell) => `${cell?.type} ${cell?.style?.numFmt}`))).toEqual(new Set([`number ${format}`]));
});

test("dates are the same day on both sides of a change of clocks", async () => {
  const days = ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26", "1900-03-01"];
  const cells = await column("date", days);
  expect(cells.map((cell) => cell?.value)).toEqual(days.map((day) => new Date(`${day}T00:00:00Z`)));
  expect(cells.map((cell) => cell?.style?.numFmt)).toEqual(days.map(() => "yyyy-mm-dd"));
});

test("moments show the clock on the wall of the time zone", async () => {
  const pairs = [
    ["2026-01-15T23:30:00Z", "2026-01-16T00:30:00Z"],
    ["2026-03-29T00:59:59Z", "2026-03-29T01:59:59Z"],
    ["2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z"],
    ["2026-10-25T00:30:00.123456+00:00", "2026-10-25T02:30:00Z"],
    ["2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"],
    ["2026-10-25T01:30:00-05:00", "2026-10-25T07:30:00Z"],
  ] as const;
  const cells = await column(
    "moment",
    pairs.map(([instant]) => instant),
  );
  expect(cells.map((cell) => cell?.value)).toEqual(pairs.map(([, wall]) => new Date(wall)));
  expect(cells.map((cell) => cell?.style?.numFmt)).toEqual(pairs.map(() => "yyyy-mm-dd hh:mm"));
});

test("minutes are parts of a day, counted in hours", async () => {
  const cells = await column("minutes", [90, 1570, 0.5]);
  const minutes = cells.map((cell) => (cell?.value instanceof Date ? dateToSerial(cell.value) * 1440 : null));
  expect(minutes.map((value) => value?.toFixed(3))).toEqual(["90.000", "1570.000", "0.500"]);
  expect(cells.map((cell) => cell?.style?.numFmt)).toEqual(["[h]:mm", "[h]:mm", "[h]:mm"]);
});

test.each<[SheetKind, SheetCell]>([
  ["count", "n/a"],
  ["money", "1,250.00"],
  ["date", "2026-02-30"],
  ["date", "1899-12-31"],
  ["moment", "2026-03-29T10:00:00"],
])("what %s cannot read stays as text: %s", async (kind, value) => {
  expect((await column(kind, [value]))[0]).toMatchObject({ type: "string", value });
});

test("nothing and no finite number make no cell", async () => {
  expect(await column("count", [null, "", Number.NaN, Infinity])).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  ["=1+1", "=1+1"],
  ["+49 30 1", "+49 30 1"],
  ["0012", "0012"],
  ["  two  spaces  ", "  two  spaces  "],
  ['José 😀 שלום <b>&amp;</b> "it\'s" ]]>', 'José 😀 שלום <b>&amp;</b> "it\'s" ]]>'],
  ["one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"],
  ["a\0b\x07c\x1Bd\uFFFEe\uD83Df", "abcdef"],
  ["_x0041_ _x000D_ _x", "_x0041_ _x000D_ _x"],
  ["x".repeat(40_000), "x".repeat(32_767)],
  [`${"x".repeat(32_766)}😀`, "x".repeat(32_766)],
])("text stays text: %.20j", async (given, read) => {
  const cell = (await column("text", [given]))[0];
  expect(cell).toMatchObject({ type: "string", value: read, style: { numFmt: "@" } });
  expect(cell?.formula).toBeUndefined();
});

test("every sheet has a bold, frozen header with a filter over its rows, and widths", async () => {
  const columns: SheetColumn[] = [
    { title: "Case & <number>", kind: "text" },
    { title: "Cases", kind: "count", width: 33 },
  ];
  const rows = [["C1", 1], ["C2"], ["C3", 3]];
  const bytes = await bytesOf([
    { name: "Full", columns, rows },
    { name: "Empty", columns, rows: [] },
  ]);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  expect(sheets.map(({ rows: read }) => read)).toEqual([
    [["Case & <number>", "Cases"], ["C1", 1], expect.arrayContaining(["C2"]), ["C3", 3]],
    [["Case & <number>", "Cases"]],
  ]);
  expect(sheets.map(({ autoFilter }) => autoFilter?.range)).toEqual(["A1:B4", "A1:B1"]);
  for (const [index, { cells, columns: widths, freezePane }] of sheets.entries()) {
    expect(freezePane).toEqual({ rows: 1 });
    expect(xmlOf(bytes, `xl/worksheets/sheet${index + 1}.xml`)).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(cells?.get("0,0")?.style?.font?.bold).toBe(true);
    expect(cells?.get("1,0")?.style?.font?.bold).toBeFalsy();
    expect(widths?.map(({ width }) => width)).toEqual([24, 33]);
  }
});

test("the title and names that Excel would refuse are written so that it takes them", async () => {
  const columns: SheetColumn[] = [{ title: "Case", kind: "text" }];
  const wanted = [
    "A/B [x]: 'why?*\\'",
    "",
    "History",
    "cases",
    "CASES",
    `${"n".repeat(30)}😀`,
    "n".repeat(31),
    "Ü & <o>",
  ];
  const { properties, sheets } = await readBack(
    wanted.map((name) => ({ name, columns, rows: [] })),
    { title: "Cases & orders\0" },
  );
  expect(properties?.title).toBe("Cases & orders");
  expect(sheets.map(({ name }) => name)).toEqual([
    "A B x 'why",
    "Sheet",
    "History (2)",
    "cases",
    "CASES (2)",
    "n".repeat(30),
    "n".repeat(31),
    "Ü & <o>",
  ]);
});

test("many columns are named on from Z", async () => {
  const columns = Array.from({ length: 703 }, (_, index): SheetColumn => ({ title: `${index}`, kind: "count" }));
  const { sheets } = await readBack([{ name: "Wide", columns, rows: [columns.map((_, index) => index)] }]);
  expect(sheets[0]?.autoFilter?.range).toBe("A1:AAA2");
  expect(sheets[0]?.rows[1]).toEqual(columns.map((_, index) => index));
});

test.each<[string, Sheet[], string]>([
  ["no sheet", [], "A workbook needs a sheet."],
  ["no columns", [{ name: "Bare", columns: [], rows: [] }], "The sheet Bare has no columns."],
])("%s is refused before anything is written", (_case, sheets, message) => {
  expect(() => writeWorkbook(sheets)).toThrow(message);
});
