import { lastKnown, stepCount, stepRows } from "./triangle.ts";
import type { RowOptions, Step, Triangle, TriangleRow } from "./triangle.ts";
import { sum } from "./sum.ts";

/** The development factor of a step from delay d to d + 1. Below 1 where more reports are cancelled than added. */
export interface DevelopmentFactor {
  /** Null where no row is known on both sides of the step, nor of a longer step across it. */
  readonly factor: number | null;
  /** The number of rows used for the factor. */
  readonly rows: number;
  /** The sum of these rows before the step: Mack's S. */
  readonly volume: number;
  /** True if rows outside the window or across a break were needed. */
  readonly pooled: boolean;
  /** True if no row is known just before and just after the step: the factor is then an equal part of a longer step. */
  readonly bridged: boolean;
}

const UNKNOWN: DevelopmentFactor = { factor: null, rows: 0, volume: 0, pooled: false, bridged: false };

/** The volume-weighted factor of a step of any length. */
function factorOf(triangle: Triangle, step: Step, options: RowOptions): DevelopmentFactor {
  const { cells, pooled } = stepRows(triangle, step, options);
  if (cells.length === 0) return UNKNOWN;
  const volume = sum(cells.map(({ before }) => before));
  const factor = volume > 0 ? sum(cells.map(({ after }) => after)) / volume : 1;
  return { factor, rows: cells.length, volume, pooled, bridged: false };
}

/**
 * The shortest step across the one from `delay` to the next for which some row is known on both sides; of equally short
 * ones the earliest.
 */
function bridgeOver(triangle: Triangle, delay: number): Step | null {
  const last = stepCount(triangle);
  for (let length = 2; length <= last; length += 1) {
    const earliest = Math.max(0, delay + 1 - length);
    for (let from = earliest; from <= Math.min(delay, last - length); from += 1) {
      const step = { from, to: from + length };
      if (stepRows(triangle, step).cells.length > 0) return step;
    }
  }
  return null;
}

/**
 * The factor of each unknown step under a bridge: the factor of the bridge divided by the known ones, in equal parts; 1
 * where no person is left to develop.
 */
function equalPart({ factor: span, volume }: DevelopmentFactor, parts: readonly DevelopmentFactor[]): number {
  const known = parts.reduce((product, { factor }) => product * (factor ?? 1), 1);
  const unknown = parts.filter(({ factor }) => factor === null).length;
  return span !== null && volume > 0 && known > 0 ? (span / known) ** (1 / unknown) : 1;
}

/** The factors with unknown ones filled in, bridge by bridge from the first delay on. */
function bridged(triangle: Triangle, factors: readonly DevelopmentFactor[], options: RowOptions): DevelopmentFactor[] {
  const filled = [...factors];
  for (const delay of factors.keys()) {
    const bridge = filled[delay]?.factor === null ? bridgeOver(triangle, delay) : null;
    if (bridge !== null) {
      const span = factorOf(triangle, bridge, options);
      const factor = equalPart(span, filled.slice(bridge.from, bridge.to));
      for (let step = bridge.from; step < bridge.to; step += 1) {
        if (filled[step]?.factor === null) filled[step] = { ...span, factor, bridged: true };
      }
    }
  }
  return filled;
}

/**
 * The volume-weighted development factors of a triangle, one for each step from a delay to the next:
 *
 *     f(d) = sum of C(m, d + 1) / sum of C(m, d), over the rows m in which both are known
 *
 * - A row with a hole contributes nothing to the two steps at the hole.
 * - Where the rows of a step are 0 before it, the factor is 1: there is nothing to develop.
 * - A step for which no row is known just before and just after (nothing was ever delivered at that delay) is bridged:
 *   the factor of the shortest longer step across it for which some row is known on both sides is divided by the known
 *   factors under it, and the quotient is split into equal parts. A row known before or after the bridge develops as if
 *   the factors had been observed; the distribution of the development within the bridge is unknown.
 * - A step without a bridge has no factor.
 *
 * Source: Mack, T. (1993), Distribution-free calculation of the standard error of chain ladder reserve estimates, ASTIN
 * Bulletin 23(2), 213-225. The window, the breaks, the pooling and the bridge are rules of this project.
 *
 * @returns as many factors as the triangle has steps up to its last known delay
 * @example developmentFactors([[80, 100], [120, 140], [90]]) // one factor: 240 / 200 = 1.2, of 2 rows
 */
export function developmentFactors(triangle: Triangle, options: RowOptions = {}): readonly DevelopmentFactor[] {
  const factors = Array.from({ length: stepCount(triangle) }, (_, delay) =>
    factorOf(triangle, { from: delay, to: delay + 1 }, options),
  );
  return bridged(triangle, factors, options);
}

/**
 * The ultimate of a row: its latest known cell times the remaining factors and the tail. A count of 0 stays 0.
 *
 * @param tail the tail factor after the last development factor, 1 where there is none (`tailFactor`)
 * @returns null where nothing is known of the row, or of a step that it needs
 * @example ultimate([90, null], developmentFactors([[80, 100], [120, 140], [90]])) // 108
 */
export function ultimate(row: TriangleRow, factors: readonly DevelopmentFactor[], tail = 1): number | null {
  const known = lastKnown(row);
  if (known === null) return null;
  return factors
    .slice(known.delay)
    .reduce<number | null>(
      (value, { factor }) => (value === null || factor === null ? null : value * factor),
      known.value * tail,
    );
}

/**
 * The ultimates of all rows of a triangle, developed with the same factors. With breaks, each side has its own factors:
 * use `ultimate` row by row.
 *
 * @example developed([[80, 100], [120, 140], [90]], factors) // [100, 140, 108]
 */
export const developed = (
  triangle: Triangle,
  factors: readonly DevelopmentFactor[],
  tail = 1,
): readonly (number | null)[] => triangle.map((row) => ultimate(row, factors, tail));
