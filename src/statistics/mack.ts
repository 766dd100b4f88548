import { developmentFactors, ultimate } from "./chain-ladder.ts";
import type { DevelopmentFactor } from "./chain-ladder.ts";
import { fillSigmas } from "./mack-sigma.ts";
import type { LastSigma } from "./mack-sigma.ts";
import { lastKnown, stepRows } from "./triangle.ts";
import type { RowOptions, Triangle, TriangleRow } from "./triangle.ts";

interface MackOptions extends RowOptions {
  /** How the sigma of a step is found that one row only was seen at, as at the last one. `mack` where left out. */
  readonly lastSigma?: LastSigma;
}

/** A row's development by chain ladder, in persons (or whatever the triangle counts); or that of several rows together. */
export interface MackEstimate {
  /** The newest known number. */
  readonly known: number;
  readonly ultimate: number;
  /** What is still to be reported: ultimate less known, below 0 where cancellations prevail. */
  readonly outstanding: number;
  /** Of the ultimate; null where a step that is needed has neither a sigma nor a volume. */
  readonly standardError: number | null;
}

interface MackResult {
  readonly factors: readonly DevelopmentFactor[];
  /** By step; null where no step has two rows. */
  readonly sigmas: readonly (number | null)[];
  /** By row of the triangle; null where it has no ultimate. */
  readonly rows: readonly (MackEstimate | null)[];
  /** Of all rows that have an ultimate. */
  readonly total: MackEstimate;
}

interface Model {
  readonly factors: readonly DevelopmentFactor[];
  readonly sigmas: readonly (number | null)[];
}

/** The sigma of each step that at least two rows with a volume were seen at, null elsewhere. */
function sigmasOf(triangle: Triangle, factors: readonly DevelopmentFactor[], options: RowOptions): (number | null)[] {
  return factors.map(({ factor, bridged }, delay) => {
    const { cells } = stepRows(triangle, { from: delay, to: delay + 1 }, options);
    const used = cells.filter(({ before }) => before > 0);
    if (factor === null || bridged || used.length < 2) return null;
    const squares = used.reduce((total, { before, after }) => total + (after - factor * before) ** 2 / before, 0);
    return Math.sqrt(squares / (used.length - 1));
  });
}

/** Of rows together: at each step the expected number, of those that are known so far, and the mean squared error of it. */
function standardError(rows: Triangle, { factors, sigmas }: Model): number | null {
  const known = rows.map((row) => lastKnown(row));
  let [expected, squared] = [0, 0];
  for (const [delay, { factor, volume }] of factors.entries()) {
    expected += known.reduce((total, cell) => total + (cell?.delay === delay ? cell.value : 0), 0);
    const sigma = sigmas[delay] ?? null;
    // Nobody develops into nobody, without an error; so do the steps before the first known cell.
    if (expected !== 0) {
      if (factor === null || sigma === null || volume <= 0) return null;
      squared = factor ** 2 * squared + sigma ** 2 * (expected + expected ** 2 / volume);
      expected *= factor;
    }
  }
  return Math.sqrt(squared);
}

function estimateOf(rows: readonly TriangleRow[], model: Model): MackEstimate {
  const known = rows.reduce((total, row) => total + (lastKnown(row)?.value ?? 0), 0);
  const final = rows.reduce((total, row) => total + (ultimate(row, model.factors) ?? 0), 0);
  return { known, ultimate: final, outstanding: final - known, standardError: standardError(rows, model) };
}

/**
 * Chain ladder with Mack's standard errors. With S(d) the volume of a step's factor, and C a row's known or expected number, the mean
 * squared error grows with every step by what the row itself may do and by what the factor may be wrong by:
 *
 *     sigma²(d) = sum of (C(m, d + 1) - f(d) C(m, d))² / C(m, d), by one less than its rows
 *     mse(d + 1) = f(d)² mse(d) + sigma²(d) (C(d) + C(d)² / S(d))
 *
 * The error of several rows together is that of their sum by the same formula, as they share the errors of the factors; it is Mack's (1993)
 * formula for the total. The errors assume that rows are independent of each other and know of no tail. A row with a hole, a bridged
 * factor (whose sigma is found as the last one's), a window and breaks are dealt with as in `developmentFactors`; with breaks every row and
 * the total are developed as on the side of the row that is asked for.
 *
 * Source: Mack, T. (1993), Distribution-free calculation of the standard error of chain ladder reserve estimates, ASTIN Bulletin 23(2),
 * 213-225; in the recursive form of Mack, T. (1999), ASTIN Bulletin 29(2), 361-366.
 *
 * @example mack(triangle).total // { known: 160987, ultimate: 213122.2, outstanding: 52135.2, standardError: 26909.0 }
 */
export function mack(triangle: Triangle, options: MackOptions = {}): MackResult {
  const factors = developmentFactors(triangle, options);
  const model = { factors, sigmas: fillSigmas(sigmasOf(triangle, factors, options), options.lastSigma ?? "mack") };
  const developable = (row: TriangleRow): boolean => ultimate(row, factors) !== null;
  return {
    ...model,
    rows: triangle.map((row) => (developable(row) ? estimateOf([row], model) : null)),
    total: estimateOf(triangle.filter(developable), model),
  };
}
