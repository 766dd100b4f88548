import { join } from "node:path";
import type { Contexts } from "../../database/contexts.ts";
import type { DeliveredFile, DeliveryRecord, FileFigures, Problem } from "../../model/delivery.ts";
import { addMonths } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";
import type { Receipt } from "../store/receipts.ts";
import { dayFault } from "./days.ts";
import type { BelievedFiles, EarlierFiles } from "./earlier.ts";
import { figuresOf } from "./file-figures.ts";
import type { FiguresMeans } from "./archived-file.ts";
import type { KnownCodes } from "./known-codes.ts";

/** The means to compare deliveries with each other. */
export interface AssessmentMeans {
  readonly store: string;
  readonly contexts: Contexts;
  readonly sources: readonly Contract[];
  /** Table of the population register. */
  readonly population: string;
  readonly knownCodes: KnownCodes;
  /** Rows that both sides of a comparison must have. */
  readonly minRows: number;
}

/** A population older than this says too little about who lives here. */
const COVERED_MONTHS = 12;

/** The last month of a period; without a period, the last possible month. */
const lastMonth = (period: string): string =>
  period === "" ? "9999-12" : period.length === 4 ? `${period}-12` : period;

/** The archive of the population for a period: the newest month up to it, or, for a file of the population itself, the newest month before it. */
function populationFor(
  file: DeliveredFile,
  { record, believed }: Pick<TakenDelivery, "record"> & Known,
  { population, store }: AssessmentMeans,
): string | null {
  const until = file.table === population ? addMonths(file.period, -1) : lastMonth(file.period);
  const months = believed.until(record, population).filter(({ period }) => period <= until);
  const newest = months.reduce<string>((greatest, { period }) => (period > greatest ? period : greatest), "");
  const covers = file.period === "" || (newest !== "" && addMonths(newest, COVERED_MONTHS) >= until);
  const found = covers ? months.findLast(({ period }) => period === newest) : undefined;
  return found === undefined ? null : join(store, found.archive);
}

/** A delivery whose rows keep their contracts, with the receipts of its files. */
export interface TakenDelivery {
  readonly record: DeliveryRecord;
  readonly receipts: readonly Receipt[];
}

/** The earlier files. */
export interface Known {
  readonly believed: BelievedFiles;
}

/** The figures of an earlier version of the same period whose rows were the same; null where there is none, or codes were unknown then. */
function figuresOfSame(file: DeliveredFile, earlier: EarlierFiles): FileFigures | null {
  const same = earlier.findLast(
    ({ period, archiveSha256 }) => period === file.period && archiveSha256 === file.archiveSha256,
  )?.figures;
  return same === undefined || (same.unknownRows ?? 0) > 0 ? null : same;
}

/** A file with its figures and the problems of its days. */
export interface Assessed {
  readonly file: DeliveredFile;
  readonly contract: Contract;
  readonly ignoredColumns: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Counts a file's figures, unless those of an earlier version with the same rows are known, and checks its days. Null where its table
 * has no plausibility rules.
 */
export async function assessFile(
  file: DeliveredFile,
  delivery: { readonly record: DeliveryRecord; readonly receipt: Receipt } & Known,
  means: AssessmentMeans,
): Promise<Assessed | null> {
  const contract = means.sources.find(({ table }) => table === file.table);
  if (contract?.plausibility === undefined) return null;
  const { record, receipt, believed } = delivery;
  const { ignoredColumns } = receipt;
  const figures = figuresOfSame(file, believed.before(record, file.table));
  if (figures !== null) {
    const { absentColumns } = receipt;
    return { file: { ...file, figures: { ...figures, absentColumns } }, contract, ignoredColumns, problems: [] };
  }
  const path = join(means.store, file.archive);
  const archived = {
    path,
    contract,
    period: file.period,
    rows: receipt.rows.accepted,
    absentColumns: receipt.absentColumns,
  };
  const codes = await means.knownCodes(contract.plausibility.codes?.codeTable ?? "");
  const population = populationFor(file, delivery, means);
  return means.contexts.use(async ({ session }) => {
    const given: FiguresMeans = { session, population, codes };
    const counted = await figuresOf(archived, given);
    const fault = await dayFault({ ...archived, minRows: means.minRows, deliveredAt: record.deliveredAt }, session);
    const problems = fault === null ? [] : [{ delivery: record.delivery, file: file.file, ...fault }];
    return { file: { ...file, figures: counted }, contract, ignoredColumns, problems };
  });
}
