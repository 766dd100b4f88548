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

/** A month at a new vintage, with all that was published of it before (`chain`, oldest first). */
export interface MonthToProtect extends Protection, Omit<ChangedMonth, "personMonth" | "counts"> {
  /** The person-months as known at the vintage. */
  readonly personMonth: Artifact & { readonly rows: number };
  /** Their true counts by the numbers of their cells, and what these cells are. */
  readonly counts: Artifact & { readonly cells: Artifact };
  /** The counts that are published at all; null or absent publishes all. */
  readonly needed?: readonly NeededCounts[] | null;
  /** Audits what is proposed before it is published; null or absent: no audit. */
  readonly audit?: AuditMeans | null;
}

/** Everything that decides what is published of the same counts. */
const inForce = ({ rules, needed = null, audit = null }: MonthToProtect): string =>
  fingerprint({ rules, needed, limits: audit?.limits ?? null, grid: audit?.grid ?? null });

/**
 * Whether the newest link says already all that the vintage could: the same person-months and counts under the same rules. Then nothing is
 * published anew, and no link is made.
 */
export function isAlreadyReleased(input: MonthToProtect): boolean {
  const { chain, personMonth, counts, obsStatus } = input;
  const newest = chain.at(-1);
  return (
    newest !== undefined &&
    newest.personMonth.sha256 === personMonth.sha256 &&
    newest.counts.sha256 === counts.sha256 &&
    newest.obsStatus === obsStatus &&
    newest.inForce === inForce(input)
  );
}

/** What the vintage's person-months are known by inside the store. */
const measuredAs = ({ chain, vintage }: MonthToProtect): string =>
  namesOf([...chain, { vintage: vintageName(vintage) }]).at(-1) ?? "";

async function decidedBefore(input: MonthToProtect, context: StepContext): Promise<DecidedBefore | null> {
  const { chain, rules } = input;
  const newest = chain.at(-1);
  if (newest === undefined) return null;
  return {
    decisions: newest.decisions,
    churn: await changedPersonsOf(input, context),
    last: namesOf(chain).at(-1) ?? "",
    measured: measuredAs(input),
    rulesChanged: newest.rules !== fingerprint(rules),
  };
}

/**
 * What the owners' rules alone would make public of a month at a vintage, `proposals/<month>/<fingerprint>.parquet`: a row a cell of the grid,
 * in the order of the counts.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of the chain is missing or damaged.
 */
export async function proposeMonth(input: MonthToProtect, context: StepContext): Promise<StepResult> {
  const before = await decidedBefore(input, context);
  return propose(
    { ...input, cells: input.counts.cells, output: `proposals/${input.month}`, areas: input.grid.areas, before },
    context,
  );
}

/** What an audit says of proposals: cells to suppress, blocks to hold. */
interface Verdict {
  readonly audit: Artifact | null;
  readonly suppressed: readonly number[];
  readonly held: readonly string[];
}

const UNAUDITED: Verdict = { audit: null, suppressed: [], held: [] };

async function audited(
  { month, chain, rules }: MonthToProtect,
  { proposals, means }: { readonly proposals: Artifact; readonly means: AuditMeans },
  context: StepContext,
): Promise<Verdict> {
  const before = chain.at(-1)?.audit ?? null;
  await requireIntact(before === null ? [] : [before]);
  const audit = await auditOnce({ month, proposals, before, rules }, means, context);
  return { audit, ...(await readAudit(audit)) };
}

const artifact = ({ path, sha256 }: Artifact): Artifact => ({ path, sha256 });

/** The link that decisions make once they may leave the store; its published counts are in `published/<month>`. */
async function linkOf(
  input: MonthToProtect,
  { decisions, verdict }: { readonly decisions: Artifact; readonly verdict: Verdict },
  context: StepContext,
): Promise<MonthRelease> {
  const { month, vintage, personMonth, counts, obsStatus, rules } = input;
  const published = await publish({ decisions, output: `published/${month}`, vintage }, context);
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
 * A month's chain, longer by what becomes public at the vintage: each count rounded, or without a value where a rule or the audit withholds it
 * (OBS_STATUS Q, CONF_STATUS C) or its registers had not arrived (L), or as it was published before: while fewer than `minimumChurn` persons
 * entered, left or changed, or while its block is held. The chain as it was where the vintage tells nothing new.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of the chain is missing or damaged; (exit 4) when
 *   what is published does not fit the true counts.
 * @example
 * const chain = await protectMonth({ month: "2026-06", chain: [], personMonth, counts, grid, rules, obsStatus: "P", vintage: vintage.knownAt }, context);
 */
export async function protectMonth(input: MonthToProtect, context: StepContext): Promise<readonly MonthRelease[]> {
  const { audit: means = null, chain, month, vintage } = input;
  if (isAlreadyReleased(input)) return chain;
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
  return [...chain, await linkOf(input, { decisions, verdict }, context)];
}
