import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../../src/cli/definitions/definition-differences.ts";
import { differenceInWords } from "../../../src/cli/definitions/difference-words.ts";
import type { Json } from "../../../src/definitions/definitions-file.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";

const [HASH, OTHER] = ["a".repeat(64), "b".repeat(64)];
const MANY = ["one", "two", "three", "four", "five"];
const row = { ground_name_fi: "työ", permit_ground: "work_other" };

const sentences: readonly (readonly [path: string, a: Json | undefined, b: Json | undefined, expected: string])[] = [
  ["indicators/gap/ages", ["Y18T64"], ["Y20T64"], "indicator gap: ages 18–64 in A, 20–64 in B"],
  ["indicators/gap", undefined, { id: "gap" }, "indicator gap: only in B"],
  [
    "indicators/gap/definitions/en",
    "One rate.",
    "Another.",
    "indicator gap: definitions en “One rate.” in A, Another. in B",
  ],
  ["indicators/gap/objective", 12, undefined, "indicator gap: objective only in A: 12"],
  ["indicators/gap/objective", null, 12, "indicator gap: objective none in A, 12 in B"],
  ["indicators", ["a", "b"], ["b", "a"], "indicators: in another order in B"],
  ["person_groups", ["a", "b"], ["b", "a"], "person_groups: in another order in B"],
  ["tables/by_stay/statusOrders", ["MONTHLY"], [], "table by_stay: status orders MONTHLY in A, none in B"],
  ["tables/by_stay/ages", MANY, MANY.slice(0, 3), "table by_stay: ages 2 more in A: four, five"],
  ["tables/by_stay/ages", MANY, MANY.toReversed(), "table by_stay: ages in another order in B"],
  ["tables/by_stay/ages", [...MANY, "one"], MANY, "table by_stay: ages 6 entries in A, 5 in B"],
  ["dimensions/STAY/breakdowns/STAY/sql", "a\n  b", "c", "dimension STAY: breakdowns STAY sql “a b” in A, c in B"],
  ["protection/minimumPersons", 10, 5, "protection: minimum persons 10 in A, 5 in B"],
  ["audit/limits/widthByTable/by_ground", undefined, 5, "audit: limits width by table by_ground only in B: 5"],
  ["code_tables/g/rows", { x: [row] }, { x: [row], y: [], z: [] }, "code table g: 2 codes more in B: y, z"],
  ["code_tables/g/rows", { w: [], x: [row] }, { x: [] }, "code table g: 1 code more in A: w; 1 code differs: x"],
  ["code_tables/g/sha256", HASH, OTHER, "code table g: SHA-256 not the same"],
  ["statements/sql/text", "a\nb\n", "a\nc\nd\n", "statement sql: differs in 2 lines"],
  ["statements/sql/text", "a\n", "b\n", "statement sql: differs in 1 line"],
  ["contracts/T/columns/c/mayBeEmpty", true, false, "contract T: columns c may be empty true in A, false in B"],
  ["parameters/code/count", HASH, OTHER, "definition: the program in src/count: not the same"],
  ["parameters/work_pay_threshold", 0, 100, "parameter work_pay_threshold: 0 in A, 100 in B"],
  ["versions/tilannekuva", "0.1.0", "0.2.0", "the pipeline's version: 0.1.0 in A, 0.2.0 in B"],
  ["of_a_later_version/x", 1, "a b", "of_a_later_version: x 1 in A, “a b” in B"],
  ["words/names", "a\u001b[2J", "b", "words: names a\\u001b[2J in A, b in B"],
];

/** The example of docs/definitions.md. */
const example: readonly Difference[] = [
  { path: ["indicators", "unemployment_gap_18_64", "ages"], a: ["Y18T64"], b: ["Y20T64"] },
  { path: ["areas", "KU398"], a: undefined, b: {} },
  { path: ["protection", "minimumPersons"], a: 10, b: 5 },
  { path: ["audit", "limits", "widthByTable", "by_stay"], a: undefined, b: 5 },
  { path: ["code_tables", "permit_grounds", "rows"], a: {}, b: { kausityö: [], "kausityön jatkolupa": [] } },
  { path: ["statements", "sql/count/cells.sql", "text"], a: "a\nb", b: "c\nd" },
  { path: ["parameters", "code", "count"], a: HASH, b: OTHER },
  { path: ["parameters", "work_pay_threshold"], a: 0, b: 100 },
];

describe("differenceInWords", () => {
  it.each(sentences)("%s", (path, a, b, expected) => {
    expect(differenceInWords({ path: path.split("/"), a, b })).toBe(expected);
  });

  it("gives the lines of the example in docs/definitions.md", async () => {
    const page = await readFile(join(packageRoot, "docs", "definitions.md"), "utf8");
    expect(page).toContain(`\n${example.map(differenceInWords).join("\n")}\n${example.length} differences.\n`);
  });
});
