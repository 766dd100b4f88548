import type { Session } from "../database/database.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import type { VintageWork } from "./count-vintage.ts";

/** How many of Migri's customers with a valid permit are linked to a person. */
export interface Linkage {
  readonly month: Month;
  readonly customers: number;
  readonly linked: number;
}

const readLinkage = async (session: Session, month: Month, path: string): Promise<Linkage> => {
  const [row] = await session.rows("select customers, linked from read_parquet(getvariable('linkage'))", {
    linkage: path,
  });
  return { month, customers: Number(row?.["customers"] ?? 0), linked: Number(row?.["linked"] ?? 0) };
};

/** The linkage of each month, oldest first; months without a customer have zeros. */
export const linkages = (work: VintageWork, months: readonly Month[]): Promise<readonly Linkage[]> =>
  Promise.all(
    months.map(async (month) => {
      const { path } = await work.stage.of(work.pipeline.stage.linkage, month);
      return work.contexts.use(({ session }) => readLinkage(session, month, path));
    }),
  );

/** Linked customers in per cent of all, from numbers rounded to the base, to one decimal; null where the linked or the others are fewer than the base: then not even that there are none is told. */
export function linkagePercent({ customers, linked }: Linkage, base: number): number | null {
  const rounded = (count: number): number => Math.floor((count + base / 2) / base) * base;
  if (linked < base || customers - linked < base) return null;
  return Math.round((rounded(linked) * 1000) / rounded(customers)) / 10;
}

// Shares are compared as whole millionths: 0.07 * 100 is 7.000000000000001, and would refuse 7 of 100.
const MILLION = 1_000_000;

/** A share in per cent as a person wrote it, 7 for 0.07. */
export const inPercent = (share: number): number => Math.round(share * MILLION) / (MILLION / 100);

/**
 * The gate: of the newest month that has permit holders, enough are linked to a person.
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
