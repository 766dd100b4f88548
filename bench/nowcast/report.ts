import { fixed, table } from "../protection/tables.ts";
import { accuracyOf } from "./accuracy.ts";
import type { Accuracy } from "./accuracy.ts";
import type { Arrival } from "./arrivals.ts";
import { DELAYS } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { ALL_CITIES, HEADLINE } from "./headline.ts";
import { targetsOf, verdict } from "./targets.ts";
import type { Target } from "./targets.ts";

/** A number with so many decimals; nothing where there is none. */
const shown = (value: number | null, digits = 1): string => (value === null ? "" : fixed(value, digits));

const DIGITS = { times: 1, pp: 3, "%": 1, months: 0 } as const;

function wantedText({ wanted: [from, to], unit }: Target): string {
  const [least, most] = [fixed(from, unit === "pp" ? 1 : 0), fixed(to, unit === "pp" ? 1 : 0)];
  if (to === Infinity) return `at least ${least} ${unit}`;
  return from === 0 ? `at most ${most} ${unit}` : `${least}-${most} ${unit}`;
}

function measuredText({ measured, scatter, unit }: Target): string {
  if (measured === null) return "nothing";
  return `${shown(measured, DIGITS[unit])}${scatter === null ? "" : ` ± ${shown(scatter, DIGITS[unit])}`} ${unit}`;
}

const seedsIn = (forecasts: readonly Forecast[]): readonly number[] => [...new Set(forecasts.map(({ seed }) => seed))];

/** What was promised of the first delivery, what was measured, and whether it is met; of several countries each beside all. */
function targetTable(forecasts: readonly Forecast[]): string {
  const seeds = seedsIn(forecasts);
  const single = seeds.length < 2 ? [] : seeds.map((one) => targetsOf(forecasts.filter(({ seed }) => seed === one)));
  return table(
    ["target, first delivery that holds a month", "wanted", "measured", "months", "met"].concat(
      single.length === 0 ? [] : seeds.map((seed) => `seed ${seed}`),
    ),
    targetsOf(forecasts).map((target, at) =>
      [target.name, wantedText(target), measuredText(target), `${target.months}`, verdict(target)].concat(
        single.map((targets) => measuredText(targets[at]!)),
      ),
    ),
  );
}

const HEADER = ["asked", "told", "error", "bias", "naive", "naive bias", "naive / error", "last year", "80 %", "95 %"];

const numbersOf = (one: Accuracy): readonly string[] => [
  `${one.asked}`,
  `${one.told}`,
  ...[one.error, one.bias, one.naive, one.naiveBias].map((value) => shown(value, 3)),
  shown(one.ratio),
  shown(one.lastYear, 3),
  shown(one.within80),
  shown(one.within95),
];

const levelOf = ({ area }: Forecast): string => (area === ALL_CITIES ? ALL_CITIES : "cities");

/** The series of an indicator by background; a gap between backgrounds has one. */
const seriesOf = ({ indicator, background }: Forecast): string =>
  background === "_Z" ? indicator : `${indicator}, ${background}`;

const rowOf = (name: string, forecasts: readonly Forecast[]): readonly string[] => [
  name,
  ...numbersOf(accuracyOf(forecasts)),
];

const inOrder = (forecasts: readonly Forecast[]): readonly Forecast[] =>
  HEADLINE.flatMap((id) => forecasts.filter(({ indicator }) => indicator === id));

/** Every headline in all cities together and in the cities, at each delay. */
function accuracyTable(forecasts: readonly Forecast[]): string {
  const named = Map.groupBy(inOrder(forecasts), (one) => `${seriesOf(one)}; ${levelOf(one)}`);
  const together = Map.groupBy(forecasts, (one) => `all headlines; ${levelOf(one)}`);
  const rows = [...named, ...together].flatMap(([name, ofSeries]) =>
    DELAYS.map((delay) =>
      rowOf(
        `${name}; ${delay}`,
        ofSeries.filter((one) => one.delay === delay),
      ),
    ),
  );
  return table(["series; area; delay", ...HEADER], rows);
}

/** The headlines' first deliveries city by city. */
function areaTable(forecasts: readonly Forecast[]): string {
  const first = forecasts.filter(({ delay, indicator }) => delay === 0 && indicator === HEADLINE[0]);
  const byArea = [...Map.groupBy(first, ({ area }) => area)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return table(
    [`${HEADLINE[0]} at delay 0`, ...HEADER],
    byArea.map(([area, ofArea]) => rowOf(area, ofArea)),
  );
}

/** Vintages of a country that are stood at first: a young history, before each calendar month was seen twice. */
const YOUNG = 12;

/** All first deliveries by how much history lay before them. */
function ageTable(forecasts: readonly Forecast[]): string {
  const first = forecasts.filter(({ delay }) => delay === 0);
  const vintages = [...new Set(first.map(({ vintage }) => vintage))].toSorted();
  const until = vintages[YOUNG] ?? "9999";
  return table(
    ["all headlines and areas at delay 0", ...HEADER],
    [
      rowOf(
        "with a second year of history",
        first.filter(({ vintage }) => vintage < until),
      ),
      rowOf(
        "with a third one",
        first.filter(({ vintage }) => vintage >= until),
      ),
    ],
  );
}

/** What was done at each delay, and how often it was too early. */
function methodTable(forecasts: readonly Forecast[]): string {
  const methods = [...new Set(forecasts.map(({ method }) => method))].toSorted();
  return table(
    ["forecasts at delay", ...methods],
    DELAYS.map((delay) => {
      const own = forecasts.filter((one) => one.delay === delay);
      const counted = methods.map((method) => `${own.filter((one) => one.method === method).length}`);
      return [`${delay}`].concat(counted);
    }),
  );
}

const arrivalTable = (arrivals: readonly Arrival[]): string =>
  table(
    ["published, % of the true count", "delay", "mean", "least", "largest", "months"],
    arrivals.map(({ measure, background, source, delay, mean, least, largest, months }) => [
      `${measure}, ${background}, by ${source}`,
      `${delay}`,
      ...[mean, least, largest].map((value) => fixed(value)),
      `${months}`,
    ]),
  );

const NOTES = [
  "Errors in percentage points, nowcast less truth, both sexes, monthly order, values with their one decimal, intervals and truth not rounded.",
  "Asked: months of series of which something was published; told: those with a nowcast, of which all errors are. Too early for a value is no error.",
  "Naive: the published counts as they lay there. Last year: those of the same month a year before.",
  "The truth is what everybody's status really was; the counts were published without the audit.",
  "Beside a bias stands its standard error: what an unbiased estimate comes to by chance. What has arrived is that of the first country.",
].join(" ");

/** Everything that was measured, as Markdown. */
export const reportOf = (forecasts: readonly Forecast[], arrivals: readonly Arrival[]): string =>
  [
    NOTES,
    targetTable(forecasts),
    accuracyTable(forecasts),
    areaTable(forecasts),
    ageTable(forecasts),
    methodTable(forecasts),
    arrivalTable(arrivals),
  ].join("\n\n");
