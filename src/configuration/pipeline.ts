import type { MeasureOfGrid } from "../audit/structure/cell-grid.ts";
import type { BridgeTable } from "../count/count-bridge.ts";
import type { AgeGroup, Area, CountTable } from "../count/count-declarations.ts";
import type { Reconstruction } from "../count/count-reconstructed.ts";
import type { Indicator } from "../indicators/declaration.ts";
import type { Total } from "../indicators/nowcast/pools.ts";
import type { NowcastDeclaration } from "../indicators/nowcast/settings.ts";
import type { Contract } from "../ingest/contract/contract.ts";
import type { Vocabulary } from "../model/codelist.ts";
import type { AuditLimits } from "../audit/knowledge/audit-limits.ts";
import type { ProtectionRules } from "../protect/protection-rules.ts";
import type { CodeTable } from "../stage/codes/code-table.ts";
import type { Subject } from "../stage/stage-declarations.ts";
import type { JoinDeclaration } from "../stage/join-inputs.ts";
import type { ReportingWindow } from "../model/reporting-window.ts";

/** The declarations of a nightly run: extracts, staging, joins, counts, protection and indicators. `pipelines/nightly.ts` is one. */
export interface Pipeline {
  readonly ingest: { readonly sources: readonly Contract[] };
  readonly stage: {
    readonly subjects: readonly Subject[];
    readonly codeTables: readonly CodeTable[];
    readonly linkage: string;
  };
  readonly join: JoinDeclaration & {
    /** Table whose periods are the reference months. */
    readonly months: string;
  };
  readonly count: {
    readonly areas: readonly Area[];
    readonly ages: readonly AgeGroup[];
    readonly tables: readonly CountTable[];
    readonly window: ReportingWindow;
    /** The comparison with the annual register: its subject, one output a year, and the extract whose periods are those years. */
    readonly bridge: { readonly subject: string; readonly source: string; readonly table: BridgeTable };
    /** The groups for which the past of a first delivery is reconstructed. */
    readonly reconstruction: Reconstruction;
  };
  readonly protect: ProtectionRules;
  /** The additive structure of the published tables, and the limits of what may be known of protected counts. */
  readonly audit: { readonly measures: readonly MeasureOfGrid[]; readonly limits: AuditLimits };
  readonly indicators: {
    readonly declarations: readonly Indicator[];
    readonly vocabulary: Vocabulary;
    readonly nowcast: { readonly settings: NowcastDeclaration; readonly whole: Total };
  };
}
