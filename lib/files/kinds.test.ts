import { describe, expect, test } from "vitest";
import { MAX_BYTES as STORED_AT_MOST } from "../../supabase/embedded/file-store.ts";
import { contentDisposition, extensionOf, isClaimBelievable, MAX_BYTES, mimeTypeOf, sendableAs } from "./kinds";
import { announceFileInput } from "./schemas";

const id = "0a1b0000-0000-4000-8005-000000000127";
const file = { id, case_id: id, name: "Lower jaw.stl", byte_size: "5", mime_type: "", file_type: "scan" };
const problems = (change: object) => {
  const { error } = announceFileInput.safeParse({ ...file, ...change });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
};

test("the limit of the form is the limit of the bucket", () => expect(MAX_BYTES).toBe(STORED_AT_MOST));

describe("a file that is announced", () => {
  test("comes out as its row", () => {
    expect(announceFileInput.parse({ ...file, name: " Scan.STL ", mime_type: "application/sla" })).toMatchObject({
      ...{ name: "Scan.STL", extension: "stl", mime_type: "model/stl", byte_size: 5, order_id: null, patient_id: null },
    });
  });

  test.each([
    "page.html",
    "drawing.svg",
    "macro.docm",
    "program.exe",
    "no ending",
    "photo.png.html",
    ".png.",
    "trap.php",
  ])("is refused by its name: %s", (name) =>
    expect(problems({ name })).toEqual([expect.stringContaining("name: This kind of file cannot be stored.")]),
  );

  test.each([
    ["photo.png", "text/html"],
    ["photo.png", "image/svg+xml"],
    ["scan.pdf", "application/javascript"],
    ["scan.stl", "text/html"],
    ["notes.txt", "application/xhtml+xml"],
  ])("is refused when %s says that it is %s", (name, mime_type) =>
    expect(problems({ name, mime_type })).toEqual([expect.stringContaining("name: ")]),
  );

  test.each(["photo.HEIC", "scan.ply", "a.b.c.zip", "🦷.jpeg", "Name, Vorname.docx"])("is taken: %s", (name) =>
    expect(problems({ name, mime_type: mimeTypeOf(name) })).toEqual([]),
  );

  test("is neither empty nor too big", () => {
    expect(problems({ byte_size: "0" })).toEqual(["byte_size: This file is empty."]);
    expect(problems({ byte_size: String(MAX_BYTES) })).toEqual([]);
    expect(problems({ byte_size: String(MAX_BYTES + 1) })).toEqual([
      "byte_size: This file is 200 MB. At most 200 MB can be stored.",
    ]);
    expect(problems({ byte_size: "345600000" })).toEqual([
      "byte_size: This file is 346 MB. At most 200 MB can be stored.",
    ]);
  });

  test("belongs to one thing", () => {
    expect(problems({ order_id: id })).toEqual([": A file belongs to one thing."]);
    expect(problems({ case_id: undefined })).toEqual([": A file belongs to one thing."]);
  });
});

test("only what every browser shows safely is shown, under a type of ours", () => {
  expect(sendableAs("image/png")).toEqual({ type: "image/png", isShown: true });
  expect(sendableAs("model/stl")).toEqual({ type: "model/stl", isShown: false });
  for (const foreign of ["text/html", "image/svg+xml", "application/xml", "text/html; charset=utf-8", ""])
    expect(sendableAs(foreign)).toEqual({ type: "application/octet-stream", isShown: false });
});

test("a name is carried without breaking out of its header", () => {
  expect(contentDisposition('Zoë\'s "scan"\r\nx: y.stl', false)).toBe(
    `attachment; filename="Zo_'s _scan___x: y.stl"; filename*=UTF-8''Zo%C3%AB%27s%20%22scan%22%0D%0Ax%3A%20y.stl`,
  );
  expect(contentDisposition("\ud800.png", true)).toContain(
    "inline; filename=\"_.png\"; filename*=UTF-8''%EF%BF%BD.png",
  );
});

test("an extension is the last one", () => {
  expect(["a.tar.GZ", "none", ".hidden", "dot."].map(extensionOf)).toEqual(["gz", "", "hidden", ""]);
  expect(isClaimBelievable("a.heic", "image/heif")).toBe(true);
});
