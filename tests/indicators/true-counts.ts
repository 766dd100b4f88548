import * as fc from "fast-check";
import type { Cell } from "../../src/indicators/counted-cells.ts";
import type { Composition } from "../../src/indicators/composition.ts";
import type { Share } from "../../src/statistics/interval.ts";
import type { Rounding } from "../../src/statistics/rounded-counts.ts";

/** A cell as it is published and as it is: what protection knows and nobody right of it. */
export interface Known {
  readonly cell: Cell;
  readonly truth: Share;
}

const roundedTo = (persons: number, base: number): number => Math.floor((2 * persons + base) / (2 * base)) * base;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Small counts, where rounding is much, and large ones. */
const personsFrom = (minimum: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: minimum, max: minimum + 60 }), fc.integer({ min: minimum, max: 300_000 }));

const countsFrom = (minimum: number, length: number): fc.Arbitrary<readonly number[]> =>
  fc.array(personsFrom(minimum), { minLength: length, maxLength: length });

export const roundings: fc.Arbitrary<Rounding> = fc.record({
  base: fc.oneof(fc.constantFrom(1, 5, 10), fc.integer({ min: 1, max: 100 })),
  minimum: fc.integer({ min: 1, max: 40 }),
});

export const compositions: fc.Arbitrary<Composition> = fc
  .record({ numerator: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 1, max: 3 }), nested: fc.boolean() })
  .map(({ numerator, more, nested }) => ({ numerator, denominator: nested ? numerator + more : more, nested }));

const shown = (numerator: number, denominator: number): Cell => ({ numerator, denominator, status: "A" });

function known(
  parts: readonly number[],
  others: readonly number[],
  { nested, base }: { readonly nested: boolean; readonly base: number },
): Known {
  const published = (counts: readonly number[]): number => sum(counts.map((count) => roundedTo(count, base)));
  if (nested) {
    const all = [...parts, ...others];
    return {
      cell: shown(published(parts), published(all)),
      truth: { numerator: sum(parts), denominator: sum(all) },
    };
  }
  // Where the drawn denominator is too small it is raised until the numerator just fits.
  const missing = Math.max(0, sum(parts) - sum(others));
  const whole = others.map((count, index) => (index === 0 ? count + missing : count));
  return { cell: shown(published(parts), published(whole)), truth: { numerator: sum(parts), denominator: sum(whole) } };
}

/** Cells whose true counts are drawn first and then rounded, each by itself; those whose rate would be withheld are left out. */
export const knownCells = (composition: Composition, { base, minimum }: Rounding): fc.Arbitrary<Known> => {
  const { numerator, denominator, nested } = composition;
  return fc
    .tuple(countsFrom(minimum, numerator), countsFrom(minimum, nested ? denominator - numerator : denominator))
    .map(([parts, others]) => known(parts, others, { nested, base }))
    .filter(({ cell }) => cell.numerator! > 0 && cell.denominator! > cell.numerator!);
};
