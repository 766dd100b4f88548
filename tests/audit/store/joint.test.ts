import type { Highs } from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import type { Interval } from "../../../src/audit/solver/problem.ts";
import { intervalOf } from "../../../src/audit/solver/count-limits.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { Shuttle } from "../../../src/audit/solver/shuttle.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { sqlText } from "../../../src/database/sql.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import { auditedCell } from "../../../src/audit/store/audited-cell.ts";
import type { AuditedCell, Content } from "../../../src/audit/store/audited-cell.ts";
import { NOTHING_SAID, feasibleInterval } from "../../../src/audit/knowledge/feasible-interval.ts";
import { constrainByPublished, constrainByWithheld } from "../../../src/audit/store/external-intruder.ts";
import { targetsOf, widthLeft } from "../../../src/audit/store/targets.ts";
import type { Target } from "../../../src/audit/store/targets.ts";
import { blockOf } from "../../../src/audit/store/worth.ts";
import { propose } from "../../../src/protect/propose.ts";
import { openPlace } from "../../count/country.ts";
import { jointIntervals, openHighs } from "./joint.ts";
import type { Sought } from "./joint.ts";

const grid = gridOf({ ...nightly.count, measures: nightly.audit.measures });
const lattice = latticeOf(grid);
const [rules, limits] = [nightly.protect, nightly.audit.limits];

/** What the rules alone would publish of an invented month. */
async function proposedCells(seed: number): Promise<readonly AuditedCell[]> {
  const place = await openPlace();
  try {
    const counts = await place.count({ persons: 12_000, seed });
    const proposed = { rules, obsStatus: "P", vintage: "2026-08-15T00:00", before: null } as const;
    const { areas } = gridParameters(nightly.count);
    const proposals = await propose(
      { ...proposed, counts, cells: counts.cells, output: "proposals/2026-06", areas },
      place.context,
    );
    const rows = await place.context.session.rows(sqlText("protect/audited"), { proposals: [proposals.path] });
    return rows.map(auditedCell);
  } finally {
    await place.close();
  }
}

const NOTHING: Content = { value: null, origin: "new", possible: NOTHING_SAID };

/** What the shuttle algorithm alone concludes of what is public. */
function outsideOf(cells: readonly AuditedCell[]): Shuttle {
  const shuttle = openShuttle(lattice);
  constrainByWithheld({ lattice, cells, rules }, shuttle);
  constrainByPublished({ lattice, cells, rules }, shuttle);
  if (shuttle.settle() !== null) throw new Error("what is public contradicts itself");
  return shuttle;
}

/** What it concludes of cells, from all areas and tables. */
const concludedOf =
  (known: Shuttle) =>
  (cell: number): Interval => {
    return intervalOf(known, lattice.countOf[cell]!);
  };

function soughtOf({ count, cell, width }: Target): Sought {
  const derived = lattice.derived.find((one) => one.count === count && one.part === cell);
  const whole = lattice.countOf[cell] === count ? null : derived!.total;
  // A member knows that there is one: from nothing on it takes one more.
  return { cell, whole, enough: width + 1 };
}

/** A target that all tables of an area together leave a member less than is promised. */
interface Missed {
  readonly name: string;
  /** Persons that lack. */
  readonly less: number;
  readonly left: Interval;
  readonly truth: number;
}

function missedOf(target: Target, left: Interval, cells: readonly AuditedCell[]): readonly Missed[] {
  const less = target.width - (left.upper - Math.max(1, left.lower));
  const { cell, whole } = soughtOf(target);
  const own = cells[cell]!.persons!;
  const truth = whole === null ? own : cells[whole]!.persons! - own;
  return less > 0 ? [{ name: nameOfCell(lattice.cells[cell]!), less, left, truth }] : [];
}

/** The targets that propagation and probing leave too little, by country and area, and how many persons they lack (docs/protection.md). */
const LACKING: Readonly<Record<string, readonly string[]>> = {
  "11 KU049": ["by_background|KU049|F|Y20T64|UNKNOWN|ANNUAL|OUTSIDE: 1"],
};

// What is nearly missed is another thing in each country: two of them.
describe.each([11, 12])("all tables of an area together, after the audit, in country %i", (seed) => {
  let before: readonly AuditedCell[];
  let after: readonly AuditedCell[];
  let shuttle: Shuttle;
  let highs: Highs;
  beforeAll(async () => {
    before = await proposedCells(seed);
    const { suppressed, held } = auditProposals({ lattice, cells: before, rules, limits, before: NOTHING_KNOWN });
    const [gone, blocks] = [new Set(suppressed), new Set(held)];
    after = before.map((one, cell) =>
      gone.has(cell) || blocks.has(blockOf(lattice.cells[cell]!)) ? { ...one, content: NOTHING } : one,
    );
    shuttle = outsideOf(after);
    highs = await openHighs();
  });

  /** The targets that the shuttle algorithm alone leaves what is promised, but hardly more. */
  const nearestIn = (area: string): readonly Target[] =>
    targetsOf(lattice, { cells: after, rules, limits }).filter((target) => {
      const more = widthLeft(target, shuttle) - target.width;
      return lattice.cells[target.cell]!.area === area && more >= 0 && more <= 1;
    });

  const missed = (area: string, targets: readonly Target[], known: (cell: number) => Interval) => {
    const found = jointIntervals({ grid, area, known }, targets.map(soughtOf), highs);
    return targets.flatMap((target, at) => missedOf(target, found[at]!, before));
  };

  // Probing follows a supposition only so far: something could be missed. Whatever these lack, it is listed here.
  it.each([
    { area: "KU049", more: 200 },
    { area: "C6", more: 80 },
  ])("leave of each of more than $more nearest small counts in $area what is promised", ({ area, more }) => {
    const targets = nearestIn(area);
    expect(targets.length).toBeGreaterThan(more);
    const lacking = missed(area, targets, concludedOf(shuttle)).map(({ name, less }) => `${name}: ${less}`);
    expect(lacking).toEqual(LACKING[`${seed} ${area}`] ?? []);
  });

  it("leave less of many of them where what was suppressed is published after all", () => {
    const some = nearestIn("KU049").filter((_, at) => at % 5 === 0);
    const less = missed("KU049", some, (cell) => feasibleInterval(before[cell]!.content, rules));
    expect(less.length).toBeGreaterThan(some.length / 2);
    expect(less.filter(({ truth, left }) => truth < left.lower || truth > left.upper)).toEqual([]);
  });
});
