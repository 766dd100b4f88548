import { fixed, table } from "../tables.ts";
import type { Measured } from "./measured.ts";
import { accuracyReport, shown } from "./report-accuracy.ts";
import { auditedReport, firstNightReport, latePayersReport, shockedReport } from "./report-trials.ts";
import { targetsOf, verdict } from "./targets.ts";
import type { Target } from "./targets.ts";

const DIGITS = { times: 1, pp: 3, "%": 1, "of 100": 1 } as const;

function wantedText({ wanted: { from, to, under }, unit }: Target): string {
  if (under !== undefined) return `under ${under} ${unit}`;
  if (to === undefined) return `at least ${from ?? 0} ${unit}`;
  return from === undefined ? `at most ${fixed(to, 2)} ${unit}` : `${from} to ${to} ${unit}`;
}

/** The result of a target, or the option that measures it. */
function measuredText(target: Target): string {
  const { measured, unit, by } = target;
  if (measured !== null) return `${shown(measured, unit === "times" && measured < 2 ? 2 : DIGITS[unit])} ${unit}`;
  return verdict(target) === "not measured here" ? by : "nothing";
}

/** The targets for the first delivery, what was measured, and whether they are met; for a target not measured, the option that measures it. */
const targetTable = (measured: Measured): string =>
  table(
    ["target, first delivery that holds a month", "wanted", "measured", "months", "met"],
    targetsOf(measured).map((target) => [
      target.name,
      wantedText(target),
      measuredText(target),
      `${target.months ?? ""}`,
      verdict(target),
    ]),
  );

const NOTES = [
  "Errors in percentage points, nowcast less truth, both sexes, monthly order, values with their one decimal, intervals and truth not rounded.",
  "Asked: months of series with published counts; published: those with a value, on which all errors are computed. A month too early for a value does not count as an error.",
  "Naive: the value from the counts published at that vintage. Last final: the newest final value at that vintage. Last year: the value from the counts of the same month a year before.",
  "Best: the smallest mean absolute error of these three. The truth is computed from everybody's true status.",
].join(" ");

const section = (title: string, text: string): string => `### ${title}\n\n${text}`;

/** Everything that was measured, as Markdown; the targets first. */
export function reportOf(measured: Measured): string {
  const { plain, audited, shocked, latePayers, firstNight } = measured;
  const sections = [
    plain && section("Accuracy", accuracyReport(plain.evaluation.forecasts, plain.arrivals)),
    audited && section("With the audit", auditedReport(audited)),
    shocked && section("Shocks", shockedReport(shocked, plain?.evaluation ?? null)),
    latePayers && section("Late payers", latePayersReport(latePayers)),
    firstNight && section("First night", firstNightReport(firstNight)),
  ];
  return [NOTES, targetTable(measured), ...sections.filter((text) => text !== null)].join("\n\n");
}
