import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { NeededCounts } from "../model/needed-counts.ts";
import { auditOnce } from "../audit/store/audit-once.ts";
import { readAudit } from "../audit/store/audit-record.ts";
import type { AuditMeans } from "../audit/store/audit-once.ts";
import { changedPersonsOf } from "./churn.ts";
import type { ChangedMonth } from "./churn.ts";
import { decide, publish } from "./decide.ts";
import { namesOf } from "./month-release.ts";
import type { MonthRelease } from "./month-release.ts";
import { propose } from "./propose.ts";
import type { DecidedBefore, Protection } from "./propose.ts";
import { vintageName } from "./vintage.ts";
import { requireIntact } from "./intact-files.ts";

/** A month at a new vintage, with its earlier `releases`, oldest first. */
export interface MonthToProtect extends Protection, Omit<ChangedMonth, "personMonth" | "counts"> {
  /** The person-months as known at the vintage. */
  readonly personMonth: Artifact & { readonly rows: number };
  /** Their true counts by cell number, and the cells. */
  readonly counts: Artifact & { readonly cells: Artifact };
  /** The counts to publish; null or absent publishes all. */
  readonly needed?: readonly NeededCounts[] | null;
  /** The audit of the proposals; null or absent for none. */
  readonly audit?: AuditMeans | null;
  /** The areas that are not counted in the month; absent for none. */
  readonly uncounted?: readonly string[];
}

/** The hash of everything that determines what is published of the same counts. */
const inForce = ({ rules, needed = null, audit = null, uncounted = [] }: MonthToProtect): string =>
  fingerprint({
    rules,
    needed,
    limits: audit?.limits ?? null,
    grid: audit?.grid ?? null,
    ...(uncounted.length === 0 ? {} : { uncounted }),
  });

/**
 * Whether the newest release already says all that the vintage could: the same person-months and counts under the same
 * rules. Then nothing is published and no release is added.
 */
export function isAlreadyReleased(input: MonthToProtect): boolean {
  const { releases, personMonth, counts, obsStatus } = input;
  const newest = releases.at(-1);
  return (
    newest !== undefined &&
    newest.personMonth.sha256 === personMonth.sha256 &&
    newest.counts.sha256 === counts.sha256 &&
    newest.obsStatus === obsStatus &&
    newest.inForce === inForce(input)
  );
}

/** The name of the vintage's person-months inside the store. */
const measuredAs = ({ releases, vintage }: MonthToProtect): string =>
  namesOf([...releases, { vintage: vintageName(vintage) }]).at(-1) ?? "";

async function decidedBefore(input: MonthToProtect, context: StepContext): Promise<DecidedBefore | null> {
  const { releases, rules } = input;
  const newest = releases.at(-1);
  if (newest === undefined) return null;
  return {
    decisions: newest.decisions,
    churn: await changedPersonsOf(input, context),
    last: namesOf(releases).at(-1) ?? "",
    measured: measuredAs(input),
    rulesChanged: newest.rules !== fingerprint(rules),
  };
}

/**
 * What the owners' rules alone would publish of a month at a vintage, `proposals/<month>/<fingerprint>.parquet`: one
 * row per cell of the grid, in the order of the counts.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of a release is missing or
 *   damaged.
 */
export async function proposeMonth(input: MonthToProtect, context: StepContext): Promise<StepResult> {
  const before = await decidedBefore(input, context);
  return propose(
    { ...input, cells: input.counts.cells, output: `proposals/${input.month}`, areas: input.grid.areas, before },
    context,
  );
}

/** The outcome of an audit of proposals: cells to suppress, blocks to hold. */
interface Verdict {
  readonly audit: Artifact | null;
  readonly suppressed: readonly number[];
  readonly held: readonly string[];
}

const UNAUDITED: Verdict = { audit: null, suppressed: [], held: [] };

async function audited(
  { month, releases, rules }: MonthToProtect,
  { proposals, means }: { readonly proposals: Artifact; readonly means: AuditMeans },
  context: StepContext,
): Promise<Verdict> {
  const before = releases.at(-1)?.audit ?? null;
  await requireIntact(before === null ? [] : [before]);
  const audit = await auditOnce({ month, proposals, before, rules }, means, context);
  return { audit, ...(await readAudit(audit)) };
}

const artifact = ({ path, sha256 }: Artifact): Artifact => ({ path, sha256 });

/** The release that follows from decisions; its published counts are in `published/<month>`. */
async function releaseOf(
  input: MonthToProtect,
  { decisions, verdict }: { readonly decisions: Artifact; readonly verdict: Verdict },
  context: StepContext,
): Promise<MonthRelease> {
  const { month, vintage, personMonth, counts, obsStatus, rules, uncounted = [] } = input;
  const published = await publish({ decisions, output: `published/${month}`, vintage, uncounted }, context);
  return {
    vintage: vintageName(vintage),
    personMonth: artifact(personMonth),
    persons: personMonth.rows,
    counts: artifact(counts),
    decisions: artifact(decisions),
    audit: verdict.audit,
    published: artifact(published),
    held: verdict.held,
    obsStatus,
    rules: fingerprint(rules),
    inForce: inForce(input),
  };
}

/**
 * A month's releases, with the one of the vintage added. Each count is rounded; or has no value, because a rule or the
 * audit withholds it (OBS_STATUS Q, CONF_STATUS C) or its registers had not arrived (L); or is carried forward, while
 * fewer than `minimumChurn` persons entered, left or changed or while its block is held. The releases are unchanged
 * where the vintage brings nothing new.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of a release is missing or
 *   damaged; (exit 4) when what is published does not fit the true counts.
 * @example
 * const releases = await protectMonth({ month: "2026-06", releases: [], personMonth, counts, grid, rules, obsStatus: "P", vintage: vintage.knownAt }, context);
 */
export async function protectMonth(input: MonthToProtect, context: StepContext): Promise<readonly MonthRelease[]> {
  const { audit: means = null, releases, month, vintage } = input;
  if (isAlreadyReleased(input)) return releases;
  const proposals = await proposeMonth(input, context);
  const verdict = means === null ? UNAUDITED : await audited(input, { proposals, means }, context);
  const decisions = await decide(
    {
      ...verdict,
      proposals,
      cells: input.counts.cells,
      output: `decisions/${month}`,
      vintage,
      measured: measuredAs(input),
    },
    context,
  );
  return [...releases, await releaseOf(input, { decisions, verdict }, context)];
}
