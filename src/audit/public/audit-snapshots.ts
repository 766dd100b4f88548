import type { Session } from "../../database/database.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { Month } from "../../lib/months.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import { blocksOf } from "../structure/blocks.ts";
import type { Blocks } from "../structure/blocks.ts";
import { nameOfCell } from "../structure/cell-grid.ts";
import { gridOf } from "../structure/declared-grid.ts";
import type { Declarations } from "../structure/declared-grid.ts";
import type { AttackMeans } from "./attack-stage.ts";
import { auditPublished } from "./audit-published.ts";
import { reportOf } from "./audit-report.ts";
import type { AuditReport } from "./audit-report.ts";
import type { PublicSnapshot } from "./public-snapshots.ts";
import { publishedVintages } from "./published-vintages.ts";

/** What is audited, with the declarations that define how cells add up and are protected. */
export interface PublicAudit {
  readonly snapshots: readonly PublicSnapshot[];
  /** Whether they are of several publishers, who protect the same numbers each for itself; by default of one. */
  readonly several?: boolean;
  readonly declarations: Declarations;
  readonly rules: PublicRules;
  readonly limits: AuditLimits;
  /** Months to audit; by default all months of the snapshots. */
  readonly months?: readonly Month[];
  /** The city that knows its own table and attacks the others. */
  readonly city?: string;
}

/** The tools of an audit. */
export interface AuditTools extends Pick<AttackMeans, "solvers" | "inventor"> {
  readonly session: Session;
  readonly progress: (text: string) => void;
}

function chosenMonths({ snapshots, months }: PublicAudit): readonly Month[] {
  const known = [...new Set(snapshots.flatMap((snapshot) => snapshot.months))].toSorted();
  if (months === undefined) return known;
  const strange = months.filter((month) => !known.includes(month));
  if (strange.length === 0) return known.filter((month) => months.includes(month));
  throw new TilannekuvaError(`no snapshot covers ${strange.join(", ")}`, {
    exitCode: EXIT.usage,
    advice: `The snapshots cover ${known[0]} to ${known.at(-1)}.`,
  });
}

function checkedCity(city: string | undefined, { cities }: Blocks): string | null {
  if (city === undefined || cities.includes(city)) return city ?? null;
  throw new TilannekuvaError(`${city} is not one of the cities`, {
    exitCode: EXIT.usage,
    advice: `Attack as one of ${cities.join(", ")}.`,
  });
}

/** The release facts of each vintage; where snapshots overlap, the later one takes precedence. */
const releasesIn = (snapshots: readonly PublicSnapshot[]): readonly ReleasedVintage[] => [
  ...new Map(snapshots.flatMap(({ releases }) => releases.map((one) => [one.vintage, one] as const))).values(),
];

/**
 * Attacks the content of snapshots with nothing but their files: what was published of each month at each vintage,
 * whichever snapshot contains it. The database must be allowed to read the snapshots.
 *
 * @throws TilannekuvaError (exit 3) when two snapshots contradict each other; (usage) for a month, a city or a cell that is not there.
 * @example
 * const report = await auditSnapshots({ snapshots: await publicSnapshots(folders, readManifest), declarations, rules, limits }, { session, solvers: openPool(2), inventor: await openSolver(), progress });
 */
export async function auditSnapshots(audit: PublicAudit, { session, ...tools }: AuditTools): Promise<AuditReport> {
  const { snapshots, declarations, rules, limits } = audit;
  const blocks = blocksOf(gridOf(declarations));
  const city = checkedCity(audit.city, blocks);
  const numbers = new Map(blocks.cells.map((cell, number) => [nameOfCell(cell), number]));
  const months: Parameters<typeof reportOf>[0][number][] = [];
  for (const month of chosenMonths(audit)) {
    const ofMonth = snapshots.filter((snapshot) => snapshot.months.includes(month));
    const sources = { snapshots: ofMonth, several: audit.several, tables: declarations.tables, numbers, session };
    const vintages = await publishedVintages(month, sources);
    const releases = releasesIn(ofMonth);
    months.push({
      month,
      ...(await auditPublished(vintages, { month, blocks, rules, releases, limits, city, ...tools })),
    });
  }
  return reportOf(months, blocks.cells);
}
