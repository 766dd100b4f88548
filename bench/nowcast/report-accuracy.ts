import { fixed, table } from "../tables.ts";
import { accuracyOf } from "./accuracy.ts";
import type { Accuracy } from "./accuracy.ts";
import type { Arrival } from "./arrivals.ts";
import { DELAYS, firstOf } from "./forecasts.ts";
import type { Forecast } from "./forecasts.ts";
import { ALL_CITIES, HEADLINE, seriesName } from "./headline.ts";

/** A number with so many decimals; empty where there is none. */
export const shown = (value: number | null, digits = 1): string => (value === null ? "" : fixed(value, digits));

export const HEADER = [
  "asked",
  "published",
  "error",
  "bias",
  "naive",
  "last final",
  "last year",
  "best / error",
  "80 %",
  "95 %",
];

const numbersOf = (one: Accuracy): readonly string[] => [
  `${one.asked}`,
  `${one.values}`,
  ...[one.error, one.bias, one.naive, one.lastFinal, one.lastYear].map((value) => shown(value, 3)),
  shown(one.ratio),
  shown(one.within80),
  shown(one.within95),
];

const levelOf = ({ area }: Forecast): string => (area === ALL_CITIES ? ALL_CITIES : "cities");

const seriesOf = ({ indicator, background }: Forecast): string => seriesName(indicator, background);

export const rowOf = (name: string, forecasts: readonly Forecast[]): readonly string[] => [
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

/** The first headline at the first delivery, by area. */
function areaTable(forecasts: readonly Forecast[]): string {
  const first = firstOf(forecasts).filter(({ indicator }) => indicator === HEADLINE[0]);
  const byArea = [...Map.groupBy(first, ({ area }) => area)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return table(
    [`${HEADLINE[0]} at delay 0`, ...HEADER],
    byArea.map(([area, ofArea]) => rowOf(area, ofArea)),
  );
}

/** The first vintages evaluated in a country, when its history does not yet have each calendar month twice. */
const YOUNG = 12;

/** All first deliveries by the length of the history before them. */
function ageTable(forecasts: readonly Forecast[]): string {
  const first = firstOf(forecasts);
  const vintages = [...new Set(first.map(({ vintage }) => vintage))].toSorted();
  const until = vintages[YOUNG] ?? "9999";
  return table(
    ["all headlines and areas at delay 0", ...HEADER],
    [
      rowOf(
        "in the second year of the history",
        first.filter(({ vintage }) => vintage < until),
      ),
      rowOf(
        "in the third year",
        first.filter(({ vintage }) => vintage >= until),
      ),
    ],
  );
}

/** The methods used at each delay, and how often it was too early. */
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

/** In per cent of the mean absolute error; empty where there is none. */
const inErrors = (value: number | null, error: number | null): string =>
  value === null || error === null || error === 0 ? "" : shown((100 * value) / error, 0);

/** The bias as a share of the error, and its standard error. */
function biasTable(forecasts: readonly Forecast[]): string {
  const rates = inOrder(firstOf(forecasts)).filter(({ background }) => ["FOREIGN", "FINNISH"].includes(background));
  const named = Map.groupBy(rates, (one) => `${seriesOf(one)}; ${levelOf(one)}`);
  return table(
    ["bias at delay 0, % of the error", "bias", "its standard error", "months"],
    [...named].map(([name, of]) => {
      const { bias, scatter, error, values } = accuracyOf(of);
      return [name, inErrors(bias, error), inErrors(scatter, error), `${values}`];
    }),
  );
}

/** The first deliveries by country. */
function seedTable(forecasts: readonly Forecast[]): string {
  const bySeed = Map.groupBy(firstOf(forecasts), ({ seed }) => seed);
  return table(
    ["first deliveries", ...HEADER],
    [...bySeed].flatMap(([seed, of]) => [
      rowOf(
        `seed ${seed}: ${HEADLINE[0]}, ${ALL_CITIES}`,
        of.filter(({ indicator, area }) => indicator === HEADLINE[0] && area === ALL_CITIES),
      ),
      rowOf(`seed ${seed}: all headlines and areas`, of),
    ]),
  );
}

/** The accuracy of the nowcasts of some countries, as Markdown tables. */
export const accuracyReport = (forecasts: readonly Forecast[], arrivals: readonly Arrival[]): string =>
  [
    accuracyTable(forecasts),
    areaTable(forecasts),
    seedTable(forecasts),
    biasTable(forecasts),
    ageTable(forecasts),
    methodTable(forecasts),
    arrivalTable(arrivals),
  ].join("\n\n");
