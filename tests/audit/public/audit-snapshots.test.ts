import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import { FIRST, SECOND, everybodyIn, openAuditBench, womenAtWork } from "./bench.ts";
import type { AuditBench } from "./bench.ts";
import { MONTH, isCell, rounded, roundedTo } from "./made-up-snapshot.ts";
import type { Group, MadeUpVintage, Publish } from "./made-up-snapshot.ts";

let bench: AuditBench;
beforeAll(async () => {
  bench = await openAuditBench();
});
afterAll(() => bench.close());

/** Everything is published once. */
const once = (publish: Publish, base = 10): Promise<string> => bench.snapshot([{ vintage: FIRST, publish }], base);

const ofProfile = (lines: readonly string[], profile: string): readonly string[] =>
  lines.filter((line) => line.endsWith(`(profile ${profile})`));

const known = (place: string, vintage: string, what: string): string => `${place} ${MONTH} as of ${vintage}: ${what}`;

const AREAS = ["C2", "KU049", "KU091"];
const isOneOf =
  (...codes: readonly string[]) =>
  ({ category }: CellPlace): boolean =>
    codes.includes(category);

const manyUnknown = ({ ground }: Group): number => (ground === "UNKNOWN" ? 137 : 100);

const backgroundsOf =
  (area: string) =>
  (cell: CellPlace): boolean =>
    cell.area === area && cell.table === "by_background";

/** The base 4 leaves intervals narrow enough to distinguish two nights. */
const PINNED = { width: 3, widthByTable: {}, worth: [] };
const employedOf = (sex: string): Partial<CellPlace> => ({
  table: "by_background",
  area: "KU049",
  sex,
  age: "Y18T64",
  category: "_T",
  measure: "EMPLOYED",
});
const isPinning = (cell: CellPlace): boolean => isCell(employedOf("M"))(cell) || isCell(employedOf("_T"))(cell);

const WIDER = { width: 7, widthByTable: {}, worth: [] };

/** What one night with only 104 men and all discloses: it leaves the women an interval of 6 persons. */
async function leaksBesideMen(measure: string, women: number): Promise<readonly string[]> {
  const [isMen, isAll] = ["M", "_T"].map((sex) => isCell({ ...employedOf(sex), measure }));
  const published: Publish = (cell) =>
    isMen!(cell) ? roundedTo(104, 4) : isAll!(cell) ? roundedTo(104 + women, 4) : null;
  return (await bench.audit([await once(published, 4)], { limits: WIDER })).leaks;
}

/** Of everything only some men and, with 3 women, all. */
const night = (vintage: string, men: number, isTold?: (cell: CellPlace) => boolean): MadeUpVintage => ({
  vintage,
  publish: (cell) => (isPinning(cell) ? roundedTo(cell.sex === "M" ? men : men + 3, 4) : null),
  ...(isTold === undefined ? {} : { isTold }),
});

