import * as fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { type Address, COMPARISONS, readAddress, writeAddress } from "../../src/model/page-address.ts";

const code = fc.stringMatching(/^[A-Za-z0-9_.-]{1,30}$/);

const address: fc.Arbitrary<Address> = fc.record(
  {
    language: fc.constantFrom(...LANGUAGES),
    area: code,
    indicator: code,
    comparison: fc.constantFrom(...COMPARISONS),
    ground: code,
    stay: code,
    month: code,
    chance: fc.constant("shown" as const),
    figure: code,
    embed: fc.constant("only" as const),
    vintage: code,
  },
  { requiredKeys: ["language", "area", "indicator"] },
);

test("an address is read back as it was written", () => {
  fc.assert(
    fc.property(address, (asked) => {
      expect(readAddress(writeAddress(asked))).toEqual(asked);
    }),
  );
});

test("an address can be read by a person", () => {
  const asked = {
    language: "fi",
    area: "KU049",
    indicator: "unemployment_gap_18_64",
    comparison: "six",
    vintage: "2026-01-26T0000Z-aca1ff01886d",
  } as const;
  expect(writeAddress(asked)).toBe(
    "#/fi/KU049/unemployment_gap_18_64?comparison=six&vintage=2026-01-26T0000Z-aca1ff01886d",
  );
});

test("a path is written as far as it is known", () => {
  expect(writeAddress({})).toBe("#/");
  expect(writeAddress({ language: "sv" })).toBe("#/sv");
  expect(writeAddress({ language: "sv", area: "KU091", figure: "revised" })).toBe("#/sv/KU091?figure=revised");
});

test("any text is read without a failure, and nothing in it becomes markup", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const part of Object.values(readAddress(text))) expect(part).toMatch(/^[A-Za-z0-9_.-]+$/);
    }),
  );
  expect(readAddress("#/fr/<b>/x?comparison=all&embed=yes&chance=1&other=1&ground=%00")).toEqual({ indicator: "x" });
});
