import { numberOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import type { ProtectionRules } from "../protect/protection-rules.ts";
import { vintageName } from "../protect/vintage.ts";
import { requireIntact } from "../protect/intact-files.ts";
import type { PublishedLinkage } from "../history/release-history.ts";
import type { VintageWork } from "./vintage-steps.ts";

/** The number of Migri's customers with a valid permit, and how many are linked to a person. */
export interface Linkage {
  readonly month: Month;
  readonly customers: number;
  readonly linked: number;
}

/** A month's linkage as known now, and the number of customers for whom it changed since it was last published. */
interface MeasuredLinkage extends Linkage {
  readonly file: Artifact;
  readonly churn: number;
}

async function measure(
  work: VintageWork,
  month: Month,
  before: PublishedLinkage | undefined,
): Promise<MeasuredLinkage> {
  const { path, sha256 } = await work.stage.of(work.pipeline.stage.linkage, month);
  const file = { path, sha256 };
  const base = before?.measured ?? file;
  await requireIntact(base.sha256 === sha256 ? [] : [base]);
  const [row = {}] = await work.contexts.use(({ session }) =>
    session.rows(sqlText("protect/linkage"), { before: base.path, linkage: path }),
  );
  const [customers, linked, churn] = ["customers", "linked", "churn"].map((column) => numberOf(row, column) ?? 0);
  return { month, file, customers: customers!, linked: linked!, churn: churn! };
}

/**
 * The linkage rate: linked customers as a percentage of all, from numbers rounded to the base, to one decimal. Null
 * where fewer than the base are linked, or are not: then not even a zero is disclosed.
 */
export function linkagePercent({ customers, linked }: Omit<Linkage, "month">, base: number): number | null {
  const rounded = (count: number): number => Math.floor((count + base / 2) / base) * base;
  if (linked < base || customers - linked < base) return null;
  return Math.round((rounded(linked) * 1000) / rounded(customers)) / 10;
}

/** The published linkage rate of a month: carried forward while few customers changed, else the present one. */
function publishedOf(
  { file, churn, ...linkage }: MeasuredLinkage,
  before: PublishedLinkage | undefined,
  { vintage, rules }: { readonly vintage: string; readonly rules: ProtectionRules },
): PublishedLinkage {
  if (before !== undefined && churn > 0 && churn < rules.minimumChurn) return before;
  const percent = linkagePercent(linkage, rules.roundingBase);
  if (before !== undefined && before.percent === percent && before.measured.sha256 === file.sha256) return before;
  return { month: linkage.month, vintage: vintageName(vintage), measured: file, percent };
}

/** The newest linkage rate of each month. */
export const newestLinkages = (published: readonly PublishedLinkage[]): ReadonlyMap<Month, PublishedLinkage> =>
  new Map(published.map((one) => [one.month, one]));

/** The linkage of each month as known at a vintage, oldest first; zeros for months without a customer. */
export const measuredLinkages = (work: VintageWork, months: readonly Month[]): Promise<readonly Linkage[]> =>
  Promise.all(months.map((month) => measure(work, month, undefined)));

/** All linkage rates ever published, with those of a vintage added. They are carried forward as counts are. */
export async function addLinkages(
  work: VintageWork,
  months: readonly Month[],
  before: readonly PublishedLinkage[],
): Promise<readonly PublishedLinkage[]> {
  const newest = newestLinkages(before);
  const measured = await Promise.all(months.map((month) => measure(work, month, newest.get(month))));
  const { knownAt } = work.vintage;
  const made = measured.map((one) =>
    publishedOf(one, newest.get(one.month), { vintage: knownAt, rules: work.pipeline.protect }),
  );
  return [...before, ...made.filter((one) => newest.get(one.month) !== one)];
}

// Shares are compared as integer millionths: 0.07 * 100 is 7.000000000000001, and would refuse 7 of 100.
const MILLION = 1_000_000;

/** A share in per cent as it was written, 7 for 0.07. */
export const inPercent = (share: number): number => Math.round(share * MILLION) / (MILLION / 100);

/**
 * The linkage gate: enough permit holders of the newest month with any are linked to a person.
 *
 * @param least Share, 0 to 1.
 * @throws TilannekuvaError exit 4 otherwise.
 */
export function requireLinkage(measured: readonly Linkage[], least: number): void {
  const newest = measured.findLast(({ customers }) => customers > 0);
  if (newest === undefined || MILLION * newest.linked >= Math.round(MILLION * least) * newest.customers) return;
  throw new TilannekuvaError(
    `linkage gate: under ${inPercent(least)} per cent of the permit holders of ${newest.month} are linked to a person`,
    {
      exitCode: EXIT.gate,
      advice:
        "Check that the bridge between Migri's customers and persons was delivered with the other extracts' ids; gates.min_linkage_rate sets the limit.",
    },
  );
}
