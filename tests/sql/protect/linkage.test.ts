import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

const header = "customer_id | linked:integer\n";

describe("the linkage of permit holders", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const measured = async (before: string, now: string) =>
    bench.run("protect/linkage", { before: [`${header}${before}`], linkage: [`${header}${now}`] });

  it("counts customers and the linked ones of now, and nobody changed since the same file", async () => {
    expect(await measured("c1 | 1\n c2 | 0\n c3 | 1", "c1 | 1\n c2 | 0\n c3 | 1")).toEqual(
      rows("customers | linked | churn\n 3 | 2 | 0"),
    );
  });

  it("counts who came, who left, whose link was found and whose was lost, one change each", async () => {
    expect(
      await measured(
        "stays | 1\n left | 1\n left_unlinked | 0\n found | 0\n lost | 1",
        "stays | 1\n came | 1\n came_unlinked | 0\n found | 1\n lost | 0",
      ),
    ).toEqual(rows("customers | linked | churn\n 5 | 3 | 6"));
  });

  it("sees those who took one another's place, whom the rate does not show", async () => {
    expect(await measured("c1 | 1\n c2 | 0", "c1 | 0\n c2 | 1")).toEqual(
      rows("customers | linked | churn\n 2 | 1 | 2"),
    );
  });

  // A sum over nobody is null, which its reader takes for 0.
  it.each([
    ["began with none", "", "c1 | 1\n c2 | 0", "2 | 1 | 2"],
    ["has none left", "c1 | 1\n c2 | 0", "", "0 | | 2"],
    ["never had one", "", "", "0 | | "],
  ])("is a row of a month that %s", async (_, before, now, expected) => {
    expect(await measured(before, now)).toEqual(rows(`customers | linked | churn\n ${expected}`));
  });
});
