import { accuracyOf } from "./accuracy.ts";
import type { Accuracy } from "./accuracy.ts";
import { perHundred } from "./alarms.ts";
import { C6, comparedOf } from "./audited.ts";
import { firstNights } from "./first-night.ts";
import { firstOf } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { ALL_CITIES } from "./headline.ts";
import { ABOUT_5, missing } from "./late-payers.ts";
import type { Measured } from "./measured.ts";

/** The range that a target wants: from, to (both included) or under a number. */
export interface Wanted {
  readonly from?: number;
  readonly to?: number;
  readonly under?: number;
}

/** A target for the first delivery that holds a month, and the result; `measured` is null where there was nothing to measure. */
export interface Target {
  readonly name: string;
  readonly wanted: Wanted;
  readonly unit: "times" | "pp" | "%" | "of 100";
  /** The options that measure it. */
  readonly by: string;
  readonly measured: number | null;
  /** Number of months, over all countries, on which it was measured; null where this run did not measure it. */
  readonly months: number | null;
}

/** With fewer months a target counts as not measured. */
export const LEAST_MONTHS = 18;

const isWithin = (value: number, { from = -Infinity, to = Infinity, under = Infinity }: Wanted): boolean =>
  value >= from && value <= to && value < under;

/** Whether a target is met. */
export function verdict({
  measured,
  wanted,
  months,
}: Target): "met" | "not met" | "too few months" | "not measured here" {
  if (months === null) return "not measured here";
  if (months < LEAST_MONTHS) return "too few months";
  return measured !== null && isWithin(measured, wanted) ? "met" : "not met";
}

type Rest = Pick<Target, "by"> & {
  /** Null where they were not evaluated. */
  readonly forecasts: readonly Forecast[] | null;
};

/** The target's name, the measure of accuracy, and the wanted range. */
type Row = readonly [name: string, of: keyof Accuracy, wanted: Wanted];

const UNITS: Partial<Record<keyof Accuracy, Target["unit"]>> = { ratio: "times", error: "pp" };

const monthsOf = (forecasts: readonly Forecast[]): number =>
  new Set(forecasts.map(({ seed, month }) => `${seed} ${month}`)).size;

/** Targets on the accuracy of the same forecasts. */
function ofAccuracy({ forecasts, by }: Rest, rows: readonly Row[]): readonly Target[] {
  const accuracy = accuracyOf(forecasts ?? []);
  const months = forecasts === null ? null : monthsOf(forecasts);
  return rows.map(([name, of, wanted]) => ({
    name,
    wanted,
    unit: UNITS[of] ?? "%",
    by,
    measured: accuracy[of],
    months,
  }));
}

interface Choice {
  readonly indicator: string;
  readonly background: string;
}

/** First deliveries of a series of all cities together. */
const ofC6 = (forecasts: readonly Forecast[] | null, { indicator, background }: Choice): readonly Forecast[] | null =>
  forecasts === null
    ? null
    : firstOf(forecasts).filter(
        (one) => one.area === ALL_CITIES && one.indicator === indicator && one.background === background,
      );

const GAP: Choice = { indicator: "unemployment_gap_18_64", background: "_Z" };
const WOMEN: Choice = { indicator: "employment_gap_women", background: "FOREIGN" };
const EMPLOYED: Choice = { indicator: "employment_rate_18_64", background: "FOREIGN" };

const bands = (named: string): readonly Row[] => [
  [`${named}: 80 % bands, all headlines and areas`, "within80", { from: 75, to: 87 }],
  [`${named}: 95 % bands, all headlines and areas`, "within95", { from: 92, to: 98 }],
];

const publishedWithin = (name: string, error: number): readonly Row[] => [
  [`${name}: published`, "published", { from: 90 }],
  [`${name}: mean absolute error`, "error", { to: error }],
];

const first = (forecasts: readonly Forecast[] | null): readonly Forecast[] | null =>
  forecasts === null ? null : firstOf(forecasts);

