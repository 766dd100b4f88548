import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTables } from "../../../pipelines/counts/index.ts";
import { indicatorDeclarations } from "../../../pipelines/indicators/index.ts";
import { protection } from "../../../pipelines/protection.ts";
import { compositionOf, shareRange } from "../../../src/indicators/composition.ts";
import { unitOf } from "../../../src/indicators/declaration.ts";
import type { Indicator } from "../../../src/indicators/declaration.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { roundedDown, roundedUp } from "../../../src/statistics/rounding.ts";
import { wilsonOver } from "../../../src/statistics/wilson.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import { drawing, inventCountry } from "../../protect/simulated-country.ts";
import { publishing } from "../../protect/simulated-protection.ts";
import { release } from "../../protect/simulated-releases.ts";
import { observed } from "./snapshot.ts";
import { plainLimits, recovered } from "./wilson.ts";
import type { LimitsOf } from "./wilson.ts";

const RATE = "unemployment_rate_18_64";
/** Denominators that the search tries; rates of more persons are left out. */
const MOST = 250;

const rounding = { base: protection.roundingBase, minimum: protection.minimumPersons };

/** The limits as the documents say that they are made: of all that the rounding allows. */
const documentedLimits: LimitsOf = (pair) => {
  const composition = compositionOf({ numerator: ["UNEMPLOYED"], denominator: ["EMPLOYED", "UNEMPLOYED"] });
  const { lower, upper } = wilsonOver(shareRange(pair, { composition, rounding }));
  return { lower: roundedDown(100 * lower, 1), upper: roundedUp(100 * upper, 1) };
};

/** Kinds of numbers that somebody could attack in a way that no attack here tries; none is published yet. Payers are no pay: persons are counted. */
const notAttacked = (rows: readonly Observation[], indicators: readonly Indicator[]): readonly string[] => [
  ...rows.filter(({ UNIT_MEASURE }) => !["PERS", "PT", "PP"].includes(UNIT_MEASURE)).map(({ INDICATOR }) => INDICATOR),
  ...rows.filter((row) => row.NOWCAST_LOWER !== null || row.NOWCAST_UPPER !== null).map(({ INDICATOR }) => INDICATOR),
  ...indicators.filter((one) => !["PERS", "PT", "PP"].includes(unitOf(one))).map(({ id }) => id),
  ...indicators
    .filter(({ id }) => /mean|median|average|quantile|quartile|decile|wage|pay(?!er)|eur/.test(id))
    .map(({ id }) => id),
];

const ratesIn = (rows: readonly Observation[]) =>
  rows.filter((row) => row.INDICATOR === RATE && row.OBS_VALUE !== null && row.N_BASE! <= MOST);
const keyOf = (row: Observation) => [row.REF_AREA, row.SEX, row.BACKGROUND, row.PERMIT_GROUND, row.STATUS_ORDER].join();

describe("published rates", () => {
  let place: Place;
  let published: readonly Observation[];
  /** The same rates, made of true counts. */
  let planted: readonly Observation[];
  beforeAll(async () => {
    place = await openPlace(1);
    const country = inventCountry(2500, drawing(3));
    const means = publishing();
    const { chain } = await release({ chain: [], country, vintage: "2026-08-01T00:00", means }, place.context);
    const [link] = chain;
    const { session, store } = place.context;
    published = await observed([link!.published.path], session, { rounding });
    const path = join(store, "true.parquet");
    await session.run(
      `copy (
         select published.* replace (persons::integer as OBS_VALUE, 'P' as OBS_STATUS)
         from read_parquet(getvariable('published'), file_row_number = true) as published
         join read_parquet(getvariable('counts'), file_row_number = true) as counts using (file_row_number)
       ) to (getvariable('output')) (format parquet)`,
      { published: [link!.published.path], counts: [link!.counts.path], output: path },
    );
    planted = await observed([path], session, { rounding: { base: 1, minimum: 1 } });
  });
  afterAll(() => place.close());

  const truePairs = () =>
    new Map(
      ratesIn(planted).map((row) => [
        keyOf(row),
        { numerator: Math.round((row.OBS_VALUE! * row.N_BASE!) / 100), denominator: row.N_BASE! },
      ]),
    );

  it("give back the persons behind them where they were made of true counts", () => {
    const pairs = truePairs();
    const alone = ratesIn(planted).filter((row) => {
      const found = recovered(row, { limitsOf: plainLimits, most: MOST });
      const known = pairs.get(keyOf(row))!;
      expect(found).toContainEqual(known);
      return found.length === 1 && known.numerator < 10;
    });
    expect(alone.length).toBeGreaterThan(50);
  });

  it("give back the rounded counts that are published anyhow, and nothing finer", () => {
    const rates = ratesIn(published);
    const pairs = truePairs();
    expect(rates.length).toBeGreaterThan(20);
    for (const row of rates) {
      const rounded = recovered(row, { limitsOf: documentedLimits, most: MOST });
      const told = rounded.filter(({ numerator, denominator }) => numerator % 10 === 0 && denominator % 10 === 0);
      expect(told.map(({ denominator }) => denominator)).toContain(row.N_BASE);
    }
    const unrounded = rates.filter((row) => {
      const truth = pairs.get(keyOf(row));
      return truth !== undefined && (truth.numerator % 10 !== 0 || truth.denominator % 10 !== 0);
    });
    expect(unrounded.length).toBeGreaterThan(10);
    for (const row of unrounded) {
      expect(recovered(row, { limitsOf: plainLimits, most: MOST })).not.toContainEqual(pairs.get(keyOf(row)));
    }
  });

  it("are made of published counts: a rate with a withheld one is withheld", () => {
    const shown = published.filter((row) => row.INDICATOR === RATE && row.OBS_VALUE !== null);
    expect(shown.every((row) => row.N_BASE! % 10 === 0)).toBe(true);
    expect(ratesIn(planted).length).toBeGreaterThan(shown.length);
  });

  it("and counts are all there is: no quantile, mean or nowcast, which would need attacks of their own", () => {
    expect(notAttacked(published, indicatorDeclarations)).toEqual([]);
    expect(countTables.every(({ breakdown }) => !/WAGE|PAY|INCOME/.test(breakdown.join()))).toBe(true);
    const [row] = published;
    expect(notAttacked([{ ...row!, UNIT_MEASURE: "EUR" }], [])).toHaveLength(1);
    expect(notAttacked([{ ...row!, NOWCAST_UPPER: 12 }], [])).toHaveLength(1);
    expect(notAttacked([], [{ ...indicatorDeclarations[0], id: "median_wage" }])).toEqual(["median_wage"]);
  });
});
