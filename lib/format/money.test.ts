import { expect, test } from "vitest";
import { formatMoney } from "./money";

test.each([
  [1250, "1,250.00 USD"],
  ["1250.5", "1,250.50 USD"],
  [-0, "0.00 USD"],
  [-12.345, "-12.35 USD"],
])("%s reads %s", (amount, text) => expect(formatMoney(amount, "USD")).toBe(text));
