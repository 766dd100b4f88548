import { describe, expect, it } from "vitest";
import type { Area } from "../../src/count/count-declarations.ts";
import type { CityPackage } from "../../src/merge/opened-package.ts";
import { requireMergeable, requireSameMonths } from "../../src/merge/package-refusals.ts";
import type { MergeRules } from "../../src/merge/package-refusals.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";

const names = { fi: "A", sv: "A", en: "A" };
const area = (code: string, more: Partial<Area> = {}): Area => ({
  code,
  names,
  cities: [code],
  municipality: code.slice(2),
  ...more,
});
const areas: readonly Area[] = [
  area("KU049"),
  area("KU091"),
  { code: "C2", names, cities: ["KU049", "KU091"], members: ["KU049", "KU091"] },
];

const definitions: CityPackage["definitions"] = {
  format: "tilannekuva-definitions",
  format_version: 1,
  versions: {},
  parameters: {},
};

const packageOf = (code: string, more: Partial<CityPackage> = {}): CityPackage => ({
  file: `${code}.zip`,
  sha256: "0".repeat(64),
  folder: "unpacked",
  manifest: madeUpManifest({ vintage: "2026-08-31T00:00" }),
  area: area(code),
  definitions,
  key: "0123456789abcdef",
  signer: "A city",
  ...more,
});

const rules: MergeRules = { areas, compare: () => Promise.resolve([]), before: new Map() };

const facts = async (packages: readonly CityPackage[], changed: Partial<MergeRules> = {}): Promise<string> => {
  try {
    await requireMergeable(packages, { ...rules, ...changed });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

const releasesOf = (months: readonly string[]) => [{ vintage: "2026-08-31", months, closed: [], held: [] }];

const mergedAt = (vintage: string): MergeRules["before"] => new Map([["KU049", vintage]]);

const oneDifference = () => Promise.resolve(["age group Y18T29: to 29 in A, 30 in B"]);

describe("packages", () => {
  it("of the configured cities, with the same definitions, can be merged", async () => {
    expect(await facts([packageOf("KU049"), packageOf("KU091")])).toBe("");
  });

  it("of another city, municipality or time are refused", async () => {
    expect(await facts([packageOf("KU235")])).toBe("KU235.zip: KU235 is no city of the configured areas");
    expect(await facts([packageOf("KU049", { area: area("KU049", { municipality: "091" }) })])).toBe(
      "KU049.zip: KU049: municipality is 091, and 049 in paths.areas",
    );
    expect(await facts([packageOf("KU049", { area: area("KU049", { validFrom: "2026-05" }) })])).toBe(
      "KU049.zip: KU049: validFrom is 2026-05, and absent in paths.areas",
    );
  });

  it("of one city twice are refused", async () => {
    expect(await facts([packageOf("KU049"), packageOf("KU049", { file: "b.zip" })])).toBe(
      "KU049.zip and b.zip are both of KU049",
    );
  });

  it("of an older vintage than was merged before are refused; the same one is not", async () => {
    expect(await facts([packageOf("KU049")], { before: mergedAt("2026-08-31T00:00") })).toBe("");
    expect(await facts([packageOf("KU049")], { before: mergedAt("2026-09-30T00:00") })).toBe(
      "KU049.zip: KU049 as known at 2026-08-31T00:00, and 2026-09-30T00:00 was merged before",
    );
  });

  it("of another protection are refused", async () => {
    const manifest = madeUpManifest({ vintage: "2026-08-31T00:00", rounding_base: 5 });
    expect(await facts([packageOf("KU049"), packageOf("KU091", { manifest })])).toMatch(
      /KU091\.zip: rounding_base is 5, and \d+ in KU049\.zip/,
    );
  });

  it("of other definitions are refused, with every difference", async () => {
    expect(await facts([packageOf("KU049")], { compare: oneDifference })).toBe(
      "KU049.zip (A), this program (B): age group Y18T29: to 29 in A, 30 in B",
    );
  });
});

const ofMonths = (code: string, months: readonly string[], more: Partial<CityPackage> = {}) =>
  packageOf(code, { manifest: madeUpManifest({ releases: releasesOf(months) }), ...more });

const required =
  (packages: readonly CityPackage[], all = areas) =>
  () =>
    requireSameMonths(packages, { cutoff: "2026-08-31", areas: all });

describe("months", () => {
  it("that one city lacks are refused and named", () => {
    expect(required([ofMonths("KU049", ["2026-06"]), ofMonths("KU091", ["2026-06", "2026-07"])])).toThrow(
      "KU049.zip: KU049 lacks 2026-07 at 2026-08-31, which others have",
    );
  });

  it("before a city joins are not missed", () => {
    const joining = area("KU049", { validFrom: "2026-07" });
    const all = [joining, ...areas.slice(1)];
    const packages = [ofMonths("KU049", ["2026-07"], { area: joining }), ofMonths("KU091", ["2026-06", "2026-07"])];
    expect(required(packages, all)).not.toThrow();
  });
});
