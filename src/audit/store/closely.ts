import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import type { MonthToAudit } from "./month-to-audit.ts";
import { widthLeft } from "./targets.ts";
import type { Target } from "./targets.ts";

/** Sensitive targets are examined closely if their interval exceeds the required width by less than this. */
const NEARLY = 2;

/**
 * The reach of a close examination: through counts known as precisely as a rounded one, or better, and at most this
 * many sums; fewer for each target where nearly all counts are small. docs/protection.md describes what this misses.
 */
const CLOSELY = { looks: 8_000, narrow: 9 };
const LOOKS_IN_ALL = 20_000_000;

interface Watched {
  readonly input: Pick<MonthToAudit, "lattice"> & { readonly limits: AuditLimits };
  readonly shuttle: Shuttle;
  readonly targets: readonly Target[];
}

/**
 * Examines sensitive targets that have little more than the required width; returns whether one of them is too narrow.
 * A target with enough width keeps it, as numbers are only ever removed.
 *
 * @param settled counts that were examined closely and have enough width; grows
 */
export function lookClosely({ input: { lattice, limits }, targets, shuttle }: Watched, settled: Set<number>): boolean {
  const isNear = (target: Target): boolean => {
    const more = widthLeft(target, shuttle) - target.width;
    return target.width > limits.width && more >= 0 && more < NEARLY && !settled.has(target.count);
  };
  const near = targets.filter(isNear);
  const looks = Math.min(CLOSELY.looks, Math.floor(LOOKS_IN_ALL / near.length));
  let isLess = false;
  for (const target of near) {
    const ignored = lattice.sumsBeyond.get(lattice.cells[target.cell]!.area)!;
    shuttle.probe({ count: target.count, possible: target.persons }, { ...CLOSELY, looks, ignored });
    if (widthLeft(target, shuttle) >= target.width) settled.add(target.count);
    else isLess = true;
  }
  return isLess;
}