function plainTargets({ plain }: Measured): readonly Target[] {
  const of = (cycle: string) => (plain?.jobSearch === cycle ? plain.evaluation.forecasts : null);
  const [monthly, yearly] = [of("monthly"), of("yearly")];
  const [byMonthly, byYearly] = ["--job-search monthly", "--job-search yearly"];
  return [
    ...ofAccuracy({ forecasts: ofC6(monthly, GAP), by: byMonthly }, [
      ["C6 unemployment gap 18-64: mean absolute error", "error", { to: 0.1 }],
      ["C6 unemployment gap 18-64: best yardstick's error / the nowcast's", "ratio", { from: 4 }],
    ]),
    ...ofAccuracy(
      { forecasts: ofC6(monthly, WOMEN), by: byMonthly },
      publishedWithin("C6 women's employment gap", 0.4),
    ),
    ...ofAccuracy(
      { forecasts: ofC6(monthly, EMPLOYED), by: byMonthly },
      publishedWithin("C6 foreign employment rate", 0.4),
    ),
    ...ofAccuracy({ forecasts: first(monthly), by: byMonthly }, bands("monthly job search")),
    ...ofAccuracy(
      { forecasts: ofC6(yearly, GAP), by: byYearly },
      publishedWithin("yearly job search, C6 unemployment gap", 0.2),
    ),
    ...ofAccuracy({ forecasts: first(yearly), by: byYearly }, bands("yearly job search")),
  ];
}

const shockedTargets = ({ shocked }: Measured): readonly Target[] =>
  ofAccuracy({ forecasts: first(shocked?.evaluation.forecasts ?? null), by: "--shocks" }, [
    ["with shocks: 95 % bands, all headlines and areas", "within95", { from: 90 }],
  ]);

function latePayerTargets({ latePayers }: Measured): readonly Target[] {
  const trials = latePayers === null ? null : missing(latePayers.trials, ABOUT_5);
  const { quiet = null, warned = 0 } = latePayers?.alarms ?? {};
  const of = { unit: "of 100", by: "--late-payers" } as const;
  return [
    {
      name: "late payers of about 5 % of wages: warned of",
      wanted: { from: 95 },
      ...of,
      measured: trials === null ? null : perHundred(trials.filter((trial) => trial.warned).length, trials.length),
      months: trials?.length ?? null,
    },
    {
      name: "months without late payers: false alarms",
      wanted: { under: 5 },
      ...of,
      measured: quiet === null ? null : perHundred(warned, quiet),
      months: quiet,
    },
  ];
}

function firstNightTargets({ firstNight }: Measured): readonly Target[] {
  const forecasts = firstNight === null ? null : firstNights(firstNight).gaps;
  return ofAccuracy({ forecasts, by: "--first-night" }, [
    ["first night, C6 gaps of the newest month: published", "published", { from: 100 }],
    ["first night, C6 gaps: mean absolute error", "error", { to: 0.3 }],
    ["first night, C6 gaps: 95 % bands", "within95", { from: 90 }],
  ]);
}

function auditTarget({ audited }: Measured): Target {
  const all = audited === null ? undefined : comparedOf(audited).find(({ series }) => series === C6);
  const { audited: error = null, unaudited = null } = all ?? {};
  const known = error !== null && unaudited !== null && unaudited > 0;
  return {
    name: "C6 headlines: error with the audit / without",
    wanted: { from: 0.9, to: 1.1 },
    unit: "times",
    by: "--audit",
    measured: known ? error / unaudited : null,
    months: all?.months ?? null,
  };
}

/**
 * The targets of the first delivery that holds a month, in the order of docs/accuracy.md, measured or not.
 *
 * @example targetsOf({ ...NOTHING_MEASURED, firstNight }).map(verdict) // ["not measured here", …, "met"]
 */
export const targetsOf = (measured: Measured): readonly Target[] => [
  ...plainTargets(measured),
  ...shockedTargets(measured),
  ...latePayerTargets(measured),
  ...firstNightTargets(measured),
  auditTarget(measured),
];
