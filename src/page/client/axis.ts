import { axisX, axisY, gridY, ruleY } from "@observablehq/plot";
import type { Markish } from "@observablehq/plot";
import type { Language } from "../../model/codelist.ts";
import { shortMonth } from "../../words/month-names.ts";
import { number } from "../../words/numbers.ts";
import { TEXT_SIZE } from "./chart.ts";
import { INK } from "./signs.ts";

/** An axis of values: its ends and its labelled values. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Steps that people count in. */
const STEPS = [1, 2, 5] as const;

function stepFor(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  return [...STEPS, 10].map((step) => step * power).find((step) => span / step <= most) ?? 10 * power;
}

/**
 * An axis that includes all values, between round numbers. `zero`: it includes zero too, as that of a gap always does.
 *
 * @example valueAxis([7.2, 13.4], { zero: true, most: 4 }) // { domain: [0, 15], ticks: [0, 5, 10, 15] }
 */
export function valueAxis(values: readonly number[], { zero, most }: { zero: boolean; most: number }): ValueAxis {
  const all = [...(zero || values.length === 0 ? [0] : []), ...(values.length === 0 ? [10] : values)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = stepFor(Math.max(high - low, 1), most);
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(6)));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

/** Grid, labels and the line of zero of an axis of values. */
export function valueMarks({ domain, ticks }: ValueAxis, language: Language): readonly Markish[] {
  const decimals = ticks.every(Number.isInteger) ? 0 : 1;
  return [
    gridY([...ticks], { stroke: INK.grid, strokeOpacity: 1 }),
    axisY([...ticks], {
      label: null,
      tickSize: 0,
      tickPadding: 6,
      fill: INK.secondary,
      fontSize: TEXT_SIZE,
      tickFormat: (value: number) => number(value, language, decimals),
    }),
    ruleY([domain[0] <= 0 && domain[1] >= 0 ? 0 : domain[0]], { stroke: INK.secondary }),
  ];
}

/**
 * The months written under an axis: the last, and back from it in equal steps, as many as fit; a letter each where there is very little room.
 */
export function monthTicks(months: readonly string[], width: number): readonly string[] {
  const fitting = Math.max(2, Math.floor(width / 64));
  const step = [1, 2, 3, 4, 6, 12, 24].find((one) => months.length / one <= fitting) ?? 24;
  return months.filter((_, index) => (months.length - 1 - index) % step === 0);
}

/** Months under a chart; where there are more than twelve, the first one and each January have their year. */
export function monthMarks(months: readonly string[], width: number, language: Language): Markish {
  const ticks = monthTicks(months, width);
  const label = (month: string, index: number): string => {
    const name = shortMonth(month, language);
    const other = ticks[index - 1]?.slice(0, 4) !== month.slice(0, 4);
    return months.length > 12 && other ? `${name}\n${month.slice(0, 4)}` : name;
  };
  return axisX([...ticks], {
    label: null,
    tickSize: 4,
    fontSize: TEXT_SIZE,
    fill: INK.secondary,
    stroke: INK.secondary,
    tickFormat: label,
  });
}