describe("an audit of public files", () => {
  it("passes what is rounded and withheld in peace, and says how much it looked at", async () => {
    const { profiles, leaks, faults } = await bench.audit([await once(rounded(10, isCell(womenAtWork)))]);
    expect([leaks, faults]).toEqual([[], []]);
    expect(profiles.map(({ profile, examined }) => [profile, examined])).toEqual([
      ["reader", 1],
      ["outsider", 1],
    ]);
    expect(profiles[0]?.smallestWidth).toBeGreaterThanOrEqual(5);
    expect(bench.progress.slice(-2)).toEqual([`${MONTH} as of ${FIRST}: reader`, `${MONTH} as of ${FIRST}: outsider`]);
  });

  it("has nothing to examine where nothing is withheld", async () => {
    const { profiles } = await bench.audit([await once(rounded(10))]);
    expect(profiles).toEqual([
      { profile: "reader", examined: 0, smallestWidth: null },
      { profile: "outsider", examined: 0, smallestWidth: null },
    ]);
  });

  it("notices a total that is not rounded", async () => {
    const isTotal = isCell(everybodyIn("KU049"));
    const { faults, leaks } = await bench.audit([
      await once((cell, persons) => roundedTo(persons, 10) + (isTotal(cell) ? 3 : 0)),
    ]);
    expect(faults).toContain(known("by_background KU049", FIRST, "1 number not rounded to the snapshot's base"));
    expect(leaks).toEqual([]);
  });

  it.each([
    ["where everything is published", () => false],
    ["where something is withheld", isCell(womenAtWork)],
  ])("notices a total that its parts contradict, %s", async (_, isWithheld) => {
    const isTotal = isCell(everybodyIn("KU049"));
    const publish: Publish = (cell, persons) =>
      isWithheld(cell) ? null : roundedTo(persons, 10) + (isTotal(cell) ? 500 : 0);
    const { faults } = await bench.audit([await once(publish)]);
    const contradiction = "totals and parts contradict each other, so some number is not rounded or not of this table";
    expect(faults).toEqual(
      ["by_background KU049", "by_background _T"].map((block) => known(block, FIRST, contradiction)),
    );
  });

  it("finds a withheld number that its three siblings give away when nothing is rounded, and discloses no value", async () => {
    const publish = rounded(1, ({ category, sex }) => category === "UNKNOWN" && sex === "F");
    const { leaks } = await bench.audit([await bench.snapshot([{ vintage: FIRST, persons: manyUnknown, publish }], 1)]);
    expect(leaks).toEqual(
      ["reader", "outsider"].flatMap((profile) =>
        AREAS.map((area) =>
          known(
            `by_background ${area}`,
            FIRST,
            `2 numbers are known to within fewer than 5 persons (profile ${profile})`,
          ),
        ),
      ),
    );
  });

  it("finds what two breakdowns give away together, and neither alone", async () => {
    const together = await bench.audit([await once(rounded(1, isOneOf("FAMILY")), 1)]);
    expect(ofProfile(together.leaks, "reader")).toEqual(
      AREAS.map((area) =>
        known(`by_ground ${area}`, FIRST, "6 numbers are known to within fewer than 5 persons (profile reader)"),
      ),
    );
    // Without what the other table discloses about foreign background, nothing follows from the other grounds.
    const alone = await bench.audit([await once(rounded(1, isOneOf("FAMILY", "FOREIGN", "UNKNOWN")), 1)]);
    expect(alone.leaks).toEqual([]);
  });

  it("does not call a number of persons disclosed that is not small: it is withheld for the sake of others", async () => {
    const leaks = ["reader", "outsider"].map((profile) =>
      known("by_background KU049", FIRST, `1 number is known to within fewer than 7 persons (profile ${profile})`),
    );
    expect(await leaksBesideMen("PERSONS", 16)).toEqual([]);
    expect(await leaksBesideMen("PERSONS", 8)).toEqual(leaks);
    // The reason may be its payers, who have to stay unknown however many persons there are.
    expect(await leaksBesideMen("EMPLOYED", 16)).toEqual(leaks);
  });

  it("calls a number of persons disclosed that is not small, where it gives away how few others there are", async () => {
    const publish = rounded(1, isCell({ ...everybodyIn("KU049"), category: "UNKNOWN" }));
    const leaksBeside = async (others: number) => {
      const persons = ({ ground }: Group): number => (ground === "UNKNOWN" ? 100 : others);
      return (await bench.audit([await bench.snapshot([{ vintage: FIRST, persons, publish }], 1)])).leaks;
    };
    expect(await leaksBeside(0)).toHaveLength(2);
    expect(await leaksBeside(100)).toEqual([]);
  });

  it("suspects, and does not claim, what is pinned over the nights only if nothing changed unseen", async () => {
    // 104 men are published as 104 (102 to 105) and 107 of both as 108 (106 to 109): 1 to 7 women.
    const first = night(FIRST, 104);
    // 106 men are published as 108, as are 109 of both: 0 to 3 women, so 1 to 3 where the women did not change.
    const moved = night(SECOND, 106, isPinning);
    for (const alone of [first, { ...moved, isTold: () => true }]) {
      expect((await bench.audit([await bench.snapshot([alone], 4)], { limits: PINNED })).leaks).toEqual([]);
    }
    const { leaks, suspicions, faults } = await bench.audit([await bench.snapshot([first, moved], 4)], {
      limits: PINNED,
    });
    expect([leaks, faults]).toEqual([[], []]);
    const assumed = "if no number changed that was not published again (profile outsider)";
    expect(suspicions).toEqual([
      known("by_background KU049", SECOND, `1 number would be known to within fewer than 3 persons ${assumed}`),
    ]);
  });

  it("drops what it assumed of numbers that did not stand still", async () => {
    const first: MadeUpVintage = { vintage: FIRST, publish: rounded(4, isCell(womenAtWork)) };
    // Only the men have a new number, further from the others than rounding allows: some of the others are held.
    const second: MadeUpVintage = {
      vintage: SECOND,
      publish: (_, persons) => roundedTo(persons, 4) + 8,
      isTold: isCell({ ...everybodyIn("KU049"), sex: "M" }),
    };
    const { profiles, leaks, faults } = await bench.audit([await bench.snapshot([first, second], 4)]);
    expect([leaks, faults]).toEqual([[], []]);
    // Once a vintage: without an answer the number would not count as examined.
    expect(profiles.map(({ profile, examined }) => [profile, examined])).toEqual([
      ["reader", 2],
      ["outsider", 2],
    ]);
  });
});

describe("a number that stands from before", () => {
  it("is no fault where the new ones contradict it: the publisher may hold it for longer", async () => {
    const first: MadeUpVintage = { vintage: FIRST, publish: rounded(10, isCell(womenAtWork)) };
    const second: MadeUpVintage = {
      vintage: SECOND,
      publish: (_, persons) => roundedTo(persons, 10) + 500,
      isTold: isCell(everybodyIn("KU049")),
    };
    const { profiles, leaks, faults } = await bench.audit([await bench.snapshot([first, second])]);
    expect([leaks, faults]).toEqual([[], []]);
    expect(profiles.map(({ examined }) => examined)).toEqual([1, 1]);
  });
});

describe("a city that attacks the others", () => {
  it("knows more than the public: of two cities' sum its own part", async () => {
    const snapshot = await once(rounded(4, backgroundsOf("KU091")), 4);
    const limits = { width: 4, widthByTable: {}, worth: [] };
    expect((await bench.audit([snapshot], { limits })).leaks).toEqual([]);
    const inside = await bench.audit([snapshot], { limits, city: "KU049" });
    expect(inside.profiles.map(({ profile }) => profile)).toEqual(["reader", "outsider", "KU049"]);
    expect(inside.leaks).toEqual([
      known("by_background KU091", FIRST, "24 numbers are known to within fewer than 4 persons (profile KU049)"),
    ]);
  });

  it("does not count its own withheld numbers as leaks", async () => {
    const { leaks, profiles } = await bench.audit([await once(rounded(10, backgroundsOf("KU049")))], { city: "KU049" });
    expect(leaks).toEqual([]);
    expect(profiles.at(-1)).toEqual({ profile: "KU049", examined: 0, smallestWidth: null });
  });

  it("has to be one of the cities", async () => {
    await expect(bench.audit([await once(rounded(10))], { city: "C2" })).rejects.toMatchObject({
      exitCode: 2,
      message: "C2 is not one of the cities",
      advice: "Attack as one of KU049, KU091.",
    });
  });
});
