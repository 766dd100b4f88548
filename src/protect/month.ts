import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { NeededCounts } from "../lib/needed-counts.ts";
import type { Month } from "../lib/months.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Refusal } from "./audit/audit.ts";
import { auditOnce, readAudit } from "./audit/record.ts";
import type { AuditMeans } from "./audit/record.ts";
import { churnOf } from "./churn.ts";
import type { MonthThatChurns } from "./churn.ts";
import { decide, nothingBefore, publish } from "./decide.ts";
import type { Protection } from "./decide.ts";
import { namesOf } from "./link.ts";
import type { Link } from "./link.ts";
import { vintageName } from "./vintage.ts";
import { requireWhole } from "./whole.ts";

/** A month at a new vintage, with all that was published of it before (`chain`, oldest first). */
export interface MonthToProtect extends Protection, Omit<MonthThatChurns, "personMonth"> {
  /** The person-months as known at the vintage. */
  readonly personMonth: Artifact & { readonly rows: number };
  /** Their true counts. */
  readonly counts: Artifact;
  /** The counts that are told at all; null or absent tells all. */
  readonly needed?: readonly NeededCounts[] | null;
  /** Numbers of the cells that an audit withdraws. */
  readonly withdrawn?: readonly number[];
  /** Audits what is decided before it is published; null or absent: no audit. */
  readonly audit?: AuditMeans | null;
}

/** Everything that decides what is published of the same counts. */
const inForce = ({ rules, needed = null, audit = null }: MonthToProtect): string =>
  fingerprint({ rules, needed, limits: audit?.limits ?? null });

/**
 * Whether the newest link says already all that the vintage could: the same person-months and counts under the same rules. Then nothing is
 * published anew, and no link is made.
 */
export function isTold(input: MonthToProtect): boolean {
  const { chain, personMonth, counts, obsStatus } = input;
  const newest = chain.at(-1);
  return (
    newest !== undefined &&
    newest.personMonth.sha256 === personMonth.sha256 &&
    newest.counts.sha256 === counts.sha256 &&
    newest.obsStatus === obsStatus &&
    newest.rules === inForce(input)
  );
}

/** Whether the month was last published by other rules. */
function areRulesChanged(input: MonthToProtect): boolean {
  const newest = input.chain.at(-1);
  return newest !== undefined && newest.rules !== inForce(input);
}

const decisionsOf = (month: Month): string => `decisions/${month}`;

/**
 * The decisions of a month at a vintage, `decisions/<month>/<fingerprint>.parquet`: a row a cell of the grid, in the order of the counts.
 * Nothing of them is public before `publishMonth`.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of the chain is missing or damaged.
 */
export async function decideMonth(input: MonthToProtect, context: StepContext): Promise<StepResult> {
  const { chain, month, vintage } = input;
  const newest = chain.at(-1);
  const measured = namesOf([...chain, { vintage: vintageName(vintage) }]).at(-1) ?? "";
  const before =
    newest === undefined
      ? null
      : {
          decisions: newest.decisions,
          churn: await churnOf(input, context),
          measured,
          rulesChanged: areRulesChanged(input),
        };
  return decide({ ...input, output: decisionsOf(month), before }, context);
}

interface Passed {
  readonly decisions: Artifact;
  readonly audit: Artifact | null;
}

/** Decisions that passed an audit, with what had to be withdrawn for it; a refusal where none would. */
async function auditedDecisions(
  input: MonthToProtect & { readonly audit: AuditMeans },
  context: StepContext,
): Promise<Passed | Refusal> {
  const { month, chain, counts, rules } = input;
  const newest = chain.at(-1);
  const decisions = await decideMonth(input, context);
  const before = { decisions: newest?.decisions ?? (await nothingBefore(context)), audit: newest?.audit ?? null };
  await requireWhole(before.audit === null ? [] : [before.audit]);
  const rulesChanged = areRulesChanged(input);
  const isOpen = input.obsStatus === "P";
  const audited = { month, counts, decisions, before, rules, rulesChanged, isOpen };
  const audit = await auditOnce(audited, input.audit, context);
  const { refusal, withdrawn } = await readAudit(audit);
  if (refusal !== null) return refusal;
  return { audit, decisions: withdrawn.length === 0 ? decisions : await decideMonth({ ...input, withdrawn }, context) };
}

const refused = (month: Month, { table, profile }: Refusal): TilannekuvaError =>
  new TilannekuvaError(
    `the audit refuses to publish ${month}: in ${table} the profile ${profile} would know a protected number too well`,
    {
      exitCode: EXIT.gate,
      advice:
        "Nothing was published. Publish the table in fewer cells (pipelines/counts), or talk to the data's owner about the rules.",
    },
  );

const artifact = ({ path, sha256 }: Artifact): Artifact => ({ path, sha256 });

/** The link that decisions make once they may leave the store; its published counts are in `published/<month>`. */
export async function publishMonth(
  input: MonthToProtect,
  { decisions, audit }: Passed,
  context: StepContext,
): Promise<Link> {
  const { month, vintage, personMonth, counts, obsStatus } = input;
  const published = await publish({ decisions, output: `published/${month}`, vintage }, context);
  return {
    vintage: vintageName(vintage),
    personMonth: artifact(personMonth),
    persons: personMonth.rows,
    counts: artifact(counts),
    decisions: artifact(decisions),
    audit,
    published: artifact(published),
    obsStatus,
    rules: inForce(input),
  };
}

/**
 * A month's chain, longer by what becomes public at the vintage: each count rounded, or without a value where a rule or the audit holds it
 * back (OBS_STATUS Q, CONF_STATUS C) or its registers had not arrived (L), or as it was published before while fewer than `minimumChurn`
 * persons entered, left or changed. The chain as it was where the vintage tells nothing new, or where the audit refuses what it would tell.
 *
 * @throws TilannekuvaError (usage) when a rule is out of its range; (exit 1) when a file of the chain is missing or damaged; (exit 4) when
 *   the audit refuses a month of which nothing was published before.
 * @example
 * const chain = await protectMonth({ month: "2026-06", chain: [], personMonth, counts, grid, rules, obsStatus: "P", vintage: vintage.knownAt }, context);
 */
export async function protectMonth(input: MonthToProtect, context: StepContext): Promise<readonly Link[]> {
  const { audit = null, chain, month } = input;
  if (isTold(input)) return chain;
  const passed: Passed | Refusal =
    audit === null
      ? { decisions: await decideMonth(input, context), audit: null }
      : await auditedDecisions({ ...input, audit }, context);
  if ("decisions" in passed) return [...chain, await publishMonth(input, passed, context)];
  // What was published before adds nothing to what is known of it: the month stays as it is.
  if (chain.length > 0) return chain;
  throw refused(month, passed);
}
