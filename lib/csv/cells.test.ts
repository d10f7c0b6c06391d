import { expect, test } from "vitest";
import { csvLine } from "./cells";

test.each([
  [["C1-0001", 12.5, null], "C1-0001,12.5,\r\n"],
  [['say "hi", you', "two\nlines"], '"say ""hi"", you","two\nlines"\r\n'],
  [["=1+1", "+49 30 1", "@SUM(A1)", "-cmd|x", "\tx"], "'=1+1,'+49 30 1,'@SUM(A1),'-cmd|x,'\tx\r\n"],
  [["-12.50", -3], "-12.50,-3\r\n"],
  [["José 😀 שלום"], "José 😀 שלום\r\n"],
])("%j", (cells, line) => expect(csvLine(cells)).toBe(line));
