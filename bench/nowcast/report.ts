import { fixed, table } from "../protection/tables.ts";
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

/** Nothing where this run did not measure it. */
function measuredText(target: Target): string {
  const { measured, unit, by } = target;
  if (measured !== null) return `${shown(measured, unit === "times" && measured < 2 ? 2 : DIGITS[unit])} ${unit}`;
  return verdict(target) === "not measured here" ? by : "nothing";
}

/** What was promised of the first delivery, what was measured, and whether it is met; of what was not measured the option that does. */
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
  "Asked: months of series of which something was published; told: those with a value, of which all errors are. Too early for a value is no error.",
  "Naive: the published counts as they lay there. Last final: the newest month's value that was final there. Last year: the published counts of the same month a year before.",
  "Best: the best of these three by its mean absolute error. The truth is what everybody's status really was.",
].join(" ");

const section = (title: string, text: string): string => `### ${title}\n\n${text}`;

/** Everything that was measured, as Markdown; the targets first. */
export function reportOf(measured: Measured): string {
  const { plain, audited, shocked, latePayers, firstNight } = measured;
  const sections = [
    plain && section("Accuracy", accuracyReport(plain.told.forecasts, plain.arrivals)),
    audited && section("With the audit", auditedReport(audited)),
    plain && shocked && section("Shocks", shockedReport(shocked, plain.told)),
    latePayers && section("Late payers", latePayersReport(latePayers)),
    firstNight && section("First night", firstNightReport(firstNight)),
  ];
  return [NOTES, targetTable(measured), ...sections.filter((text) => text !== null)].join("\n\n");
}
