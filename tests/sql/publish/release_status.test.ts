import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";
import { released, tellCounts } from "../indicators/published-counts.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Two areas of a month; the one was held at the second vintage. */
const told = (): Promise<readonly string[]> =>
  tellCounts(
    bench,
    `by_ground C6    | _Z | PERSONS | 2025-01 | 2025-02-10 | 100
     by_ground KU049 | _Z | PERSONS | 2025-01 | 2025-02-10 | 30
     by_ground C6    | _Z | PERSONS | 2025-01 | 2025-03-10 | 110`,
    [released("2025-02-10", ["2025-01"]), released("2025-03-10", ["2025-01"], ["2025-01 by_ground KU049"])],
  );

const STATUS = `
  TIME_PERIOD | TABLE_ID  | REF_AREA | VINTAGE    | RELEASE_STATUS
  2025-01     | by_ground | C6       | 2025-02-10 | RELEASED
  2025-01     | by_ground | C6       | 2025-03-10 | RELEASED
  2025-01     | by_ground | KU049    | 2025-02-10 | RELEASED
  2025-01     | by_ground | KU049    | 2025-03-10 | HELD`;

it("the release status is a row a month, table, area and vintage, and no number", async () => {
  await told();
  expect(await bench.run("publish/release_status", {})).toEqual(rows(STATUS));
});

/** How many rows of a file are not what the releases say. */
const faults = async (text: string): Promise<string> => {
  await told();
  const [row] = await bench.run("publish/release_faults", {}, { status: await bench.given(text) });
  return row!["rows"]!;
};

const without = (line: string): string =>
  STATUS.split("\n")
    .filter((one) => !one.includes(line))
    .join("\n");

describe("faults of the release status", () => {
  it("are none where it says what the manifest says, in whatever order", async () => {
    expect(await faults(STATUS)).toBe("0");
    const [, header = "", ...body] = STATUS.split("\n");
    expect(await faults([header, ...body.toReversed()].join("\n"))).toBe("0");
  });

  it.each([
    ["rows that are missing", without("KU049 "), "2"],
    ["a row too many", `${STATUS}\n 2025-02 | by_ground | C6 | 2025-03-10 | RELEASED`, "1"],
    ["a row that is there twice", `${STATUS}\n 2025-01 | by_ground | C6 | 2025-03-10 | RELEASED`, "1"],
    ["a held block published as released, in both directions", STATUS.replace("HELD", "RELEASED"), "2"],
    ["a released block published as held", STATUS.replace("2025-02-10 | RELEASED", "2025-02-10 | HELD"), "2"],
    ["an empty status", STATUS.replace("HELD", ""), "2"],
    ["another vintage", STATUS.replaceAll("2025-03-10", "2025-03-11"), "4"],
    ["nothing at all", STATUS.split("\n")[1]!, "4"],
  ])("are %s", async (_, text, found) => {
    expect(await faults(text)).toBe(found);
  });
});
