import type { DeliveredFile, DeliveryRecord, Problem } from "../lib/delivery.ts";
import type { Intake } from "./context.ts";
import type { Contract } from "./contract/contract.ts";
import { clockFaults } from "./inbox/clock.ts";
import { isUnchanged } from "./inbox/contents.ts";
import type { WantedFile } from "./inbox/contents.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import type { CompleteDelivery } from "./inbox/complete.ts";
import { checkFile, checkHead, checkNames, checkRows } from "./inbox/manifest.ts";
import type { Disagreement } from "./inbox/manifest.ts";
import { missingTables } from "./inbox/together.ts";
import { Refusal } from "./reading/refusal.ts";
import { Unread } from "./reading/unread.ts";
import { shareProblem } from "./share.ts";
import type { Receipt } from "./store/receipts.ts";
import { StillArriving, takeInFile } from "./take-in-file.ts";
import type { TakenFile } from "./take-in-file.ts";

/** What became of a complete delivery. */
export interface JudgedDelivery {
  readonly record: DeliveryRecord;
  readonly taken: readonly TakenFile[];
  /** True where a file could not be read, which may be otherwise the next time though nothing of it changes. */
  readonly unread?: true;
}

interface Hashed extends WantedFile {
  readonly sha256: string;
}

const depth = (contract: Contract, sources: readonly Contract[]): number => {
  const parent = sources.find(({ table }) => table === contract.reference?.table);
  return parent === undefined ? 0 : 1 + depth(parent, sources);
};

const slot = (table: string, period: string): string => `${table} ${period}`;

function doubled(wanted: readonly WantedFile[]): readonly Disagreement[] {
  const first = new Map<string, string>();
  return wanted.flatMap(({ name, contract, period }) => {
    const at = slot(contract.table, period);
    const earlier = first.get(at);
    first.set(at, earlier ?? name);
    return earlier === undefined
      ? []
      : [
          {
            file: name,
            message: `the delivery holds the same table and period in ${earlier} too; deliver one of them`,
          },
        ];
  });
}

interface FileResults {
  readonly taken: readonly (TakenFile & { readonly name: string })[];
  readonly problems: readonly Problem[];
}

/** Files of one period, parents before their children. */
async function takeInPeriod(folder: DeliveryFolder, files: readonly Hashed[], intake: Intake): Promise<FileResults> {
  const receipts = new Map<string, Receipt>();
  const failed = new Set<string>();
  const taken: (TakenFile & { name: string })[] = [];
  const problems: Problem[] = [];
  for (const file of files.toSorted((a, b) => depth(a.contract, intake.sources) - depth(b.contract, intake.sources))) {
    const at = slot(file.contract.table, file.period);
    const above = slot(file.contract.reference?.table ?? "", file.period);
    if (failed.has(above)) {
      // Without its parents nothing can be said of the rows; the parents' problem is the one to name.
      failed.add(at);
      continue;
    }
    try {
      const found = { delivery: folder.delivery, sha256: file.sha256, parent: receipts.get(above) ?? null };
      const result = await takeInFile(file, found, intake);
      receipts.set(at, result.receipt);
      taken.push({ ...result, name: file.name });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed.add(at);
      problems.push({ delivery: folder.delivery, file: file.name, column: error.column, message: error.message });
    }
  }
  return { taken, problems };
}

/** Periods do not refer to each other, so they are read side by side. */
async function takeInFiles(folder: DeliveryFolder, files: readonly Hashed[], intake: Intake): Promise<FileResults> {
  const periods = [...Map.groupBy(files, (file) => file.period).values()];
  const settled = await Promise.allSettled(periods.map((period) => takeInPeriod(folder, period, intake)));
  const results = settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
  return { taken: results.flatMap(({ taken }) => taken), problems: results.flatMap(({ problems }) => problems) };
}

const delivered = ({ receipt }: TakenFile): DeliveredFile => ({
  file: receipt.file,
  table: receipt.table,
  period: receipt.period,
  sha256: receipt.sha256,
  archive: receipt.archive,
  archiveSha256: receipt.archiveSha256,
});

