import type { DeliveredFile, DeliveryRecord, Problem } from "../model/delivery.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import type { IngestedFile } from "./ingest-files.ts";
import type { FileResults } from "./ingest-files.ts";

const delivered = ({ receipt }: IngestedFile): DeliveredFile => ({
  file: receipt.file,
  table: receipt.table,
  period: receipt.period,
  sha256: receipt.sha256,
  archive: receipt.archive,
  archiveSha256: receipt.archiveSha256,
});

/** Problems of one delivery that are listed individually. */
const MOST_PROBLEMS = 20;

function firstOf(problems: readonly Problem[], delivery: string): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { delivery, file: null, column: null, message: `and ${more} more of this delivery; correct these first` },
  ];
}

/** What the register keeps of a delivery: its files where all were taken in, else its problems. */
export function recordOf(
  { delivery, dataset, deliveredAt }: DeliveryFolder,
  { taken, problems: all }: FileResults,
): DeliveryRecord {
  const problems = firstOf(all, delivery);
  const status = problems.length === 0 ? "accepted" : "refused";
  const accepted = status === "accepted" ? taken.map(delivered) : [];
  const files = accepted.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return { delivery, dataset, deliveredAt, status, problems, files };
}
