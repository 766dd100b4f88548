import { expect, test } from "vitest";
import { memoizeByAsOf } from "../../../src/indicators/nowcast/memoize-by-as-of.ts";
import { reported } from "./made-up-triangles.ts";

test("what depends on a count and an as-of month is made once for each of them, also where it is nothing", () => {
  const asked: string[] = [];
  const at = memoizeByAsOf(({ name }, { asOf, source }): null => {
    asked.push(`${name} ${source} ${asOf}`);
    return null;
  });
  const [one, other] = ["one", "other"].map((name) => reported({ months: 1, told: () => 1 }, name));
  for (let time = 0; time < 2; time += 1) {
    expect(at(one!, { asOf: 1, source: "" })).toBeNull();
    at(one!, { asOf: 2, source: "" });
    at(one!, { asOf: 1, source: "benefits" });
    at(other!, { asOf: 1, source: "" });
  }
  expect(asked).toEqual(["one  1", "one  2", "one benefits 1", "other  1"]);
});
