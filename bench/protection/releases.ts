import { countMonth } from "../../src/count/month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { StepContext, StepResult } from "../../src/database/step.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { basesOf, churnOf } from "../../src/protect/churn.ts";
import type { Audit } from "../../src/protect/audit/audit.ts";
import { readAudit } from "../../src/protect/audit/record.ts";
import type { DecisionsToAudit } from "../../src/protect/audit/record.ts";
import { nothingBefore } from "../../src/protect/decide.ts";
import type { Link } from "../../src/protect/link.ts";
import { decideMonth, isTold, protectMonth } from "../../src/protect/month.ts";
import type { MonthToProtect } from "../../src/protect/month.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { auditOf, meansOf } from "./audited.ts";
import type { Auditors } from "./audited.ts";
import type { PersonMonths } from "./country.ts";
import type { Setting } from "./settings.ts";

/** A month as known at a vintage (numbered from 0), counted. */
export interface CountedVintage {
  readonly month: Month;
  readonly vintage: number;
  readonly personMonth: PersonMonths;
  readonly counts: StepResult;
  readonly seconds: number;
}

/** Wall-clock seconds of the parts of a release of one month, and the processors' seconds of all parts. */
export interface ReleaseSeconds {
  /** Churn since each vintage at which something that still stands was measured. */
  readonly gate: number;
  /** Rules, rounding, and both again with what the audit withdrew. */
  readonly rules: number;
  readonly audit: number;
  readonly processor: number;
}

/** What was released of a month at a vintage under a setting, and what came before it. */
export interface Release {
  readonly month: Month;
  readonly vintage: number;
  readonly chain: readonly Link[];
  /** What the audit found; null where it refused or there was none. */
  readonly audit: Audit | null;
  /** What the audit refused to publish, or null. The month stays as it was; a first vintage is released all the same here, to be measured. */
  readonly refused: string | null;
  /** Vintages that churn was counted from. */
  readonly bases: number;
  /** Whether it had to be counted: what another setting has counted is not counted again. */
  readonly churned: boolean;
  readonly seconds: ReleaseSeconds;
}

const NOTHING: ReleaseSeconds = { gate: 0, rules: 0, audit: 0, processor: 0 };

/** How a month is released, and what was released of it before. */
export interface UnderSetting {
  readonly setting: Setting;
  readonly before: Release | null;
  readonly auditors: Auditors;
}

/** What work took. */
interface Timed<T> {
  readonly value: T;
  /** Wall-clock. */
  readonly seconds: number;
  /** Of all threads together: on a machine that others use as well, the better measure. */
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

const toProtect = (
  { month, vintage, personMonth, counts }: CountedVintage,
  { chain, setting }: { readonly chain: readonly Link[]; readonly setting: Setting },
): MonthToProtect => ({
  month,
  chain,
  personMonth,
  counts,
  grid: gridParameters(nightly.count),
  rules: setting.rules,
  obsStatus: "P",
  vintage: `${addMonths(month, vintage + 2)}-15T00:00`,
  needed: NEEDED,
});

/** What a run audits before it publishes. */
async function toAudit(
  { month, counts, chain, rules }: MonthToProtect,
  decisions: StepResult,
  context: StepContext,
): Promise<DecisionsToAudit> {
  const newest = chain.at(-1);
  const before = { decisions: newest?.decisions ?? (await nothingBefore(context)), audit: newest?.audit ?? null };
  return { month, counts, decisions, before, rules, rulesChanged: false, isOpen: true };
}

/**
 * Releases a month at a vintage as a run would: churn since what stands, rules and rounding, audit, and rules again with what the audit
 * withdrew. Each part is timed by itself: what was made before is not made again. Nothing is released where nothing has changed.
 *
 * @param before what was released of the month at the vintage before; null at the first
 */
export async function release(
  counted: CountedVintage,
  { setting, before, auditors }: UnderSetting,
  context: StepContext,
): Promise<Release> {
  const { month, vintage } = counted;
  const means = meansOf(setting, auditors);
  const input = { ...toProtect(counted, { chain: before?.chain ?? [], setting }), audit: means };
  if (before !== null && isTold(input)) return { ...before, vintage, bases: 0, churned: false, seconds: NOTHING };
  const gate = await timed(() => churnOf(input, context));
  const rules = await timed(() => decideMonth(input, context));
  const decisions = await toAudit(input, rules.value, context);
  const audit = await timed(() => auditOf(decisions, means, context));
  const refusal = audit.value?.refusal ?? null;
  const audited = refusal !== null && input.chain.length === 0 ? null : means;
  const last = await timed(() => protectMonth({ ...input, audit: audited }, context));
  const link = last.value.at(-1);
  return {
    month,
    vintage,
    chain: last.value,
    audit: link === undefined || link.audit === null ? null : await readAudit(link.audit),
    refused: refusal === null ? null : `${refusal.table}, profile ${refusal.profile}`,
    bases: (await basesOf(input, context)).length,
    churned: gate.value !== null && !gate.value.reused,
    seconds: {
      gate: gate.seconds,
      rules: rules.seconds + last.seconds,
      audit: audit.seconds,
      processor: [gate, rules, audit, last].reduce((sum, { processor }) => sum + processor, 0),
    },
  };
}
