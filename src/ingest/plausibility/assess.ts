import { join } from "node:path";
import type { Contexts } from "../../database/contexts.ts";
import type { DeliveredFile, DeliveryRecord, FileFigures, Problem } from "../../lib/delivery.ts";
import { addMonths } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";
import type { Receipt } from "../store/receipts.ts";
import { dayFault } from "./days.ts";
import { doubtsOf } from "./doubts.ts";
import type { Doubts } from "./doubts.ts";
import type { BelievedFiles, EarlierFiles } from "./earlier.ts";
import { figuresOf } from "./figures.ts";
import type { FiguresMeans } from "./figures.ts";
import type { KnownCodes } from "./known-codes.ts";

/** What deliveries are held against each other with. */
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

/** What came of holding a delivery against its name, the clock and what was believed before. */
export interface Assessment extends Doubts {
  /** The delivery's files with what their rows come to. */
  readonly files: readonly DeliveredFile[];
  /** What refuses it. */
  readonly problems: readonly Problem[];
}

/** A population older than this says too little about who lives here. */
const COVERED_MONTHS = 12;

/** The last month of a period; of no period the last there is. */
const lastMonth = (period: string): string =>
  period === "" ? "9999-12" : period.length === 4 ? `${period}-12` : period;

/** The population's archive that covers a period: the newest month up to it, of another month where the file itself is the population's. */
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
interface TakenDelivery {
  readonly record: DeliveryRecord;
  readonly receipts: readonly Receipt[];
}

interface Known {
  readonly believed: BelievedFiles;
}

/** The figures of an earlier version of the same period whose rows were the same; null where there is none, or codes were unknown then. */
function figuresOfSame(file: DeliveredFile, earlier: EarlierFiles): FileFigures | null {
  const same = earlier.findLast(
    ({ period, archiveSha256 }) => period === file.period && archiveSha256 === file.archiveSha256,
  )?.figures;
  return same === undefined || (same.unknownRows ?? 0) > 0 ? null : same;
}

interface Assessed {
  readonly file: DeliveredFile;
  readonly contract: Contract;
  readonly ignoredColumns: readonly string[];
  readonly problems: readonly Problem[];
}

async function assessFile(
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

function doubtsAbout(
  assessed: readonly Assessed[],
  { record, believed }: { readonly record: DeliveryRecord } & Known,
  { minRows }: AssessmentMeans,
): Doubts {
  const all = assessed.flatMap(({ file, contract, ignoredColumns }) => {
    if (file.figures === undefined) return [];
    const earlier = believed.before(record, file.table);
    const beside = record.files.filter(({ table, period }) => table === file.table && period !== file.period);
    return [
      {
        file: file.file,
        of: doubtsOf(
          { contract, file, figures: file.figures, ignoredColumns },
          { deliveredAt: record.deliveredAt, earlier, beside, minRows },
        ),
      },
    ];
  });
  return {
    doubts: all.flatMap(({ of }) => of.doubts),
    said: all.flatMap(({ file, of }) => of.said.map((message) => `${record.delivery} / ${file}: ${message}`)),
  };
}

const inOrder = (a: DeliveredFile, b: DeliveredFile): number =>
  a.period < b.period ? -1 : Number(a.period > b.period) || (a.file < b.file ? -1 : 1);

/**
 * Holds a delivery whose rows keep their contracts against its name, its time and what was believed before it.
 *
 * @example await assess({ record, receipts }, believedFiles(register), means) // { files, problems: [], doubts: [{ check: "size", ... }], said: [] }
 */
export async function assess(
  taken: TakenDelivery,
  believed: BelievedFiles,
  means: AssessmentMeans,
): Promise<Assessment> {
  const { record } = taken;
  const receipts = new Map(taken.receipts.map((receipt) => [receipt.archive, receipt]));
  const files = record.files.toSorted(inOrder);
  const assessed = await Promise.all(
    files.flatMap((file) => {
      const receipt = receipts.get(file.archive);
      return receipt === undefined ? [] : [assessFile(file, { record, receipt, believed }, means)];
    }),
  );
  const found = assessed.filter((one) => one !== null);
  const withFigures = new Map(found.map(({ file }) => [file.file, file]));
  return {
    files: record.files.map((file) => withFigures.get(file.file) ?? file),
    problems: found.flatMap(({ problems }) => problems),
    ...doubtsAbout(found, { record, believed }, means),
  };
}
