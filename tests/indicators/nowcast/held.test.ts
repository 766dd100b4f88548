import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../../pipelines/indicators/unemployment.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import type { NowcastSettings } from "../../../src/indicators/nowcast/settings.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { monthsBetween } from "../../../src/lib/months.ts";
import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { off, openLaboratory, rowsOf } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { FIRST, monthAt, publishedHistory, releasesOf, trueGap, trueRate, twoBackgrounds } from "./made-up-history.ts";
import type { BlockAt, ToldCount } from "./made-up-history.ts";

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MONTHS = 32;
const LAST = MONTHS - 1;

type Holes = (at: BlockAt) => "" | "held" | "not_released";

interface Asked {
  readonly holes?: Holes;
  readonly indicator?: Indicator;
  readonly changed?: Partial<NowcastSettings>;
  /** What arrives; most of it early unless given. */
  readonly groups?: readonly ToldCount[];
  /** Without what is known of the releases. */
  readonly untold?: boolean;
  /** What came after the last delivery, without a later month. */
  readonly later?: readonly ReleasedVintage[];
}

/** The rows of foreign background, or of the gap, of a history of which some was held or not worked on. */
async function rowsWith(asked: Asked): Promise<readonly NowcastRow[]> {
  const { holes: hole = () => "", groups = twoBackgrounds, changed = {}, untold = false, later = [] } = asked;
  const extent = { months: MONTHS, hole };
  const published = {
    counts: publishedHistory(groups, extent),
    releases: untold ? [] : [...releasesOf(groups, extent), ...later],
    indicator: asked.indicator ?? unemploymentRate18To64,
  };
  const rows = await rowsOf(laboratory, published, changed);
  return rows.filter(({ BACKGROUND }) => BACKGROUND === "FOREIGN" || BACKGROUND === "_Z");
}

const rowAt = (rows: readonly NowcastRow[], month: number, REF_AREA = "KU049"): NowcastRow | undefined =>
  rows.find((row) => row.REF_AREA === REF_AREA && row.TIME_PERIOD === monthAt(month));

/** Espoo's month was released at so many deliveries, and held since. */
const heldAfter =
  (month: number, deliveries: number): Holes =>
  (at) =>
    at.area === "KU049" && at.month === month && at.asOf >= month + deliveries ? "held" : "";

describe("a month of which nothing new became public since its first delivery", () => {
  const MONTH = LAST - 5;
  let rows: readonly NowcastRow[];
  beforeAll(async () => {
    rows = await rowsWith({ holes: heldAfter(MONTH, 1) });
  });

  test("is published as a month after its first delivery is, with a band, and is not final", () => {
    const [held, newest] = [rowAt(rows, MONTH)!, rowAt(rows, LAST)!];
    expect(held).toMatchObject({ DELAY: 0, METHOD: "chain_ladder", REASON: "" });
    expect(Math.abs(held.COMPLETENESS! - newest.COMPLETENESS!)).toBeLessThan(0.01);
    expect(held.COMPLETENESS).toBeLessThan(0.92);
    expect(held.LOWER_95!).toBeLessThan(held.VALUE!);
    expect(held.UPPER_95!).toBeGreaterThan(held.VALUE!);
    expect(held.BACK_TESTS).toBe(newest.BACK_TESTS);
  });

  test("is near what came, which is inside its band, and far from what stands", () => {
    const truly = trueRate("FOREIGN", MONTH);
    const held = rowAt(rows, MONTH)!;
    expect(off(held, (month) => trueRate("FOREIGN", month))).toBeLessThan(0.15);
    expect(held.LOWER_95! <= truly && truly <= held.UPPER_95!).toBe(true);
    expect(Math.abs(held.NAIVE! - truly)).toBeGreaterThan(2);
  });

  test("is estimated beside the other areas, which are estimated too; nothing else of them changes", () => {
    expect(rowAt(rows, MONTH, "C6")).toMatchObject({ DELAY: 5, METHOD: "chain_ladder" });
    expect(off(rowAt(rows, MONTH, "C6")!, (month) => trueRate("FOREIGN", month))).toBeLessThan(0.05);
    expect(rowAt(rows, LAST - 4, "C6")).toMatchObject({ DELAY: 4, METHOD: "naive" });
    expect(rowAt(rows, LAST - 6, "C6")).toMatchObject({ DELAY: 6, METHOD: "final" });
  });

  test("would be final, and points off, where nobody said that it was held", async () => {
    const untold = rowAt(await rowsWith({ holes: heldAfter(MONTH - 1, 1), untold: true }), MONTH - 1)!;
    expect(untold.METHOD).toBe("final");
    expect(off(untold, (month) => trueRate("FOREIGN", month))).toBeGreaterThan(2);
  });

  test("is held in a gap as well, of which both groups are in its table", async () => {
    const gaps = await rowsWith({ holes: heldAfter(MONTH, 1), indicator: unemploymentGap18To64 });
    expect(rowAt(gaps, MONTH)).toMatchObject({ DELAY: 0, METHOD: "chain_ladder" });
    expect(off(rowAt(gaps, MONTH)!, trueGap)).toBeLessThan(0.2);
  });
});

