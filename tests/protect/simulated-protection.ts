import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { auditLimits } from "../../pipelines/protection.ts";
import type { CellPlace } from "../../src/audit/structure/cell-grid.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { auditorHere } from "../../src/audit/store/auditor.ts";
import type { AuditMeans } from "../../src/audit/store/audit-once.ts";
import type { BlockName } from "../../src/audit/store/worth.ts";
import type { MonthToProtect } from "../../src/protect/protect-month.ts";
import { grid } from "./simulated-grid.ts";

/** What decides, beside the owners' rules, what is published: the counts that indicators are made of, and the audit. */
export type PublishedMonth = Required<Pick<MonthToProtect, "needed" | "audit">>;

const needed = neededCounts(indicatorDeclarations);

/** Publishes as a run does: with the audit. */
export const publishing = (): PublishedMonth => ({
  needed,
  audit: { grid, auditor: auditorHere(grid), limits: auditLimits },
});

/** An auditor that holds blocks beside those that it finds it has to hold. */
export const holding = (auditor: AuditMeans["auditor"], blocks: readonly BlockName[]): AuditMeans["auditor"] => ({
  audit: async (task) => {
    const audit = await auditor.audit(task);
    return { ...audit, held: [...new Set([...audit.held, ...blocks])].toSorted() };
  },
});

/** Whether a published figure uses a count, so that the count is published where it is safe. */
export const isNeeded = (place: CellPlace): boolean =>
  needed.some((counts) => {
    const category = counts.codes[place.table === "by_background" ? "BACKGROUND" : "PERMIT_GROUND"] ?? [];
    return (
      counts.table_id === place.table &&
      counts.sex.includes(place.sex) &&
      counts.age.includes(place.age) &&
      category.includes(place.category) &&
      counts.status_order.includes(place.order) &&
      counts.measure.includes(place.measure)
    );
  });
