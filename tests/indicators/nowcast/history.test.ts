import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hole, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { monthAt, publishedHistory, releasesOf, sourcesWithSwitch, vintageAt } from "./made-up-history.ts";
import type { BlockAt, ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 6;

const told: ToldCount["told"] = ({ month, delay }) => 1000 + 100 * month + 10 * delay;

const of = (MEASURE: string, given: Partial<ToldCount> = {}, STATUS_ORDER = "MONTHLY"): ToldCount => ({
  place: { MEASURE, ...(MEASURE === "PERSONS" ? {} : { STATUS_ORDER }) },
  told,
  ...given,
});

/** The counts by their last two codes. */
async function read(
  counts: readonly ToldCount[],
  { without, at }: { readonly without?: readonly number[]; readonly at?: number } = {},
): Promise<ReadonlyMap<string, ReportedCount>> {
  const history = await laboratory.history({
    counts: publishedHistory(counts, { months: MONTHS, ...(without === undefined ? {} : { without }) }),
    sources: at === undefined ? [] : sourcesWithSwitch({ months: MONTHS }, { at, stays: true }),
  });
  expect(history.months).toEqual(Array.from({ length: MONTHS }, (_, month) => monthAt(month)));
  return new Map([...history.counts].map(([name, count]) => [name.split("|").slice(-2).join("|"), count]));
}

const since = (vintage: string, source: string) => ({ vintage, month: monthAt(0), source });

const nothing = (length: number): readonly null[] => Array.from({ length }, () => null);

test("rows are months, columns delays in deliveries of the measure", async () => {
  const counts = await read([of("EMPLOYED", { day: "24" }), of("PERSONS")]);
  const employed = counts.get("MONTHLY|EMPLOYED")!;
  expect(employed.rows).toHaveLength(MONTHS);
  expect(employed.rows[0]).toEqual([1000, 1010, 1020, 1030, 1040, 1050, ...nothing(7)]);
  expect(employed.rows[4]).toEqual([1400, 1410, ...nothing(11)]);
  expect(employed.deliveries).toEqual([true, true, true, true, true, true]);
  expect(counts.get("_Z|PERSONS")!.rows).toEqual(employed.rows);
});

test("a month without a delivery is a hole for each month, not another delay", async () => {
  const counts = await read([of("EMPLOYED")], { without: [2] });
  const { rows, deliveries } = counts.get("MONTHLY|EMPLOYED")!;
  expect(rows[1]).toEqual([1100, null, 1120, 1130, 1140, ...nothing(8)]);
  expect(rows[2]).toEqual([null, 1210, 1220, 1230, ...nothing(9)]);
  expect(deliveries).toEqual([true, true, false, true, true, true]);
});

test("each measure knows its source at each delay, where it depends on one", async () => {
  const counts = await read([of("UNEMPLOYED"), of("EMPLOYED"), of("EMPLOYED", {}, "ANNUAL"), of("PERSONS")], { at: 3 });
  const { sources } = counts.get("MONTHLY|UNEMPLOYED")!;
  const [benefits, search] = ["benefits", "job_search"];
  expect(sources![1]!.slice(0, 6)).toEqual([benefits, benefits, search, search, search, ""]);
  expect(sources![3]!.slice(0, 4)).toEqual([search, search, search, ""]);
  expect(counts.get("ANNUAL|EMPLOYED")!.sources).toEqual(sources);
  expect(counts.get("MONTHLY|EMPLOYED")!.sources).toBeNull();
  expect(counts.get("_Z|PERSONS")!.sources).toBeNull();
});

test("a source that takes over between two deliveries counts from the first of them: its last numbers are from it", async () => {
  const counts = publishedHistory([of("UNEMPLOYED")], { months: 3 });
  const history = await laboratory.history({
    counts: [...counts, { ...counts[0]!, OBS_VALUE: 2000, VINTAGE: vintageAt(1, "20") }],
    sources: [since(vintageAt(1, "20"), "job_search"), since(vintageAt(0), "benefits")],
  });
  const [count] = history.counts.values();
  expect(count!.rows[0]!.slice(0, 3)).toEqual([1000, 2000, 1020]);
  expect(count!.sources![0]!.slice(0, 4)).toEqual(["benefits", "job_search", "job_search", ""]);
});

test("without a word of where unemployment comes from it is of one source", async () => {
  const counts = await read([of("UNEMPLOYED")]);
  expect(new Set(counts.get("MONTHLY|UNEMPLOYED")!.sources!.flat())).toEqual(new Set([""]));
});

/** Of the second month nothing from its second delivery to its third; of the first nothing since its fourth. */
const someHoles = ({ month, asOf }: BlockAt): Hole =>
  month === 1 && asOf > 1 && asOf < 4 ? "held" : month === 0 && asOf > 3 ? "not_released" : "";

/** Espoo's first month was held at the release that would have closed it. */
const heldAtEnd = ({ area, month, asOf }: BlockAt): Hole =>
  area === "KU049" && month === 0 && asOf === 13 ? "held" : "";

describe("what was held or not worked on", () => {
  const extent = { months: MONTHS, hole: someHoles };
  const counts = [of("EMPLOYED")];

  test("is a hole with its reason, at the delays of the deliveries that it was not released at", async () => {
    const history = await laboratory.history({
      counts: publishedHistory(counts, extent),
      releases: releasesOf(counts, extent),
    });
    const { rows, holes, deliveries } = [...history.counts.values()][0]!;
    expect(rows[1]!.slice(0, 6)).toEqual([1100, null, null, 1130, 1140, null]);
    expect(holes[1]!.slice(0, 6)).toEqual(["", "held", "held", "", "", ""]);
    expect(rows[0]!.slice(0, 6)).toEqual([1000, 1010, 1020, 1030, null, null]);
    expect(holes[0]!.slice(0, 6)).toEqual(["", "", "", "", "not_released", "not_released"]);
    expect(holes).toHaveLength(MONTHS);
    expect(holes.every((row) => row.length === 13)).toBe(true);
    // What did not become public of one month was delivered all the same.
    expect(deliveries).toEqual([true, true, true, true, true, true]);
  });

  test("cannot be distinguished from what did not change where the releases are unknown", async () => {
    const history = await laboratory.history({ counts: publishedHistory(counts, extent) });
    const { rows, holes } = [...history.counts.values()][0]!;
    expect(rows[1]!.slice(0, 6)).toEqual([1100, 1100, 1100, 1130, 1140, null]);
    expect(new Set(holes.flat())).toEqual(new Set([""]));
  });
});

test("a month is held of the counts of a block that is held at the newest delivery, and of no others", async () => {
  const areas = ["C6", "KU049"].map((REF_AREA) => of("EMPLOYED", { place: { REF_AREA, MEASURE: "EMPLOYED" } }));
  const extent = {
    months: MONTHS,
    hole: ({ area, month, asOf }: BlockAt): Hole =>
      area === "KU049" && month === 1 && asOf === MONTHS - 1 ? "held" : "",
  };
  const { counts } = await laboratory.history({
    counts: publishedHistory(areas, extent),
    releases: releasesOf(areas, extent),
  });
  const heldIn = (area: string) => [...counts.values()].find(({ cell }) => cell.REF_AREA === area)!.held;
  expect(heldIn("C6")).toEqual(Array.from({ length: MONTHS }, () => false));
  expect(heldIn("KU049")).toEqual(Array.from({ length: MONTHS }, (_, month) => month === 1));
});

test("a month is provisional in the blocks whose newest counts are", async () => {
  const areas = ["C6", "KU049"].map((REF_AREA) => of("EMPLOYED", { place: { REF_AREA, MEASURE: "EMPLOYED" } }));
  const extent = { months: 14, hole: heldAtEnd };
  const { isProvisional } = await laboratory.history({
    counts: publishedHistory(areas, extent),
    releases: releasesOf(areas, extent),
  });
  const at = (REF_AREA: string, month: number, table = "by_background") => isProvisional({ table, REF_AREA }, month);
  expect([at("C6", 0), at("C6", 1), at("C6", 13)]).toEqual([false, true, true]);
  expect([at("KU049", 0), at("KU049", 1)]).toEqual([true, true]);
  expect(at("KU049", 0, "by_ground")).toBe(false);
});