describe("a month that is held", () => {
  test("is final no more though it was before, until it is released again", async () => {
    const held = await rowsWith({ holes: heldAfter(LAST - 8, 8) });
    expect(rowAt(held, LAST - 8)).toMatchObject({ DELAY: 7, METHOD: "naive", REASON: "" });
    const again = await rowsWith({
      holes: (at) => (at.asOf < LAST ? heldAfter(LAST - 8, 5)(at) : ""),
    });
    expect(rowAt(again, LAST - 8)).toMatchObject({ DELAY: 8, METHOD: "naive" });
    expect(rowAt(held, LAST - 8, "C6")).toMatchObject({ DELAY: 8, METHOD: "final" });
  });

  test("is final no more where a correction of the delivery that was released is held, and nothing else is", async () => {
    const [corrected, beside] = [LAST - 8, LAST - 9].map(monthAt);
    const held = [{ month: corrected!, table: "by_background", areas: ["KU049"] }];
    const rows = await rowsWith({ later: [{ vintage: "9999-01-01", months: [corrected!, beside!], held }] });
    expect(rowAt(rows, LAST - 8)).toMatchObject({ DELAY: 8, METHOD: "naive", REASON: "" });
    expect(rowAt(rows, LAST - 8)!.LOWER_95).not.toBeNull();
    expect(rowAt(rows, LAST - 8, "C6")!.METHOD).toBe("final");
    expect(rowAt(rows, LAST - 9)!.METHOD).toBe("final");
  });

  test("has no value where too little had arrived when it was last released, and says that it is held", async () => {
    const rows = await rowsWith({ holes: heldAfter(LAST - 4, 1), changed: { floor: 0.95 } });
    const none = { METHOD: "none", VALUE: null, LOWER_95: null, UPPER_80: null, DELAY: 0 };
    expect(rowAt(rows, LAST - 4)).toMatchObject({ ...none, REASON: "held" });
    expect(rowAt(rows, LAST)).toMatchObject({ ...none, REASON: "completeness" });
    expect(rowAt(rows, LAST - 4, "C6")).toMatchObject({ METHOD: "chain_ladder", REASON: "" });
  });

  test("has no value where it was tried on too few months, and says that it is held", async () => {
    const rows = await rowsWith({ holes: heldAfter(LAST - 4, 1), changed: { backTests: 99 } });
    expect(rowAt(rows, LAST - 4)).toMatchObject({ METHOD: "none", REASON: "held", DELAY: 0 });
    expect(rowAt(rows, LAST)).toMatchObject({ METHOD: "none", REASON: "back_tests", DELAY: 0 });
  });

  test("has no row where it was never released, nor makes that an older month the newest", async () => {
    const rows = await rowsWith({ holes: heldAfter(LAST, 0) });
    expect(rowAt(rows, LAST)).toBeUndefined();
    expect(rowAt(rows, LAST - 1)).toMatchObject({ DELAY: 1, METHOD: "chain_ladder" });
    expect(rowAt(rows, LAST, "C6")).toMatchObject({ DELAY: 0, METHOD: "chain_ladder" });
  });
});

