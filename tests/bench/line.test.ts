import { describe, expect, it } from "vitest";
import { drawn, findingsOf, turning } from "../../bench/line/findings.ts";
import type { Compared } from "../../bench/releases/against-truth.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"] as const;

const value = (given: Partial<Compared>): Compared => ({
  indicator: "employment_rate_18_64",
  kind: "rate",
  table: "by_background",
  area: "C6",
  group: "FINNISH Y18T64",
  month: MONTHS[0],
  status: "A",
  published: 72,
  truth: 72,
  allowance: 0.5,
  beyond: 0,
  inBand: null,
  ...given,
});

/** A series that is published so, of a country in which nothing ever changes. */
const line = (...published: readonly number[]): readonly Compared[] =>
  published.map((one, at) => value({ month: MONTHS[at]!, published: one }));

/** An open value of a city and one of all together, each with the truth in its band. */
const banded = ["KU049", "C6"].map((area) => value({ area, group: "FOREIGN Y18T64", status: "P", inBand: true }));

const missed = (values: readonly Compared[], others = banded): readonly string[] =>
  findingsOf([...values, ...others])
    .filter(({ isMet }) => !isMet)
    .map(({ name }) => name);

/** Turning of values month after month. */
const turningOf = (...values: readonly number[]): number =>
  turning(values.map((one, at) => ({ month: MONTHS[at]!, value: one })));

describe("how much a line turns", () => {
  it("is nothing of a straight one, and twice a month's step aside", () => {
    expect(turningOf(70, 71, 72, 73)).toBe(0);
    expect(turningOf(70, 60, 70)).toBe(20);
    expect(turningOf(70, 70, 60, 70, 70)).toBeCloseTo((10 + 20 + 10) / 3, 12);
  });

  it("is given for consecutive months only", () => {
    const values = [MONTHS[0], MONTHS[1], MONTHS[3]].map((month) => ({ month, value: 70 }));
    expect(turning(values)).toBeNaN();
  });
});

describe("the line of a series", () => {
  it("is the country's where values are off by what rounding does", () => {
    expect(missed(line(72.2, 71.9, 72.1, 72, 72.2))).toEqual([]);
  });

  it("is not where one month stands at what had first arrived", () => {
    expect(missed(line(72.1, 67.9, 72.2, 72, 72.1))).toEqual(["employment_rate_18_64 C6 FINNISH Y18T64: turning"]);
  });

  it("is held against the truth's own turning", () => {
    const season = line(72, 67, 72, 67, 72).map((one) => Object.assign(one, { truth: one.published }));
    expect(missed(season)).toEqual([]);
  });

  it("has final values within what rounding and carried-forward counts allow", () => {
    expect(missed([...line(72, 72, 72), value({ area: "KU049", beyond: 0.1 })])).toEqual([
      "4 final values: further from the truth than rounding and carried-forward counts allow",
    ]);
    expect(missed(line(72, 72, 72).map((one) => Object.assign(one, { status: "P" })))).toEqual([
      "0 final values: further from the truth than rounding and carried-forward counts allow",
    ]);
  });

  it.each([
    ["KU049", 88, []],
    ["KU049", 87, ["100 open values of cities: truth inside the 95 % band"]],
    ["C6", 85, []],
    ["C6", 84, ["100 open values of all cities together: truth inside the 95 % band"]],
  ])("has bands that are true: in %s of a hundred %s are", (area, inside, names) => {
    const open = Array.from({ length: 100 }, (_, at) =>
      value({ area, status: at % 2 === 0 ? "P" : "E", inBand: at < inside }),
    );
    const ofOther = banded.filter((one) => one.area !== area);
    expect(missed([value({ month: "2025-01" }), ...open], ofOther)).toEqual(names);
  });

  it("has bands at all", () => {
    expect(missed(line(72, 72, 72), [])).toEqual([
      "0 open values of cities: truth inside the 95 % band",
      "0 open values of all cities together: truth inside the 95 % band",
    ]);
  });

  it("is drawn month by month beside the truth, of all cities together", () => {
    expect(drawn([...line(72.26, 71.9), value({ area: "KU049" })])).toBe(
      [
        "employment_rate_18_64 C6 FINNISH Y18T64",
        "  2026-01 A   72.3  truth   72.0    0.3",
        "  2026-02 A   71.9  truth   72.0   -0.1",
      ].join("\n"),
    );
  });
});
