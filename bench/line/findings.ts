import { monthsBetween } from "../../src/lib/months.ts";
import { ALL_CITIES } from "../nowcast/headline.ts";
import { nearnessOf } from "../releases/against-truth.ts";
import type { Compared } from "../releases/against-truth.ts";

/** A requirement on the line of a series, and its result. */
export interface Finding {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** The smallest share, in per cent, of estimated and provisional values whose 95 % band must cover the truth. */
const IN_BAND = { city: 88, all: 85 } as const;

const isOpen = ({ status }: Compared): boolean => status === "P" || status === "E";

const seriesName = ({ indicator, area, group }: Compared): string => `${indicator} ${area} ${group}`.trim();

const byMonth = (values: readonly Compared[]): readonly Compared[] =>
  values.toSorted((a, b) => (a.month < b.month ? -1 : 1));

/** The series, each with its oldest month first. */
const seriesOf = (values: readonly Compared[]): ReadonlyMap<string, readonly Compared[]> =>
  new Map([...Map.groupBy(values, seriesName)].map(([name, of]) => [name, byMonth(of)] as const));

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * Mean absolute second difference: how much a line turns from month to month. NaN where there are no three consecutive months.
 *
 * @example turning(["2026-01", "2026-02", "2026-03"].map((month, at) => ({ month, value: [70, 60, 70][at]! }))) // 20
 */
export const turning = (line: readonly { readonly month: string; readonly value: number }[]): number =>
  meanOf(
    line.flatMap(({ value }, at) => {
      const [before, after] = [line[at - 1], line[at + 1]];
      if (before === undefined || after === undefined || monthsBetween(before.month, after.month) !== 2) return [];
      return [Math.abs(after.value - 2 * value + before.value)];
    }),
  );

/** The expected turning of errors distributed uniformly up to a limit, in units of the limit: their second difference has a variance of 6 / 3. */
const TURNING_OF_ERRORS = Math.sqrt(2) * Math.sqrt(2 / Math.PI);

const shown = (value: number): string => value.toFixed(2);

function turningOf(name: string, values: readonly Compared[]): readonly Finding[] {
  const [published, truly] = (["published", "truth"] as const).map((of) =>
    turning(values.map((one) => ({ month: one.month, value: one[of] }))),
  );
  if (Number.isNaN(published!)) return [];
  const limit = truly! + TURNING_OF_ERRORS * meanOf(values.map(({ allowance }) => allowance));
  return [
    {
      name: `${name}: turning`,
      wanted: `at most ${shown(limit)}`,
      measured: shown(published!),
      isMet: published! <= limit,
    },
  ];
}

function inBandOf(values: readonly Compared[], area: keyof typeof IN_BAND): readonly Finding[] {
  const banded = values.filter(
    (one) => isOpen(one) && one.inBand !== null && (one.area === ALL_CITIES) === (area === "all"),
  );
  // Without a band there is nothing to check.
  const share = banded.length === 0 ? 0 : (nearnessOf(banded).inBand ?? 0);
  return [
    {
      name: `${banded.length} open values of ${area === "all" ? "all cities together" : "cities"}: truth inside the 95 % band`,
      wanted: `at least ${IN_BAND[area]} %`,
      measured: `${share.toFixed(1)} %`,
      isMet: share >= IN_BAND[area],
    },
  ];
}

/** The requirements on the line of every series, and on all values together. */
export function findingsOf(values: readonly Compared[]): readonly Finding[] {
  const final = values.filter(({ status }) => status === "A");
  const outside = final.filter(({ beyond }) => beyond > 0).length;
  return [
    {
      name: `${final.length} final values: further from the truth than rounding and carried-forward counts allow`,
      wanted: "none, of at least one",
      measured: `${outside}`,
      isMet: outside === 0 && final.length > 0,
    },
    ...inBandOf(values, "city"),
    ...inBandOf(values, "all"),
    ...[...seriesOf(values)].flatMap(([name, of]) => turningOf(name, of)),
  ];
}

/** The series of all cities together as text, a line for each month: the published value with its status, the true one, and the difference. */
export function drawn(values: readonly Compared[]): string {
  const together = values.filter(({ area }) => area === ALL_CITIES);
  return [...seriesOf(together)]
    .map(([name, of]) => {
      const lines = of.map(
        ({ month, status, published, truth }) =>
          `  ${month} ${status} ${published.toFixed(1).padStart(6)}  truth ${truth.toFixed(1).padStart(6)}  ${(published - truth).toFixed(1).padStart(5)}`,
      );
      return [name, ...lines].join("\n");
    })
    .join("\n\n");
}
