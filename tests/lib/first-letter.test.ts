import { expect, test } from "vitest";
import { capital, small } from "../../src/lib/first-letter.ts";

test("only the first letter changes", () => {
  expect(["employment of EU citizens", "åbo", "6 cities", ""].map(capital)).toEqual([
    "Employment of EU citizens",
    "Åbo",
    "6 cities",
    "",
  ]);
  expect(["Employment of EU citizens", "Åbo", "6 cities", ""].map(small)).toEqual([
    "employment of EU citizens",
    "åbo",
    "6 cities",
    "",
  ]);
});
