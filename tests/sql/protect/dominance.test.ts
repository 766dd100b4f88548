import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { proposed } from "./decided.ts";

type CsvRow = Readonly<Record<string, string>>;

/** GaussSuppression's test of DominanceRule: contributions to seven cells, and which cells one contributor dominates. */
const published = (file: string): readonly CsvRow[] =>
  parse<CsvRow>(readFileSync(join(packageRoot, "fixtures/vectors/protection/14-dominance-rule", file), "utf8"), {
    columns: true,
  });

const header =
  "SEX | STATUS_ORDER | MEASURE | persons:bigint | base:bigint | payers:bigint | top_payer_persons:bigint | wage_persons:bigint | top_payer_pay:decimal(18,2) | pay:decimal(18,2) | collected:integer";

/** The cells as counts of the employed: a contributor is a payer, a contribution the persons and the pay that come from it. */
function counts(): string {
  const cells = Map.groupBy(published("contributions.csv"), (row) => row["v1"] ?? "");
  const lines = [...cells].map(([cell, rows]) => {
    const contributions = rows.map((row) => Number(row["num"]));
    const total = contributions.reduce((sum, one) => sum + one, 0);
    const top = Math.max(...contributions);
    return `${cell} | MONTHLY | EMPLOYED | ${total} | 1000 | 10 | ${top} | ${total} | ${top}.00 | ${total}.00 | 1`;
  });
  return [header, ...lines].join("\n");
}

describe("the dominance rule", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const dominated = async (percent: number): Promise<readonly string[]> => {
    const decided = await proposed(bench, { counts: counts() }, { maximum_payer_percent: percent });
    const rules = new Map(decided.map((row) => [row["SEX"] ?? "", row["rules"] ?? ""]));
    const named = (rule: string): readonly string[] =>
      [...rules].filter(([, names]) => names.split(" ").includes(rule)).map(([cell]) => cell);
    expect(named("top_payer_by_pay")).toEqual(named("top_payer_by_persons"));
    return named("top_payer_by_persons");
  };

  // The package withholds where the largest contribution reaches k per cent; the owner's rule allows exactly k.
  it.each([
    [70, "primary_1_70", ["v4", "v6"]],
    [80, "primary_1_80", ["v3", "v5"]],
  ] as const)("withholds above %s per cent what %s names, but for those with exactly as much: %j", async (...given) => {
    const [percent, column, equal] = given;
    const expected = published("expected.csv");
    const reached = expected.filter((row) => row[column] === "1").map((row) => row["cell"] ?? "");
    const exactly = expected.filter((row) => Number(row["top1"]) * 100 === percent).map((row) => row["cell"] ?? "");
    expect(exactly).toEqual(equal);
    expect(reached).toEqual(expect.arrayContaining([...equal]));
    expect(await dominated(percent)).toEqual(reached.filter((cell) => !exactly.includes(cell)));
  });

  it("withholds above the owner's own 75 per cent", async () => {
    expect(await dominated(75)).toEqual(["v1", "v2", "v3", "v5"]);
  });
});
