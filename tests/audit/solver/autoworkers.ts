import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { collectSums } from "../../../src/audit/solver/sums.ts";
import type { Sums } from "../../../src/audit/solver/sums.ts";

const schema = z.object({
  counts: z.array(z.int()).length(64),
  marginals: z.array(z.string()),
  upper: z.array(z.int()).length(64),
});

/** The published table of 64 cells, its published marginal tables, and the most that each cell can be by them. */
export const autoworkers = schema.parse(
  JSON.parse(readFileSync(join(packageRoot, "fixtures/vectors/autoworkers.json"), "utf8")),
);

const AXES = "FEDCBA";

/** Levels by axis: 0, 1, or 2 for both together; a count's number is its levels read as digits. */
type Levels = readonly number[];

const numberOf = (levels: Levels): number => levels.reduce((number, level) => 3 * number + level, 0);

const levelsOf = (count: number): Levels => AXES.split("").map((_, axis) => Math.floor(count / 3 ** (5 - axis)) % 3);

const COUNTS = 3 ** AXES.length;

const all = Array.from({ length: COUNTS }, (_, count) => count);

/** How the table and all its marginal tables add up, along each axis. */
export function autoworkersSums(): Sums {
  const sums = collectSums();
  for (const count of all) {
    const levels = levelsOf(count);
    for (const [axis, level] of levels.entries())
      if (level === 2)
        sums.add(
          count,
          [0, 1].map((one) => numberOf(levels.with(axis, one))),
        );
  }
  return sums.done(COUNTS);
}

/** Numbers of the 64 cells, in the order of the published table. */
export const autoworkersCells: readonly number[] = all.filter((count) => !levelsOf(count).includes(2));

const isIn = (cell: number, count: number): boolean =>
  levelsOf(count).every((level, axis) => level === 2 || level === levelsOf(cell)[axis]);

const truth = (count: number): number =>
  autoworkersCells.reduce((sum, cell, at) => sum + (isIn(cell, count) ? autoworkers.counts[at]! : 0), 0);

/** The counts of the published marginal tables, with their numbers of persons. */
export const autoworkersMarginals: readonly (readonly [count: number, persons: number])[] = all
  .filter((count) => {
    const told = levelsOf(count).flatMap((level, axis) => (level === 2 ? [] : [AXES[axis]!]));
    return autoworkers.marginals.some((marginal) => marginal.split("").toSorted().join() === told.toSorted().join());
  })
  .map((count) => [count, truth(count)]);
