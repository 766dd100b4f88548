import type { DeliveredFile, DeliveryRecord, Problem } from "../../model/delivery.ts";
import { doubtsOf } from "./doubts.ts";
import type { Doubts } from "./doubts.ts";
import type { BelievedFiles } from "./earlier.ts";
import type { Assessed, Known, AssessmentMeans, TakenDelivery } from "./assess-file.ts";
import { assessFile } from "./assess-file.ts";

/** The result of comparing a delivery with its name, the clock and what was believed before. */
export interface Assessment extends Doubts {
  /** The delivery's files with the figures of their rows. */
  readonly files: readonly DeliveredFile[];
  /** The problems for which it is refused. */
  readonly problems: readonly Problem[];
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
 * Compares a delivery whose rows keep their contracts with its name, its time and what was believed before it.
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