/** Number of the oldest month that is published for an area. */
const oldest = (rows: readonly NowcastRow[], area: string): number =>
  Math.min(
    ...rows.filter(({ REF_AREA }) => REF_AREA === area).map(({ TIME_PERIOD }) => monthsBetween(FIRST, TIME_PERIOD)),
  );

describe("a month whose window has passed", () => {
  const OVER = LAST - 14;

  test("is not published any more where it was closed", async () => {
    const rows = await rowsWith({});
    expect(oldest(rows, "KU049")).toBe(LAST - 12);
  });

  test("is not final where it was held before the last delivery came: its value is of that delay", async () => {
    const rows = await rowsWith({ holes: heldAfter(OVER, 2) });
    expect(rowAt(rows, OVER)).toMatchObject({ DELAY: 1, METHOD: "chain_ladder", REASON: "" });
    expect(off(rowAt(rows, OVER)!, (month) => trueRate("FOREIGN", month))).toBeLessThan(0.2);
    expect(rowAt(rows, OVER)!.LOWER_95).not.toBeNull();
    expect(rowAt(rows, OVER, "C6")).toBeUndefined();
  });

  test("is final where its last delivery was released, and only what closes it is held", async () => {
    const rows = await rowsWith({ holes: heldAfter(OVER, 13) });
    expect(rowAt(rows, OVER)).toMatchObject({ DELAY: 12, METHOD: "final", LOWER_95: null });
  });

  test("is final so though that delivery still changed it, and not where it was the one that was held", async () => {
    const closing = await rowsWith({ holes: heldAfter(OVER, 13), groups: moving });
    expect(rowAt(closing, OVER)).toMatchObject({ DELAY: 12, METHOD: "final" });
    // The window holds this one still: a correction may come.
    expect(rowAt(closing, LAST - 12)).toMatchObject({ DELAY: 12 });
    expect(rowAt(closing, LAST - 12)!.METHOD).not.toBe("final");
    const before = await rowsWith({ holes: heldAfter(OVER, 12), groups: moving });
    expect(rowAt(before, OVER)).toMatchObject({ DELAY: 11 });
    expect(rowAt(before, OVER)!.METHOD).not.toBe("final");
  });
});

/** The same, but the last delivery of a month brings a tenth more of the unemployed. */
const moving = twoBackgrounds.map(({ place, told }): ToldCount => ({
  place,
  told: (at) => told(at) * (place.MEASURE === "UNEMPLOYED" && at.delay === 12 ? 1.1 : 1),
}));

/** Only so many of the newest months are worked on. */
const newest =
  (months: number): Holes =>
  ({ month, asOf }) =>
    asOf - month < months ? "" : "not_released";

/** Of every fourth month the first two deliveries alone were worked on. */
const someTwice: Holes = ({ month, asOf }) => (month % 4 === 0 && asOf - month > 1 ? "not_released" : "");

describe("months that are not worked on any more", () => {
  test("are as old as when they last were, and final only where three deliveries had changed nothing", async () => {
    // All has arrived with the fourth delivery: three more that change nothing are the seventh.
    const six = await rowsWith({ holes: newest(6) });
    const seven = await rowsWith({ holes: newest(7) });
    for (const month of [LAST - 7, LAST - 12, LAST - 20]) {
      // Nothing shows how far a month was from what came so late: none was released three deliveries after it.
      expect(rowAt(six, month)).toMatchObject({ DELAY: 5, METHOD: "none", REASON: "back_tests", BACK_TESTS: 0 });
      expect(rowAt(seven, month)).toMatchObject({ DELAY: 6, METHOD: "final", REASON: "" });
    }
  });

  test("are estimated by how others developed, not taken for what came", async () => {
    const rows = await rowsWith({ holes: someTwice });
    expect(rowAt(rows, 24)).toMatchObject({ DELAY: 1, METHOD: "chain_ladder" });
    expect(off(rowAt(rows, 24)!, (month) => trueRate("FOREIGN", month))).toBeLessThan(0.15);
    expect(rowAt(rows, LAST)).toMatchObject({ DELAY: 0, METHOD: "chain_ladder" });
    expect(off(rowAt(rows, LAST)!, (month) => trueRate("FOREIGN", month))).toBeLessThan(0.15);
  });
});
