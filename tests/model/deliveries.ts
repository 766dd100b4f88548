import { sha256 } from "../../src/lib/canonical.ts";
import type { DeliveryRecord } from "../../src/model/delivery.ts";

/** Records of deliveries for tests: what an accepted delivery holds is its tables with their periods. */
export const accepted = (
  delivery: string,
  deliveredAt: string,
  files: readonly (readonly [table: string, period: string])[],
): DeliveryRecord => ({
  delivery,
  dataset: "dataset",
  deliveredAt,
  status: "accepted",
  problems: [],
  files: files.map(([table, period]) => {
    const content = sha256(`${delivery} ${table} ${period}`);
    return {
      file: `${table}_${period}.csv`,
      table,
      period,
      sha256: content,
      archive: `archive/${table}/${content}.parquet`,
      archiveSha256: content,
    };
  }),
});

/** The record of a delivery that was refused. */
export const refused = (delivery: string, deliveredAt: string): DeliveryRecord => ({
  delivery,
  dataset: "dataset",
  deliveredAt,
  status: "refused",
  problems: [{ delivery, file: "A.csv", column: null, message: "the file is empty" }],
  files: [],
});

/** The record of a delivery that is held back as half of its rows seem to be missing. */
export const held = (...of: Parameters<typeof accepted>): DeliveryRecord => {
  const record = accepted(...of);
  return {
    ...record,
    status: "held",
    doubts: record.files.map(({ file }) => ({ file, check: "size", message: "there are half of the rows" })),
  };
};