async function hashed(wanted: readonly WantedFile[], { index }: Intake): Promise<readonly Hashed[]> {
  const files: Hashed[] = [];
  for (const file of wanted) files.push({ ...file, sha256: await index.sha256(file) });
  return files;
}

function disagreements(
  { folder, contents, manifest }: CompleteDelivery,
  files: readonly Hashed[],
  now: Date,
): readonly Disagreement[] {
  const wanted = [...contents.wanted, ...contents.misnamed.map(({ file }) => ({ name: file }))].map(({ name }) => name);
  const all = contents.all.map(({ name }) => name);
  const listed =
    manifest === null
      ? []
      : [
          ...checkHead(manifest, folder),
          ...checkNames(manifest, { all, wanted }),
          ...files.flatMap(({ name, size, sha256 }) => checkFile(manifest, { name, bytes: size, sha256 })),
        ];
  const dated = clockFaults({ deliveredAt: folder.deliveredAt, files: contents.wanted }, now);
  const found = [...contents.unreadable, ...contents.misnamed, ...dated, ...doubled(contents.wanted), ...listed];
  const { unusable } = contents;
  // Where the list says already which files are missing, only one that looks like them is worth naming.
  return found.length === 0 || unusable.some(({ file }) => file !== null) ? [...found, ...unusable] : found;
}

const problemOf =
  ({ delivery }: DeliveryFolder) =>
  ({ file, message }: Disagreement): Problem => ({ delivery, file, column: null, message });

async function judgeFiles(complete: CompleteDelivery, files: readonly Hashed[], intake: Intake): Promise<FileResults> {
  const { folder, manifest } = complete;
  const asProblem = problemOf(folder);
  const found = disagreements(complete, files, intake.now);
  // A file that is there but not as it must be is not missing too.
  const before = (found.length > 0 ? found : missingTables(files, intake.sources)).map(asProblem);
  if (before.length > 0) return { taken: [], problems: before };
  const { taken, problems } = await takeInFiles(folder, files, intake);
  const rows =
    manifest === null
      ? []
      : taken.flatMap(({ name, receipt }) => checkRows(manifest, { name, rows: receipt.rows.read }));
  const shares = taken.flatMap(({ receipt }) =>
    shareProblem(receipt, folder.delivery, intake.settings.maxQuarantineShare),
  );
  return { taken, problems: [...problems, ...rows.map(asProblem), ...shares] };
}

/** Problems of one delivery that are told one by one. */
const MOST_PROBLEMS = 20;

function told(problems: readonly Problem[], delivery: string): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { delivery, file: null, column: null, message: `and ${more} more of this delivery; mend these first` },
  ];
}

function recordOf(
  { delivery, dataset, deliveredAt }: DeliveryFolder,
  { taken, problems: all }: FileResults,
): DeliveryRecord {
  const problems = told(all, delivery);
  const status = problems.length === 0 ? "accepted" : "refused";
  const accepted = status === "accepted" ? taken.map(delivered) : [];
  const files = accepted.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return { delivery, dataset, deliveredAt, status, problems, files };
}

async function judged(complete: CompleteDelivery, intake: Intake): Promise<JudgedDelivery> {
  const { folder, contents } = complete;
  try {
    const results = await judgeFiles(complete, await hashed(contents.wanted, intake), intake);
    return { record: recordOf(folder, results), taken: results.taken };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    const problems = [problemOf(folder)({ file: error.file, message: error.message })];
    return { record: recordOf(folder, { taken: [], problems }), taken: [], unread: true };
  }
}

/**
 * Judges a complete delivery: accepted when its list agrees with its files and every file keeps its contract, else refused whole,
 * with all that is wrong. Null when a file changed meanwhile: the delivery was not complete after all.
 */
export async function takeInDelivery(complete: CompleteDelivery, intake: Intake): Promise<JudgedDelivery | null> {
  try {
    const result = await judged(complete, intake);
    return (await isUnchanged(complete.contents.all)) ? result : null;
  } catch (error) {
    if (error instanceof StillArriving) return null;
    throw error;
  }
}
