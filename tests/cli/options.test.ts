import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import {
  parseAsOf,
  parseCount,
  parseInstant,
  parseLine,
  parseMonth,
  parseMonths,
  parseSeed,
  parseWithin,
} from "../../src/cli/options.ts";

describe("--as-of", () => {
  it.each([
    ["2026-10-17", "2026-10-17"],
    ["2026-10-17T04:35", "2026-10-17T04:35"],
    // As a snapshot's name has it.
    ["2026-10-17T0435", "2026-10-17T04:35"],
  ])("%s is %s", (text, value) => {
    expect(parseAsOf(text)).toBe(value);
  });

  it.each([
    "yesterday",
    "2026-13-01",
    "2026-10-32",
    "2026-02-30",
    "2026-1-1",
    "2026-10-17T24:00",
    "2026-10-17T04",
    " 2026-10-17",
    "",
  ])("%j is none", (text) => {
    expect(() => parseAsOf(text)).toThrow(InvalidArgumentError);
  });
});

describe("--at and --until", () => {
  it("take a minute of Finnish time, and no day: a second of UTC", () => {
    expect(parseInstant("2026-12-01T08:00")).toBe("2026-12-01T06:00:00Z");
    expect(parseInstant("2026-07-01T0800")).toBe("2026-07-01T05:00:00Z");
    for (const text of ["2026-12-01", "2026-12-01T08", "2026-02-30T08:00", "now"])
      expect(() => parseInstant(text)).toThrow(InvalidArgumentError);
  });
});

describe("a name or a reason", () => {
  it("is a text of one line", () => {
    expect(parseLine("City of Espoo – Esbo stad")).toBe("City of Espoo – Esbo stad");
    for (const text of ["", " ", "a\nb", "a\u001b[2J"]) expect(() => parseLine(text)).toThrow(InvalidArgumentError);
  });
});

describe("months and numbers", () => {
  it("are taken as they are", () => {
    expect(parseMonth("2026-08")).toBe("2026-08");
    expect(parseMonths("2026-08,2026-10")).toEqual(["2026-08", "2026-10"]);
    expect(parseCount("20000")).toBe(20_000);
    expect(parseSeed("0")).toBe(0);
    expect(["2000", "500000"].map(parseWithin(2000, 500_000))).toEqual([2000, 500_000]);
  });

  it.each([
    [parseMonth, "2026-00"],
    [parseMonth, "2026-8"],
    [parseMonths, "2026-08,"],
    [parseMonths, "2026-08 2026-09"],
    [parseMonth, "2026-08-01"],
    [parseCount, "0"],
    [parseCount, "-1"],
    [parseCount, "1.5"],
    [parseCount, "1e9"],
    [parseCount, "9999999999"],
    [parseSeed, "-7"],
    [parseSeed, ""],
    [parseSeed, "seven"],
    [parseWithin(20, 60), "19"],
    [parseWithin(20, 60), "61"],
    [parseWithin(20, 60), "2e1"],
  ])("%o of %j is wrong usage", (parse, text) => {
    expect(() => parse(text)).toThrow(InvalidArgumentError);
  });
});
