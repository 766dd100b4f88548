import { measures } from "../../pipelines/counts/measures.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { auditLimits } from "../../pipelines/protection.ts";
import { blocksOf } from "../../src/attack/blocks.ts";
import { gridOf } from "../../src/attack/grid-of.ts";
import type { CellPlace } from "../../src/attack/grid.ts";
import { openPool } from "../../src/attack/pool.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { attackerWith } from "../../src/protect/audit/attackers.ts";
import type { MonthToProtect } from "../../src/protect/month.ts";
import { declared } from "./simulated-grid.ts";

/** What decides, beside the owners' rules, what is published: the counts that indicators are made of, and the audit. */
export interface Publishing {
  readonly means: Required<Pick<MonthToProtect, "needed" | "audit">>;
  close(): Promise<void>;
}

const needed = neededCounts(indicatorDeclarations);

/** Publishes as a run does: with the audit. */
export function openPublishing(): Publishing {
  const pool = openPool(2);
  const blocks = blocksOf(gridOf({ ...declared, measures }));
  return {
    means: { needed, audit: { blocks: () => blocks, attacker: attackerWith(pool), limits: auditLimits } },
    close: () => pool.close(),
  };
}

/** Whether something published is made of a count, so that it is told where it is safe. */
export const isNeeded = (place: CellPlace): boolean =>
  needed.some((counts) => {
    const category = place.table === "by_background" ? counts.background : counts.permit_ground;
    return (
      counts.table_id === place.table &&
      counts.sex.includes(place.sex) &&
      counts.age.includes(place.age) &&
      category.includes(place.category) &&
      counts.status_order.includes(place.order) &&
      counts.measure.includes(place.measure)
    );
  });
