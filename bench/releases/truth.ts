import { join } from "node:path";
import { countMonth } from "../../src/count/count-month.ts";
import type { TrueCounts } from "../../src/count/count-month.ts";
import type { StepContext } from "../../src/database/step.ts";
import { cellsOf } from "../../src/indicators/counted-cells.ts";
import type { Cell, Cells, Place } from "../../src/indicators/counted-cells.ts";
import { compositionOf } from "../../src/indicators/composition.ts";
import type { Composition } from "../../src/indicators/composition.ts";
import { countedOf } from "../../src/indicators/declaration.ts";
import type { Counted, Indicator } from "../../src/indicators/declaration.ts";
import { newestCounts } from "../../src/indicators/newest-counts.ts";
import { places } from "../../src/indicators/grid.ts";
import { figureKey } from "../../src/model/nowcast-row.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import type { Month } from "../../src/lib/months.ts";
import type { Interval, Share } from "../../src/statistics/interval.ts";
import { rangeWithTotal, rangeWithRest } from "../../src/statistics/share-range.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { writeUnrounded } from "../nowcast/true-counts.ts";
import { copyOf } from "../nowcast/statement.ts";

/** The true value of a published figure: persons, per cent or percentage points, unrounded. */
export interface TrueFigure {
  readonly indicator: Indicator;
  readonly table: string;
  readonly value: number;
  /** The range of values if each of its counts is off by as much as rounding and carrying forward allow. */
  readonly allowed: Interval;
}

/** Tables whose categories are part of a person's truth; the ground of a permit and the record of a background exist in the registers only. */
const IN_TRUTH: ReadonlySet<string> = new Set(["by_background", "by_language", "by_generation", "by_stay"]);

const TABLES = nightly.count.tables.filter(({ id }) => IN_TRUTH.has(id));

const { roundingBase, minimumChurn } = nightly.protect;

/** The number of persons by which a published count may be off. */
const OFF = Math.floor(roundingBase / 2) + minimumChurn - 1;

const around = (persons: number, counts: number): Interval => ({
  lower: Math.max(0, persons - counts * OFF),
  upper: persons + counts * OFF,
});

/** A share in per cent; 100 where the group may be empty. */
const percent = ({ numerator, denominator }: Share): number =>
  denominator === 0 ? 100 : (100 * numerator) / denominator;

/** The range of rates from counts that are off from a cell's as far as allowed. */
function allowedRates({ numerator, denominator }: Cell, composition: Composition): Interval {
  const [part, all] = [numerator ?? NaN, denominator ?? NaN];
  const within = around(part, composition.numerator);
  const range = composition.nested
    ? rangeWithRest(within, around(all - part, composition.denominator - composition.numerator))
    : rangeWithTotal(within, around(all, composition.denominator));
  return { lower: percent(range.lowest), upper: percent(range.highest) };
}

interface Figures {
  readonly value: number;
  readonly allowed: Interval;
}

const rateOf = (cell: Cell, composition: Composition): Figures => ({
  value: percent({ numerator: cell.numerator ?? NaN, denominator: cell.denominator ?? NaN }),
  allowed: allowedRates(cell, composition),
});

/**
 * An indicator's true figure at a place, with the allowed range of the published one.
 *
 * @example figureAt(unemploymentRate18To64, cells)(place) // { value: 10, allowed: { lower: 9.24, upper: 10.76 } }
 */
export function figureAt(indicator: Indicator, cells: Cells): (place: Place) => Figures {
  if (indicator.kind === "count") {
    return (place) => {
      const persons = cells(place).numerator ?? NaN;
      return { value: persons, allowed: around(persons, indicator.numerator.length) };
    };
  }
  if (indicator.kind === "rate") return (place) => rateOf(cells(place), compositionOf(indicator));
  const { along, minuend, subtrahend, of } = indicator;
  const rateAt = (place: Place, code: string) => rateOf(cells({ ...place, [along]: code }), compositionOf(of));
  return (place) => {
    const [first, second] = [rateAt(place, minuend), rateAt(place, subtrahend)];
    return {
      value: first.value - second.value,
      allowed: {
        lower: first.allowed.lower - second.allowed.upper,
        upper: first.allowed.upper - second.allowed.lower,
      },
    };
  };
}

/** The groups of a declaration that the truth covers. */
const coveredByTruth = (counted: Counted): Counted => ({
  ...counted,
  breakdowns: counted.breakdowns.filter(({ table }) => IN_TRUTH.has(table)),
});

async function countedTruth(month: Month, truth: string, context: StepContext): Promise<TrueCounts> {
  const path = join(context.store, `true-person-month-${month}.parquet`);
  const file = join(truth, `person_month_${month.replace("-", "_")}.parquet`);
  await context.session.run(copyOf("true_person_month"), { truth: file, output: path });
  const { areas, ages } = nightly.count;
  const personMonth = { path, sha256: await sha256OfFile(path) };
  return countMonth({ personMonth, month, tables: TABLES, areas, ages }, context);
}

/** Counts everybody's true status, unprotected, into a file in the columns of published counts. */
async function trueCounts(months: readonly Month[], truth: string, context: StepContext): Promise<string> {
  const counts: TrueCounts[] = [];
  for (const month of months) counts.push(await countedTruth(month, truth, context));
  const output = join(context.store, "true-counts.parquet");
  await writeUnrounded({ counts, output }, context);
  return output;
}

/** Backgrounds are never unknown in the truth, so counts of unknown background are compared with nothing. */
const isSomething = (value: number, { kind }: Indicator): boolean =>
  Number.isFinite(value) && !(kind === "count" && value === 0);

/**
 * The true figures of every indicator in every group that the truth covers, by `figureKey`.
 *
 * @param truth folder of the country's truth
 */
export async function trueFigures(
  { months, truth }: { readonly months: readonly Month[]; readonly truth: string },
  context: StepContext,
): Promise<ReadonlyMap<string, TrueFigure>> {
  const { session } = context;
  const counts = [await trueCounts(months, truth, context)];
  const newest = await newestCounts({ counts, releases: [] }, session);
  const extent = { areas: nightly.count.areas.map(({ code }) => code), months };
  const figures = new Map<string, TrueFigure>();
  for (const indicator of nightly.indicators.declarations) {
    const counted = coveredByTruth(countedOf(indicator));
    const at = figureAt(indicator, cellsOf(counted, newest));
    for (const place of places(counted, extent)) {
      const figure = at(place);
      const key = figureKey({ ...place, INDICATOR: indicator.id });
      if (isSomething(figure.value, indicator)) figures.set(key, { indicator, table: place.table, ...figure });
    }
  }
  return figures;
}
