import type { Highs } from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { headlineAges } from "../../../pipelines/ages.ts";
import { byBackground } from "../../../pipelines/counts/by_background.ts";
import { byCitizenship } from "../../../pipelines/counts/by_citizenship.ts";
import { byGround } from "../../../pipelines/counts/by_ground.ts";
import { byStay } from "../../../pipelines/counts/by_stay.ts";
import { nightly } from "../../../pipelines/nightly.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { auditProposals } from "../../../src/audit/store/audit-proposals.ts";
import { auditedCell } from "../../../src/audit/store/audited-cell.ts";
import type { AuditedCell } from "../../../src/audit/store/audited-cell.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import { targetsOf } from "../../../src/audit/store/targets.ts";
import { blockOf } from "../../../src/audit/store/worth.ts";
import { NOTHING_SAID, feasibleInterval } from "../../../src/audit/knowledge/feasible-interval.ts";
import { countTable } from "../../../src/count/count-table.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { sqlText } from "../../../src/database/sql.ts";
import { propose } from "../../../src/protect/propose.ts";
import { openPlace } from "../../count/country.ts";
import { jointIntervals, openHighs } from "./joint.ts";

const crossed = countTable({
  id: "by_stay_and_citizenship",
  names: { fi: "", sv: "", en: "" },
  persons: "foreign",
  breakdown: ["STAY", "CITIZENSHIP"],
  ages: headlineAges,
  statusOrders: [],
});

const AREA = "KU049";
const tables = [
  { ...byBackground, ages: headlineAges, statusOrders: [] },
  { ...byGround, statusOrders: [] },
  { ...byStay, statusOrders: [] },
  byCitizenship,
  crossed,
];
const areas = nightly.count.areas.filter(({ code }) => code === AREA);
const grid: Grid = gridOf({ ...nightly.count, tables, areas, measures: nightly.audit.measures });
const [rules, limits] = [nightly.protect, nightly.audit.limits];

/** What the rules alone would publish of an invented month of one city. */
async function proposedCells(): Promise<readonly AuditedCell[]> {
  const place = await openPlace();
  try {
    const counts = await place.count({ persons: 20_000, seed: 5 }, { tables, areas });
    const proposed = { rules, obsStatus: "P", vintage: "2026-08-15T00:00", before: null } as const;
    const declared = gridParameters({ ...nightly.count, tables, areas });
    const proposals = await propose(
      { ...proposed, counts, cells: counts.cells, output: "proposals/2026-06", areas: declared.areas },
      place.context,
    );
    const rows = await place.context.session.rows(sqlText("protect/audited"), { proposals: [proposals.path] });
    return rows.map(auditedCell);
  } finally {
    await place.close();
  }
}

describe("a table that crosses two breakdowns, beside the tables of each", () => {
  let before: readonly AuditedCell[];
  let highs: Highs;
  beforeAll(async () => {
    [before, highs] = [await proposedCells(), await openHighs()];
  });

  /** The counts that an intruder who has all tables is left too little of, after an audit that takes the tables for the given grid. */
  function leaksAfter(known: Grid): readonly number[] {
    const { suppressed, held } = auditProposals({
      lattice: latticeOf(known),
      cells: before,
      rules,
      limits,
      before: NOTHING_KNOWN,
    });
    const lattice = latticeOf(grid);
    const [gone, blocks] = [new Set(suppressed), new Set(held)];
    const isPublished = (cell: number): boolean => !gone.has(cell) && !blocks.has(blockOf(lattice.cells[cell]!));
    const said = (cell: number) => (isPublished(cell) ? feasibleInterval(before[cell]!.content, rules) : NOTHING_SAID);
    const targets = targetsOf(lattice, { cells: before, rules, limits });
    const sought = targets.map(({ count, cell, width }) => ({
      cell,
      whole:
        lattice.countOf[cell] === count
          ? null
          : lattice.derived.find((one) => one.count === count && one.part === cell)!.total,
      enough: width + 1,
    }));
    expect(sought.length).toBeGreaterThan(100);
    const left = jointIntervals({ grid, area: AREA, known: said }, sought, highs);
    return left.flatMap(({ lower, upper }, at) => (upper - Math.max(1, lower) < targets[at]!.width ? [at] : []));
  }

  it("discloses no more than is allowed", () => {
    expect(leaksAfter(grid)).toEqual([]);
  });

  it("would disclose small counts if the audit did not know what its categories add up to", () => {
    const forgetful = { ...grid, tables: grid.tables.map((table) => Object.assign({}, table, { margins: [] })) };
    expect(leaksAfter(forgetful).length).toBeGreaterThan(10);
  });
});
