import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import type { IngestContext } from "./context.ts";
import { clockFaults } from "./inbox/delivery-clock.ts";
import { isUnchanged } from "./inbox/contents.ts";
import type { WantedFile } from "./inbox/contents.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import type { CompleteDelivery } from "./inbox/complete.ts";
import { checkFile, checkHead, checkNames, checkRows } from "./inbox/manifest.ts";
import type { Disagreement } from "./inbox/manifest.ts";
import { missingTables } from "./inbox/together.ts";
import { Unread } from "./reading/unread.ts";
import { shareProblem } from "./quarantine-share.ts";
import { IncompleteDelivery } from "./read-delivered.ts";
import type { IngestedFile } from "./ingest-files.ts";
import type { Hashed, FileResults } from "./ingest-files.ts";
import { slot, ingestFiles } from "./ingest-files.ts";
import { recordOf } from "./delivery-record.ts";

/** What became of a complete delivery. */
export interface ValidatedDelivery {
  readonly record: DeliveryRecord;
  readonly taken: readonly IngestedFile[];
  /** True where a file could not be read; the next attempt may succeed although nothing has changed. */
  readonly unread?: true;
}

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

async function hashed(wanted: readonly WantedFile[], { index }: IngestContext): Promise<readonly Hashed[]> {
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
  // Where the list already shows which files are missing, only a file that looks like one of them is worth naming.
  return found.length === 0 || unusable.some(({ file }) => file !== null) ? [...found, ...unusable] : found;
}

const problemOf =
  ({ delivery }: DeliveryFolder) =>
  ({ file, message }: Disagreement): Problem => ({ delivery, file, column: null, message });

async function validateFiles(
  complete: CompleteDelivery,
  files: readonly Hashed[],
  context: IngestContext,
): Promise<FileResults> {
  const { folder, manifest } = complete;
  const asProblem = problemOf(folder);
  const found = disagreements(complete, files, context.now);
  // A file that is there but faulty is not reported as missing too.
  const before = (found.length > 0 ? found : missingTables(files, context.sources)).map(asProblem);
  if (before.length > 0) return { taken: [], problems: before };
  const { taken, problems } = await ingestFiles(folder, files, context);
  const rows =
    manifest === null
      ? []
      : taken.flatMap(({ name, receipt }) => checkRows(manifest, { name, rows: receipt.rows.read }));
  const shares = taken.flatMap(({ receipt }) =>
    shareProblem(receipt, folder.delivery, context.settings.maxQuarantineShare),
  );
  return { taken, problems: [...problems, ...rows.map(asProblem), ...shares] };
}

async function validatedDelivery(complete: CompleteDelivery, context: IngestContext): Promise<ValidatedDelivery> {
  const { folder, contents } = complete;
  try {
    const results = await validateFiles(complete, await hashed(contents.wanted, context), context);
    return { record: recordOf(folder, results), taken: results.taken };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    const problems = [problemOf(folder)({ file: error.file, message: error.message })];
    return { record: recordOf(folder, { taken: [], problems }), taken: [], unread: true };
  }
}

/**
 * Validates a complete delivery. It is accepted when its list agrees with its files and every file keeps its contract; otherwise all
 * of it is refused, with all problems. Null when a file changed meanwhile: the delivery was not complete after all.
 */
export async function ingestDelivery(
  complete: CompleteDelivery,
  context: IngestContext,
): Promise<ValidatedDelivery | null> {
  try {
    const result = await validatedDelivery(complete, context);
    return (await isUnchanged(complete.contents.all)) ? result : null;
  } catch (error) {
    if (error instanceof IncompleteDelivery) return null;
    throw error;
  }
}
