import type { DeliveredFile, FileFigures } from "../../../src/model/delivery.ts";
import type { EarlierFile } from "../../../src/ingest/plausibility/earlier.ts";

export const figures = (change: Partial<FileFigures> = {}): FileFigures => ({
  rows: 1000,
  persons: 900,
  payers: null,
  linked: 0.95,
  unknownRows: 0,
  unknownCodes: [],
  unusable: {},
  absentColumns: [],
  ...change,
});

export const file = (period: string, change: Partial<FileFigures> = {}): DeliveredFile => ({
  file: `WAGES_${period}.csv`,
  table: "WAGES",
  period,
  sha256: `hash of ${period}`,
  archive: `archive/WAGES/${period}.parquet`,
  archiveSha256: `hash of the archive of ${period}`,
  figures: figures(change),
});

/** A file that was believed before. */
export const earlier = (period: string, deliveredAt: string, change: Partial<FileFigures> = {}): EarlierFile => ({
  ...file(period, change),
  delivery: `${deliveredAt}_WAGES`,
  deliveredAt: `${deliveredAt}T00:00`,
});
