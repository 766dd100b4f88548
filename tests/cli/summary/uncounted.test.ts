import { expect, it } from "vitest";
import { uncountedLines } from "../../../src/cli/summary/uncounted.ts";
import type { FileFigures } from "../../../src/model/delivery.ts";
import { asKnownAt } from "../../../src/model/data-vintage.ts";
import { figures } from "../../ingest/plausibility/made-up.ts";
import { accepted } from "../../model/deliveries.ts";

const vintageOf = (...given: readonly Partial<FileFigures>[]) => {
  const periods = given.map((_, index) => ["ITEMS", `2026-0${index + 1}`] as const);
  const record = accepted("d", "2026-09-01T00:00", periods);
  const files = record.files.map((file, index) => Object.assign({}, file, { figures: figures(given[index]) }));
  return asKnownAt([{ ...record, files }], "2026-09-02T00:00");
};
const unknown = (code: string, rows: number) => ({ column: "income_type", code, rows, subjects: rows });

it("nothing is said where everything counts", () => {
  expect(uncountedLines(vintageOf({}, {}))).toEqual([]);
});

it("codes and rows of all files of a table are shown together, the most frequent code first", () => {
  const vintage = vintageOf(
    { unknownCodes: [unknown("398", 3)], unusable: { "loppv1:before_start": 2 } },
    {
      unknownCodes: [unknown("399", 9), unknown("398", 4)],
      unusable: { "loppv1:before_start": 1, "a:years_later": 5 },
    },
  );
  expect(uncountedLines(vintage)).toEqual([
    "unknown codes: ITEMS: not in any code table: income_type 399 (9 rows), income_type 398 (7 rows)",
    "rows that cover no month: ITEMS: loppv1:before_start 3, a:years_later 5",
  ]);
});
