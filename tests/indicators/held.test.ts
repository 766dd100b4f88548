import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { observeWith } from "../../src/run/indicate.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { NowcastRow } from "../../src/model/nowcast-row.ts";
import { writeCounts } from "./made-up-counts.ts";
import { openLaboratory } from "./nowcast/laboratory.ts";
import type { Laboratory } from "./nowcast/laboratory.ts";
import { monthAt, publishedHistory, releasesOf, trueRate, twoBackgrounds } from "./nowcast/made-up-history.ts";
import type { BlockAt } from "./nowcast/made-up-history.ts";
import { OTHER_TOTALS } from "../../src/model/totals.ts";

const MONTHS = 30;
const LAST = MONTHS - 1;

/** Months of Espoo: held since its first delivery, since its last, since before its window closed, and always. */
const [YOUNG, NEWLY, OLD, NEVER] = [LAST - 6, LAST - 8, LAST - 15, LAST - 2];

const RELEASED: ReadonlyMap<number, number> = new Map([
  [YOUNG, 1],
  [NEWLY, 8],
  [OLD, 3],
  [NEVER, 0],
]);

const hole = ({ area, month, asOf }: BlockAt) =>
  area === "KU049" && asOf - month >= (RELEASED.get(month) ?? Infinity) ? "held" : "";

const observe = observeWith({
  ...nightly,
  indicators: { ...nightly.indicators, declarations: [unemploymentRate18To64] },
});

let laboratory: Laboratory;
let observations: readonly Observation[];
let nowcasts: readonly NowcastRow[];
beforeAll(async () => {
  laboratory = await openLaboratory();
  const counts = join(laboratory.folder, "held.parquet");
  const extent = { months: MONTHS, hole };
  await writeCounts(laboratory.session, counts, publishedHistory(twoBackgrounds, extent));
  const facts = {
    rounding_base: 10,
    releases: releasesOf(twoBackgrounds, extent),
    unemployment_sources: [],
    nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
  };
  ({ observations, nowcasts } = await observe([counts], laboratory.session, facts));
});
afterAll(() => laboratory.close());

const everybody = { ...OTHER_TOTALS, SEX: "_T" };

/** The rate of foreign background in a month. */
const rateOf = <T extends object>(rows: readonly T[], month: number, REF_AREA = "KU049"): T | undefined => {
  const where = { ...everybody, REF_AREA, BACKGROUND: "FOREIGN", STATUS_ORDER: "MONTHLY", TIME_PERIOD: monthAt(month) };
  return rows.find((row) => Object.entries(where).every(([column, code]) => Reflect.get(row, column) === code));
};

const shown = (month: number, area?: string): Observation => rateOf(observations, month, area)!;

describe("an observation of a block that is held", () => {
  test("is estimated with a band and the completeness of the delivery that it was last released at", () => {
    const held = shown(YOUNG);
    expect(held.OBS_STATUS).toBe("E");
    expect(held.COMPLETENESS).toBeLessThan(0.92);
    const truly = trueRate("FOREIGN", YOUNG);
    expect(held.NOWCAST_LOWER! <= truly && truly <= held.NOWCAST_UPPER!).toBe(true);
    expect(Math.abs(held.OBS_VALUE! - truly)).toBeLessThan(0.2);
    expect(shown(YOUNG, "C6")).toMatchObject({ OBS_STATUS: "A", COMPLETENESS: 1, NOWCAST_LOWER: null });
  });

  test("is provisional with a band though it had stopped changing before", () => {
    const held = shown(NEWLY);
    expect(held.OBS_STATUS).toBe("P");
    expect([held.NOWCAST_LOWER, held.NOWCAST_UPPER]).not.toContain(null);
    expect(shown(NEWLY, "C6").OBS_STATUS).toBe("A");
  });

  test("is not final because its window has passed", () => {
    const held = shown(OLD);
    expect(["E", "P"]).toContain(held.OBS_STATUS);
    expect([held.NOWCAST_LOWER, held.NOWCAST_UPPER]).not.toContain(null);
    expect(shown(OLD, "C6")).toMatchObject({ OBS_STATUS: "A", NOWCAST_LOWER: null });
    expect(shown(OLD - 1)).toMatchObject({ OBS_STATUS: "A", NOWCAST_LOWER: null });
  });

  test("is not collected, not withheld, where it was never released, and no nowcast covers it", () => {
    const nothing = { OBS_VALUE: null, NOWCAST_LOWER: null, NOWCAST_UPPER: null, COMPLETENESS: null, N_BASE: null };
    expect(shown(NEVER)).toMatchObject({ OBS_STATUS: "L", CONF_STATUS: "F", ...nothing });
    expect(rateOf(nowcasts, NEVER)).toBeUndefined();
    expect(shown(NEVER, "C6").OBS_STATUS).toBe("E");
  });
});

test("no value of a held block is final: none of them has status A", () => {
  const final = observations.filter(
    ({ REF_AREA, TIME_PERIOD, OBS_STATUS }) =>
      REF_AREA === "KU049" && OBS_STATUS === "A" && [...RELEASED.keys()].map(monthAt).includes(TIME_PERIOD),
  );
  expect(final).toEqual([]);
  expect(
    observations.filter(({ REF_AREA, OBS_STATUS }) => REF_AREA === "KU049" && OBS_STATUS === "A").length,
  ).toBeGreaterThan(30);
});
