import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { Shuttle } from "../solver/shuttle.ts";
import type { MonthToAudit } from "./month-to-audit.ts";
import { widthLeft } from "./targets.ts";
import type { Target } from "./targets.ts";

/** Sensitive targets that are left less than so many persons more than they must be are looked at closely. */
const NEARLY = 2;

/**
 * How far: through counts that are known as well as a rounded one, or better, and at so many sums at most; fewer each where nearly everything is
 * small. What is missed so, docs/protection.md says.
 */
const CLOSELY = { looks: 8_000, narrow: 9 };
const LOOKS_IN_ALL = 20_000_000;

interface Watched {
  readonly input: Pick<MonthToAudit, "lattice"> & { readonly limits: AuditLimits };
  readonly shuttle: Shuttle;
  readonly targets: readonly Target[];
}

/**
 * Looks closely at sensitive targets that are hardly left enough: gives whether any is not. What is left enough stays so: there are only ever fewer
 * numbers.
 *
 * @param settled counts that were looked at closely and are left enough; grows
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
    shuttle.probe(target.count, { ...CLOSELY, looks, ignored });
    if (widthLeft(target, shuttle) >= target.width) settled.add(target.count);
    else isLess = true;
  }
  return isLess;
}
