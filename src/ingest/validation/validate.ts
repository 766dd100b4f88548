import { csvRelation } from "../reading/read-csv.ts";
import { readHeader } from "../reading/header.ts";
import { requireSoundHeader } from "../reading/header-faults.ts";
import { matchHeader } from "../reading/file-layout.ts";
import { parquetColumns, parquetRelation } from "../reading/parquet.ts";
import { withPlainText } from "../reading/plain.ts";
import { firstBareReturn, requireLineEnds } from "../reading/line-ends.ts";
import { countRecords } from "../reading/records.ts";
import { cleanAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { validateChecked, numbered, requireOneWriting } from "./exact.ts";
import type { RowWork } from "./work.ts";
import { acceptClean, validateText, loadOrRefuse } from "./load-text.ts";
import type { FileToValidate, ValidationContext, Validation } from "./validation.ts";
import { workOn, validationOf } from "./validation.ts";

const validateCsv = (
  file: FileToValidate,
  context: ValidationContext,
  compression: "none" | "gzip" | "zstd",
): Promise<Validation> =>
  withPlainText({ path: file.path, compression, temporary: context.temporary }, async ({ path, encoding, lines }) => {
    const bareReturn = lines.unevenReturns ? await firstBareReturn(path) : null;
    // A carriage return is allowed inside quotes; that is checked where quotes are read.
    if (!lines.quotes) requireLineEnds(bareReturn);
    const header = await readHeader(path, file.contract);
    if (bareReturn !== null) await countRecords(path, header);
    requireSoundHeader(header, file.contract);
    const matched = matchHeader(header.names, file.contract, header.sample.rows);
    const { separator, lineEnding, decimal } = header;
    const work = workOn(file, context, {
      header: matched,
      readable: path,
      relation: csvRelation(matched.width, separator),
      facts: { period: file.period, decimalComma: separator === ";", plain: lines.plain },
      decimal,
    });
    const account = await validateText(work, { header, lines, temporary: context.temporary });
    return validationOf(work, matched, {
      account,
      dialect: { format: "csv", compression, encoding, separator, lineEnding, decimal },
    });
  });

async function validateRows(work: RowWork): Promise<Account> {
  const rows = await acceptClean(work);
  if (rows !== null) return cleanAccount(rows);
  const refusal = "the file cannot be read as Parquet: its data are damaged; deliver it again";
  await loadOrRefuse(work, numbered(work, 0), refusal);
  await requireOneWriting(work);
  return validateChecked(work);
}

async function validateParquet(file: FileToValidate, context: ValidationContext): Promise<Validation> {
  const columns = await parquetColumns(file.path, context.session);
  const names = columns.map(({ name }) => name);
  const header = matchHeader(names, file.contract, null);
  const work = workOn(file, context, {
    header,
    readable: file.path,
    relation: parquetRelation(columns, header.layout, file.contract),
    facts: { period: file.period, decimalComma: false },
    decimal: ".",
  });
  return validationOf(work, header, { account: await validateRows(work), dialect: { format: "parquet" } });
}

/**
 * Checks a delivered file against its contract, header and every row, and writes drafts of its archive and quarantine.
 *
 * @throws Refusal where the file is refused whole.
 */
export const validate = (file: FileToValidate, context: ValidationContext): Promise<Validation> =>
  file.format.kind === "parquet" ? validateParquet(file, context) : validateCsv(file, context, file.format.compression);
