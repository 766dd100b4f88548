import type { Receipt } from "../../src/ingest/store/receipts.ts";
import { sha256 } from "../../src/lib/canonical.ts";

/** A receipt for tests, with only the fields that matter. */
export function receipt(told: Pick<Receipt, "table" | "file"> & Partial<Receipt>): Receipt {
  const content = sha256(told.file);
  return {
    period: "2026-06",
    sha256: content,
    bytes: 100,
    deliveries: ["d"],
    dialect: { format: "parquet" },
    ignoredColumns: [],
    absentColumns: [],
    rows: { read: 100, accepted: 100, quarantined: 0, duplicate: 0 },
    reasons: {},
    lines: {},
    archive: `archive/${told.table}/${content}.parquet`,
    archiveSha256: content,
    quarantine: null,
    fingerprint: content,
    origin: content,
    ...told,
  };
}
