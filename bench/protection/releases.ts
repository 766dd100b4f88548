import { countMonth } from "../../src/count/count-month.ts";
import type { TrueCounts } from "../../src/count/count-month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { Artifact, StepContext } from "../../src/database/step.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import { basesOf, changedPersonsOf } from "../../src/protect/churn.ts";
import { auditOnce } from "../../src/audit/store/audit-once.ts";
import { readAudit } from "../../src/audit/store/audit-record.ts";
import type { AuditMeans } from "../../src/audit/store/audit-once.ts";
import type { AuditOutcome } from "../../src/audit/store/audit-record.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { isAlreadyReleased, proposeMonth, protectMonth } from "../../src/protect/protect-month.ts";
import type { MonthToProtect } from "../../src/protect/protect-month.ts";
import { vintageName } from "../../src/protect/vintage.ts";
import { noHistory, withVintage } from "../../src/history/release-history.ts";
import { releasesOf } from "../../src/history/releases-of-history.ts";
import { nightly } from "../../pipelines/nightly.ts";
import type { PersonMonths } from "./country.ts";
import type { Setting } from "./settings.ts";

/** A month as known at a vintage (numbered from 0), counted. */
export interface CountedVintage {
  readonly month: Month;
  readonly vintage: number;
  readonly personMonth: PersonMonths;
  readonly counts: TrueCounts;
  readonly seconds: number;
}

/** Wall-clock seconds of the parts of one month's release, and processor seconds of all parts. */
export interface ReleaseSeconds {
  /** Churn since each vintage from which a value is still in force. */
  readonly comparison: number;
  /** Rules and rounding, and the decisions after the audit. */
  readonly rules: number;
  readonly audit: number;
  readonly processor: number;
}

/** The release of a month at a vintage under a setting, with the releases before it. */
export interface Release {
  readonly month: Month;
  readonly vintage: number;
  readonly chain: readonly MonthRelease[];
  /** What the rules alone would publish. */
  readonly proposals: Artifact;
  /** What the audit suppressed and held; null where there was no audit. */
  readonly audit: AuditOutcome | null;
  /** Number of vintages from which churn was counted. */
  readonly bases: number;
  /** Whether it had to be counted; what another setting has counted is reused. */
  readonly churned: boolean;
  readonly seconds: ReleaseSeconds;
}

const NOTHING: ReleaseSeconds = { comparison: 0, rules: 0, audit: 0, processor: 0 };

/** The auditor, and the publication that it audits. */
export type Auditors = Omit<AuditMeans, "limits">;

/** How a month is released, and its earlier releases. */
export interface UnderSetting {
  readonly setting: Setting;
  /** At the vintage before; null at the first. */
  readonly before: Release | null;
  readonly auditors: Auditors;
}

/** The duration of some work. */
interface Timed<T> {
  readonly value: T;
  /** Wall-clock. */
  readonly seconds: number;
  /** Over all threads: the better measure on a shared machine. */
  readonly processor: number;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}

/** Counts a month at a vintage: the true counts, by the project's own declarations. */
export async function countVintage(
  given: Pick<CountedVintage, "month" | "vintage" | "personMonth">,
  context: StepContext,
): Promise<CountedVintage> {
  const { tables, areas, ages } = nightly.count;
  const { value, seconds } = await timed(() => countMonth({ ...given, tables, areas, ages }, context));
  return { ...given, counts: value, seconds };
}

const NEEDED = neededCounts(nightly.indicators.declarations);

type MonthAndVintage = Pick<CountedVintage, "month" | "vintage">;

/** When a vintage of a month becomes known: the first one and a half months after the month's end, then one every month. */
const knownAt = ({ month, vintage }: MonthAndVintage): string => `${addMonths(month, vintage + 2)}-15T00:00`;

const toProtect = (
  { month, vintage, personMonth, counts }: CountedVintage,
  { setting: { rules, limits }, before, auditors }: UnderSetting,
): MonthToProtect => ({
  month,
  releases: before?.chain ?? [],
  personMonth,
  counts,
  grid: gridParameters(nightly.count),
  rules,
  obsStatus: "P",
  vintage: knownAt({ month, vintage }),
  needed: NEEDED,
  audit: limits === null ? null : { ...auditors, limits },
});

/** Audits proposals in advance, exactly as the month's protection would; protection then reuses the result. */
async function auditOf(
  { month, releases, rules, audit = null }: MonthToProtect,
  proposals: Artifact,
  context: StepContext,
): Promise<void> {
  if (audit !== null)
    await auditOnce({ month, proposals, before: releases.at(-1)?.audit ?? null, rules }, audit, context);
}

const outcomeOf = async (chain: readonly MonthRelease[]): Promise<AuditOutcome | null> => {
  const audit = chain.at(-1)?.audit ?? null;
  return audit === null ? null : readAudit(audit);
};

/**
 * Releases a month at a vintage as a run would: churn since the values in force, rules and rounding, audit, decisions. Each part is timed
 * separately, and results that exist are reused. Nothing is released where nothing has changed.
 */
export async function release(counted: CountedVintage, under: UnderSetting, context: StepContext): Promise<Release> {
  const { month, vintage } = counted;
  const { before } = under;
  const input = toProtect(counted, under);
  if (before !== null && isAlreadyReleased(input))
    return { ...before, vintage, bases: 0, churned: false, seconds: NOTHING };
  const comparison = await timed(() => changedPersonsOf(input, context));
  const rules = await timed(() => proposeMonth(input, context));
  const audit = await timed(() => auditOf(input, rules.value, context));
  const last = await timed(() => protectMonth(input, context));
  return {
    month,
    vintage,
    chain: last.value,
    proposals: rules.value,
    audit: await outcomeOf(last.value),
    bases: (await basesOf(input, context)).length,
    churned: comparison.value !== null && !comparison.value.reused,
    seconds: {
      comparison: comparison.seconds,
      rules: rules.seconds + last.seconds,
      audit: audit.seconds,
      processor: [comparison, rules, audit, last].reduce((sum, { processor }) => sum + processor, 0),
    },
  };
}

/** The months released and the blocks held at each vintage, as a snapshot records them. */
export function factsOf(releases: readonly Release[]): readonly ReleasedVintage[] {
  const vintages = releases.reduce(
    (known, one) => withVintage(known, { vintage: vintageName(knownAt(one)), months: [one.month] }),
    noHistory.vintages,
  );
  const releasesByMonth = new Map(releases.map(({ month, chain }) => [month, chain]));
  return releasesOf({ ...noHistory, releasesByMonth, vintages });
}
