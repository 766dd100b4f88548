import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { statusWords, statusInWords } from "../../src/words/statuses.ts";
import { changeInWords } from "../../src/words/year-change-words.ts";
import { VALUE_STATUSES } from "../../src/words/status-meanings.ts";

const languages = fc.constantFrom(...LANGUAGES);

describe("a status in words", () => {
  test.each([
    ["fi", "liian aikaista: ilmoituksista on saapunut 72\u00A0%"],
    ["sv", "för tidigt: 72\u00A0% av anmälningarna har kommit in"],
    ["en", "too early: 72% of the reports have arrived"],
  ] as const)("says how many reports have arrived where it is too early (%s)", (language, expected) => {
    const facts = { status: "L", reason: "completeness", completeness: 0.729, heldSince: "" };
    expect(statusInWords(facts, language)).toBe(expected);
  });

  test("does not round a share of the reports up, nor lose a per cent to floating point", () => {
    const facts = { status: "L", reason: "completeness", heldSince: "" };
    expect(statusInWords({ ...facts, completeness: 0.996 }, "en")).toContain("99%");
    expect(statusInWords({ ...facts, completeness: 0.57 }, "en")).toContain("57%");
  });

  test.each([
    ["fi", "ennakollinen, uudempia tietoja pidätetty 15.9.2025 alkaen"],
    ["sv", "preliminärt, nyare uppgifter innehållna sedan den 15 september 2025"],
    ["en", "provisional, newer data held back since 15 September 2025"],
  ] as const)("says since which day newer data are held back (%s)", (language, expected) => {
    const facts = { status: "P", reason: "", completeness: 0.9, heldSince: "2025-09-15T04:35" };
    expect(statusInWords(facts, language)).toBe(expected);
  });

  test("exists for every status, with a meaning of its own", () => {
    for (const language of LANGUAGES) {
      const meanings = VALUE_STATUSES.map(({ meanings: of }) => of[language]);
      expect(new Set(meanings).size).toBe(VALUE_STATUSES.length);
      expect(meanings.every((text) => /^\p{Lu}.*\.$/u.test(text))).toBe(true);
    }
  });

  test("is that of its codes", () => {
    for (const entry of VALUE_STATUSES) expect(statusWords(entry)).toBe(entry);
    expect(statusWords({ status: "Q", reason: "held" }).valueStatus).toBe("withheld");
    expect(() => statusWords({ status: "M", reason: "" })).toThrow(RangeError);
  });
});

describe("a change in words", () => {
  const limits = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50)).map(([low, width]) => ({
    CHANGE_LOWER: low / 10,
    CHANGE_UPPER: (low + width) / 10,
    CHANGE_STATUS: "compared" as const,
  }));

  test("has a verb only where the interval excludes zero", () => {
    fc.assert(
      fc.property(limits, languages, (change, language) => {
        const text = changeInWords(change, "2024-08", language);
        const isUp = /noussut|stigit|risen/.test(text);
        const isDown = /laskenut|sjunkit|fallen/.test(text);
        expect([isUp, isDown]).toEqual([change.CHANGE_LOWER > 0, change.CHANGE_UPPER < 0]);
      }),
    );
  });

  test.each([
    ["no_year_before", "fi", "ei vertailua: aineisto alkaa maaliskuusta 2025"],
    ["no_year_before", "sv", "ingen jämförelse: materialet börjar i mars 2025"],
    ["no_value", "en", "no comparison: one of the two months has no figure"],
    ["other_source", "en", "no comparison: unemployment in the two months comes from different sources"],
  ] as const)("says why there is none: %s (%s)", (status, language, expected) => {
    const change = { CHANGE_LOWER: null, CHANGE_UPPER: null, CHANGE_STATUS: status };
    expect(changeInWords(change, "2025-03", language)).toBe(expected);
  });
});
