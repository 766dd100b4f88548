import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OBSERVATION_COLUMNS, isNumeric } from "../../../src/model/observation.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Lines of a file of before the dimension of the permit's ground was declared. */
const counts = (text: string): string =>
  [
    "TABLE_ID | REF_AREA | TIME_PERIOD | SEX | AGE | BACKGROUND | GENERATION | LANGUAGE | STAY | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | UNIT_MEASURE | VINTAGE",
    ...text.split("\n").flatMap((line) => {
      const [area, value, status, vintage] = line.split("|").map((cell) => cell.trim());
      return area === ""
        ? []
        : [
            `by_background | ${area} | 2026-06 | _T | _T | FOREIGN | _T | _T | _T | _Z | PERSONS | ${value} | ${status} | F | PERS | ${vintage}`,
          ];
    }),
  ].join("\n");

describe("a snapshot of before a dimension was declared", () => {
  it("has counts of everybody in it, which are compared with newer ones, each as last known", async () => {
    const before = await bench.given(
      counts(`
        C6    | 100 | A | v1
        KU049 | 50  | A | v1
        KU049 | 60  | A | v2
        KU091 |     | Q | v1
        KU853 | 10  | A | v1`),
    );
    const after = await bench.given(
      counts(`
        C6    | 100 | A | v1
        KU049 | 90  | A | v3
        KU091 | 30  | P | v3`),
    );
    const found = await bench.run("publish/revisions_counts", {}, { before, after, until: "v2" });
    expect(found.map((row) => [row["REF_AREA"], row["PERMIT_GROUND"], row["delta"]])).toEqual([
      ["KU049", "_T", "30"],
      ["KU091", "_T", "0"],
      ["KU853", "_T", "-10"],
    ]);
  });

  it("has observations of everybody in it, in the order of the file", async () => {
    const columns = OBSERVATION_COLUMNS.filter((name) => name !== "PERMIT_GROUND");
    const header = columns.map((name) => (isNumeric(name) ? `${name}:double` : name)).join(" | ");
    const line = (area: string) => columns.map((name) => (isNumeric(name) ? "" : name === "REF_AREA" ? area : "x"));
    const file = await bench.given([header, line("KU091").join(" | "), line("C6").join(" | ")].join("\n"));
    const found = await bench.run("publish/read_observations", {}, { observations: file });
    expect(Object.keys(found[0] ?? {})).toEqual(OBSERVATION_COLUMNS);
    expect(found.map((row) => [row["REF_AREA"], row["PERMIT_GROUND"], row["STAY"]])).toEqual([
      ["KU091", "_T", "x"],
      ["C6", "_T", "x"],
    ]);
  });

  it("has counts that are published again with those of today as one table", async () => {
    const file = await bench.given(counts("C6 | 100 | A | v1"));
    const found = await bench.run("publish/counts", {}, { counts: [file] });
    const codes = {
      ...TOTALS,
      TABLE_ID: "by_background",
      REF_AREA: "C6",
      TIME_PERIOD: "2026-06",
      BACKGROUND: "FOREIGN",
    };
    const value = { OBS_VALUE: "100", OBS_STATUS: "A", CONF_STATUS: "F", UNIT_MEASURE: "PERS", VINTAGE: "v1" };
    expect(found).toEqual([{ ...codes, STATUS_ORDER: "_Z", MEASURE: "PERSONS", ...value }]);
  });
});
