import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { LoadedCodes } from "../../src/stage/codes/load-codes.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";
import {
  dataFingerprint,
  definitionParts,
  definitionsOf,
  packageVersion,
} from "../../src/definitions/definitions-in-force.ts";
import type { Definitions } from "../../src/definitions/definitions-in-force.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { accepted, refused } from "../model/deliveries.ts";
import { openHouse } from "../run/house.ts";

const codesOf = (sha256: string): readonly LoadedCodes[] => [
  { name: "income_types", file: "a.csv", sha256: "bytes", artifact: { path: "store/codes/a.csv", sha256 } },
];

let configuration: Configuration;
beforeAll(async () => {
  await using house = await openHouse();
  configuration = await house.configuration();
});

const given = () => ({ pipeline: nightly, configuration, codes: codesOf("one"), official: [], engine: "duckdb v1" });

/** The parts in which definitions differ from those of the nightly run. */
function changed(change: Partial<ReturnType<typeof given>>): readonly (keyof Definitions)[] {
  const before = definitionsOf(given());
  const after = definitionsOf({ ...given(), ...change });
  return definitionParts.filter((part) => before[part] !== after[part]);
}

describe("definitionsOf", () => {
  it("says which part changed, and nothing else", () => {
    expect(changed({})).toEqual([]);
    expect(changed({ engine: "duckdb v2" })).toEqual(["engine"]);
    expect(changed({ codes: codesOf("two") })).toEqual(["codes"]);
    expect(changed({ configuration: { ...configuration, history: { vintages: "none", months: null } } })).toEqual([
      "settings",
    ]);
    expect(changed({ configuration: { ...configuration, definitions: { work_pay_threshold: 100 } } })).toEqual([
      "settings",
    ]);
  });

  it("knows who publishes apart from what decides the numbers", () => {
    const publisher = { ...configuration.publisher, name: "Espoo" };
    expect(changed({ configuration: { ...configuration, publisher } })).toEqual(["presentation"]);
    expect(changed({ configuration: { ...configuration, home_area: "KU049" } })).toEqual(["presentation"]);
  });

  it("does not care about threads, memory and paths, nor about a code table's place or notes", () => {
    const engine = { threads: 1, memory_limit: "1GB" };
    const paths = { ...configuration.paths, store: "elsewhere" };
    expect(changed({ configuration: { ...configuration, engine, paths } })).toEqual([]);
    const [table] = codesOf("one");
    const moved = { ...table!, file: "b.csv", sha256: "other notes", artifact: { path: "elsewhere", sha256: "one" } };
    expect(changed({ codes: [moved] })).toEqual([]);
  });

  it.each<[string, (pipeline: Pipeline) => Pipeline]>([
    ["a rule", (p) => ({ ...p, protect: { ...p.protect, minimumPersons: 11 } })],
    ["an area", (p) => ({ ...p, count: { ...p.count, areas: p.count.areas.slice(1) } })],
    ["an age group", (p) => ({ ...p, count: { ...p.count, ages: p.count.ages.slice(1) } })],
    ["the tables", (p) => ({ ...p, count: { ...p.count, tables: [] } })],
    ["a subject", (p) => ({ ...p, stage: { ...p.stage, subjects: p.stage.subjects.slice(1) } })],
    [
      "an indicator",
      (p) => ({ ...p, indicators: { ...p.indicators, declarations: p.indicators.declarations.slice(1) } }),
    ],
    ["the join", (p) => ({ ...p, join: { ...p.join, months: "OTHER" } })],
  ])("sees that %s changed", (_, change) => {
    expect(changed({ pipeline: change(nightly) })).toEqual(["declarations"]);
  });

  it("holds nothing that JSON would leave out: every declaration is plain data", () => {
    const { stage, join: joined, count, protect, indicators } = nightly;
    const declared = { subjects: stage.subjects, joined, count, protect, indicators };
    expect(declared).toEqual(JSON.parse(JSON.stringify(declared)));
  });
});

describe("packageVersion", () => {
  it("is that of package.json", () => {
    expect(readFileSync(join(packageRoot, "package.json"), "utf8")).toContain(`"version": "${packageVersion()}"`);
  });
});

const of = (records: Parameters<typeof dataFingerprint>[0], cutoff = "2026-10-31T23:59"): string =>
  dataFingerprint(records, cutoff);

describe("dataFingerprint", () => {
  const one = accepted("d1", "2026-10-01T00:00", [["A", "2026-01"]]);
  const two = accepted("d2", "2026-10-02T00:00", [["A", "2026-02"]]);

  it("is the same for the same accepted deliveries, refused and later ones aside", () => {
    const late = accepted("d3", "2026-11-01T00:00", [["A", "2026-03"]]);
    expect(of([one, two, refused("x", "2026-10-03T00:00"), late])).toBe(of([one, two]));
  });

  it("changes with a delivery, its minute, or what was accepted of it", () => {
    const [file] = one.files;
    const other = { ...one, files: [{ ...file!, archiveSha256: "other" }] };
    const all = [of([one]), of([one, two]), of([{ ...one, deliveredAt: "2026-10-01T01:00" }]), of([other]), of([])];
    expect(new Set(all).size).toBe(all.length);
  });
});
