import type { Month } from "../../src/lib/months.ts";
import { mean } from "../../src/statistics/mean.ts";
import { fixed, table } from "../tables.ts";
import { falseAlarms, perHundred } from "./alarms.ts";
import type { FalseAlarms } from "./alarms.ts";
import { comparedOf } from "./audited.ts";
import type { Audited } from "./audited.ts";
import { firstNights } from "./first-night.ts";
import type { Forecast } from "./forecasts.ts";
import { firstOf } from "./forecasts.ts";
import { seriesName } from "./headline.ts";
import { ABOUT_5, missing } from "./late-payers.ts";
import type { LatePayers, Trial } from "./late-payers.ts";
import { HEADER, rowOf, shown } from "./report-accuracy.ts";
import { hitsOf, monthsOf } from "./shocked.ts";
import type { Hit, Shocked } from "./shocked.ts";
import type { Evaluation } from "./standing.ts";

const hundredth = (warned: number, of: number): string => shown(perHundred(warned, of));

const tallied = (counted: ReadonlyMap<string, number>): string =>
  [...counted].map(([name, times]) => `${name} ${times}`).join(", ");

/** The mean error of a series over all countries, and how many true values its bands cover. */
function hitText({ series }: Hit, name: string): string {
  const own = series.find((one) => one.series === name);
  if (own === undefined || own.errors.length === 0) return "";
  const inside = own.within.filter(Boolean).length;
  return `${fixed(mean(own.errors), 2)} (${inside}/${own.within.length})`;
}

const hitRow = (hit: Hit, names: readonly string[]): readonly string[] => [
  `${hit.kind} ${hit.month}${hit.after === 0 ? "" : ", the month after"}; ${hit.delay}`,
  ...names.map((name) => hitText(hit, name)),
  tallied(hit.methods),
  tallied(hit.warnings) || "none",
];

function hitTable(shocked: Shocked): string {
  const hits = hitsOf(shocked);
  const names = [...new Set(hits.flatMap(({ series }) => series.map((one) => one.series)))];
  return table(
    ["shock; delay", ...names, "method or reason", "warnings"],
    hits.map((hit) => hitRow(hit, names)),
  );
}

/** The kinds of warnings that were given. */
const kindsIn = (evaluations: readonly Evaluation[]): readonly string[] =>
  [...new Set(evaluations.flatMap(({ warnings }) => warnings.map(({ warning }) => warning)))].toSorted();

const alarmRow = (name: string, { quiet, warned }: FalseAlarms): readonly string[] => [
  name,
  `${quiet}`,
  `${warned}`,
  hundredth(warned, quiet),
];

const ALARMS = ["false alarms at delay 0", "months", "warned", "of 100"];

function alarmTable(shocked: Shocked, plain: Evaluation | null): string {
  const hit = {
    name: "countries with shocks, other months",
    evaluation: shocked.evaluation,
    months: monthsOf(shocked),
  };
  const others = plain === null ? [] : [{ name: "countries without", evaluation: plain, months: new Set<Month>() }];
  const measured = [hit, ...others];
  const rows = kindsIn(measured.map(({ evaluation }) => evaluation)).flatMap((kind) =>
    measured.map(({ name, evaluation, months }) => alarmRow(`${kind}: ${name}`, falseAlarms(evaluation, months, kind))),
  );
  return rows.length === 0 ? "No month had a warning." : table(ALARMS, rows);
}

/** The effect of shocks on the published values, beside the same countries without shocks where these are measured too. */
export const shockedReport = (shocked: Shocked, plain: Evaluation | null): string =>
  [
    "For each shock, its month and the one after it, at the first delivery and the second: nowcast less truth, mean over the countries with " +
      "a value, and in how many of them the 95 % band covers the truth; the method or the reason for no value, by series; the kinds of warnings for the six cities, with the number of countries.",
    hitTable(shocked),
    table(
      ["all headlines and areas at delay 0", ...HEADER],
      [
        rowOf("with shocks, every month", firstOf(shocked.evaluation.forecasts)),
        ...(plain === null ? [] : [rowOf("without", firstOf(plain.forecasts))]),
      ],
    ),
    alarmTable(shocked, plain),
  ].join("\n\n");

const trialRow = (name: string, trials: readonly Trial[]): readonly string[] => {
  const warned = trials.filter((trial) => trial.warned).length;
  const share = trials.length === 0 ? "" : fixed(mean(trials.map((trial) => trial.missing)));
  return [name, `${trials.length}`, share, `${warned}`, hundredth(warned, trials.length)];
};

/** Of which late payers the first delivery warned. */
export function latePayersReport({ trials, alarms }: LatePayers): string {
  const [from, below] = ABOUT_5;
  return [
    table(
      ["reports missing at the first delivery", "months", "mean, %", "warned of", "of 100"],
      [
        trialRow(`under ${from} %`, missing(trials, [-Infinity, from])),
        trialRow(`${from} to ${below} %`, missing(trials, ABOUT_5)),
        trialRow(`${below} % or more`, missing(trials, [below, Infinity])),
      ],
    ),
    table(ALARMS, [alarmRow("countries with late payers, other months", alarms)]),
  ].join("\n\n");
}

/** The newest month of initial loads as published on the first night. */
export function firstNightReport(forecasts: readonly Forecast[]): string {
  const { gaps, rates } = firstNights(forecasts);
  const named = Map.groupBy([...gaps, ...rates], ({ indicator, background }) => seriesName(indicator, background));
  const methods = Map.groupBy([...gaps, ...rates], ({ method }) => method);
  return [
    table(
      ["first night, C6, newest month", ...HEADER],
      [...[...named].map(([name, of]) => rowOf(name, of)), rowOf("all gaps", gaps), rowOf("all rates", rates)],
    ),
    `Method, or reason for no value: ${tallied(new Map([...methods].map(([name, of]) => [name, of.length])))}.`,
  ].join("\n\n");
}

/** Errors with the audit beside those without it. */
export const auditedReport = (audited: Audited): string =>
  table(
    ["error at delay 0", "with the audit", "without", "with / without", "months with a value in both"],
    comparedOf(audited).map(({ series, audited: error, unaudited, months }) => [
      series,
      shown(error, 3),
      shown(unaudited, 3),
      error === null || unaudited === null || unaudited === 0 ? "" : fixed(error / unaudited, 2),
      `${months}`,
    ]),
  );
