import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import { vintagesOf } from "../../src/run/vintages.ts";
import { accepted, refused } from "../model/deliveries.ts";

const CUTOFF = "2026-12-31T23:59";
const monthly = { cutoff: CUTOFF, mode: "monthly", since: "WAGES" } as const;

const people = accepted("p", "2026-01-10T00:00", [["PEOPLE", "2025-12"]]);
const first = accepted("w1", "2026-03-31T22:00", [["WAGES", "2026-01"]]);
const second = accepted("w2", "2026-05-02T00:00", [["WAGES", "2026-02"]]);
const third = accepted("p2", "2026-05-20T00:00", [["PEOPLE", "2026-04"]]);
const all = [people, first, second, third];

const known = (options: Parameters<typeof vintagesOf>[1], records = all): readonly string[] =>
  vintagesOf(records, options).map(({ knownAt }) => knownAt);

describe("vintagesOf a number", () => {
  it("gives so many of the newest, the last included", () => {
    expect(known({ ...monthly, mode: 1 })).toEqual(["2026-05-20T00:00"]);
    expect(known({ ...monthly, mode: 2 })).toEqual(["2026-03-31T22:00", "2026-05-20T00:00"]);
    expect(known({ ...monthly, mode: 9 })).toEqual(known(monthly));
  });
});

describe("vintagesOf monthly", () => {
  it("gives one for each month with deliveries, from the first of the table on, the newest last", () => {
    expect(known(monthly)).toEqual(["2026-03-31T22:00", "2026-05-20T00:00"]);
    const late = accepted("w3", "2026-06-01T00:00", [["WAGES", "2026-03"]]);
    expect(known(monthly, [...all, late])).toEqual(["2026-03-31T22:00", "2026-05-20T00:00", "2026-06-01T00:00"]);
  });

  it("knows at a month's end all that had come, and nothing later", () => {
    const [march] = vintagesOf(all, monthly);
    expect(march).toEqual(asKnownAt([people, first], CUTOFF));
  });

  it("counts no delivery after the cutoff and none that was refused", () => {
    const broken = refused("x", "2026-04-15T00:00");
    expect(known({ ...monthly, cutoff: "2026-05-10T00:00" }, [...all, broken])).toEqual([
      "2026-03-31T22:00",
      "2026-05-02T00:00",
    ]);
  });

  it("has the newest even when the table never came, or nothing at all", () => {
    expect(known({ ...monthly, since: "NOTHING" })).toEqual(["2026-05-20T00:00"]);
    expect(known(monthly, [])).toEqual([""]);
  });

  it("does not depend on the order of the records, and grows with the cutoff by adding only", () => {
    const table = fc.constantFrom<readonly [string, string]>(
      ["WAGES", "2026-01"],
      ["WAGES", "2026-02"],
      ["PEOPLE", ""],
    );
    const minute = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 28 }))
      .map(([month, day]) => `2026-0${month}-${day}T00:00`);
    const records = fc
      .array(fc.tuple(minute, fc.uniqueArray(table, { minLength: 1 })), { maxLength: 10 })
      .map((made) => made.map(([at, files], index) => accepted(`d${index}`, at, files)));
    const shuffled = records.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
    );
    fc.assert(
      fc.property(shuffled, minute, ([made, other], cutoff) => {
        const here = known({ ...monthly, cutoff }, made);
        expect(known({ ...monthly, cutoff }, other)).toEqual(here);
        expect(here).toEqual(here.toSorted());
        const months = here.map((at) => at.slice(0, 7));
        expect(new Set(months).size).toBe(months.length);
        const later = known({ ...monthly, cutoff: CUTOFF }, made);
        // What was an earlier state of knowledge stays one: a fresh store publishes the same history.
        expect(later).toEqual(expect.arrayContaining(here.slice(0, -1)));
      }),
    );
  });
});

describe("vintagesOf none", () => {
  it("gives the newest alone", () => {
    expect(known({ ...monthly, mode: "none" })).toEqual(["2026-05-20T00:00"]);
  });
});
