import { developmentFactors, ultimate } from "./chain-ladder.ts";
import type { DevelopmentFactor } from "./chain-ladder.ts";
import { fillSigmas } from "./mack-sigma.ts";
import type { LastSigma } from "./mack-sigma.ts";
import { lastKnown, stepRows } from "./triangle.ts";
import type { RowOptions, Triangle, TriangleRow } from "./triangle.ts";

interface MackOptions extends RowOptions {
  /** The rule for the sigma of a step that only one row covers, such as the last one; `mack` by default. */
  readonly lastSigma?: LastSigma;
}

/**
 * A row's development by chain ladder, in persons (or whatever the triangle counts); or that of several rows together.
 */
export interface MackEstimate {
  /** The latest known count. */
  readonly known: number;
  readonly ultimate: number;
  /** The outstanding count: the ultimate less the known count, below 0 where cancellations prevail. */
  readonly outstanding: number;
  /** The standard error of the ultimate; null where a required step has neither a sigma nor a volume. */
  readonly standardError: number | null;
}

interface MackResult {
  readonly factors: readonly DevelopmentFactor[];
  /** By step; null where no step has two rows. */
  readonly sigmas: readonly (number | null)[];
  /** By row of the triangle; null for a row without an ultimate. */
  readonly rows: readonly (MackEstimate | null)[];
  /** The total over all rows with an ultimate. */
  readonly total: MackEstimate;
}

interface Model {
  readonly factors: readonly DevelopmentFactor[];
  readonly sigmas: readonly (number | null)[];
}

/** The sigma of each step that at least two rows with a volume cover, null elsewhere. */
function sigmasOf(triangle: Triangle, factors: readonly DevelopmentFactor[], options: RowOptions): (number | null)[] {
  return factors.map(({ factor, bridged }, delay) => {
    const { cells } = stepRows(triangle, { from: delay, to: delay + 1 }, options);
    const used = cells.filter(({ before }) => before > 0);
    if (factor === null || bridged || used.length < 2) return null;
    const squares = used.reduce((total, { before, after }) => total + (after - factor * before) ** 2 / before, 0);
    return Math.sqrt(squares / (used.length - 1));
  });
}

/**
 * The standard error of the sum of rows: at each step the expected count of the rows known so far, and its mean squared
 * error.
 */
function standardError(rows: Triangle, { factors, sigmas }: Model): number | null {
  const known = rows.map((row) => lastKnown(row));
  let [expected, squared] = [0, 0];
  for (const [delay, { factor, volume }] of factors.entries()) {
    expected += known.reduce((total, cell) => total + (cell?.delay === delay ? cell.value : 0), 0);
    const sigma = sigmas[delay] ?? null;
    // A count of 0 stays 0 without an error; the same holds for the steps before the first known cell.
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
 * Chain ladder with Mack's standard errors. Let S(d) be the volume of a step's factor, and C a row's known or expected
 * count. The mean squared error grows with every step by the process error of the row and the estimation error of the
 * factor:
 *
 *     sigma²(d) = sum of (C(m, d + 1) - f(d) C(m, d))² / C(m, d), divided by the number of its rows less one
 *     mse(d + 1) = f(d)² mse(d) + sigma²(d) (C(d) + C(d)² / S(d))
 *
 * The error of several rows together is that of their sum by the same formula, as they share the estimation errors of
 * the factors; this is Mack's (1993) formula for the total. The errors assume independent rows and no tail. Holes,
 * bridged factors (whose sigma is found like that of the last step), a window and breaks are treated as in
 * `developmentFactors`; with breaks, every row and the total are developed as on the side of the requested row.
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
