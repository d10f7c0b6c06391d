import { expect, test } from "vitest";
import { formatBytes } from "./bytes";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [3_400_000, "3.4 MB"],
  [250_000_000, "250 MB"],
  [7_100_000_000_000, "7100 GB"],
])("%d bytes read %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
