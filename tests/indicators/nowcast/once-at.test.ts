import { expect, test } from "vitest";
import { onceAt } from "../../../src/indicators/nowcast/once-at.ts";
import { reported } from "./made-up-triangles.ts";

test("what depends on a count and a standing is made once for each of them, also where it is nothing", () => {
  const asked: string[] = [];
  const at = onceAt(({ name }, { standing, source }): null => {
    asked.push(`${name} ${source} ${standing}`);
    return null;
  });
  const [one, other] = ["one", "other"].map((name) => reported({ months: 1, told: () => 1 }, name));
  for (let time = 0; time < 2; time += 1) {
    expect(at(one!, { standing: 1, source: "" })).toBeNull();
    at(one!, { standing: 2, source: "" });
    at(one!, { standing: 1, source: "benefits" });
    at(other!, { standing: 1, source: "" });
  }
  expect(asked).toEqual(["one  1", "one  2", "one benefits 1", "other  1"]);
});
