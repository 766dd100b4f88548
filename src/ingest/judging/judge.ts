import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { TilannekuvaError } from "../../lib/errors.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { compile } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import type { FileFormat } from "../inbox/file-name.ts";
import { csvRelation, normalisedRelation } from "../reading/csv.ts";
import { readHeader } from "../reading/header.ts";
import type { Header } from "../reading/header.ts";
import { matchHeader } from "../reading/layout.ts";
import type { MatchedHeader } from "../reading/layout.ts";
import { countLines } from "../reading/line-ends.ts";
import { normalise } from "../reading/normalise.ts";
import { parquetColumns, parquetRelation } from "../reading/parquet.ts";
import { withPlainText } from "../reading/plain.ts";
import { Refusal } from "../reading/refusal.ts";
import type { ReceiptDialect } from "../store/receipts.ts";
import { cleanAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { acceptClean } from "./clean.ts";
import { judgeChecked, loadChecked, numbered } from "./exact.ts";
import type { NumberedRows } from "./exact.ts";
import type { RowWork } from "./work.ts";

/** A file to be judged by its contract. */
export interface FileToJudge {
  readonly path: string;
  readonly name: string;
  readonly period: string;
  readonly contract: Contract;
  readonly format: FileFormat;
  readonly parents: readonly string[];
  readonly parentColumn: string | null;
}

export interface JudgingContext {
  readonly session: Session;
  readonly temporary: string;
  readonly quarantine: RowWork["quarantine"];
}

/** What judging a file came to; the drafts lie in the temporary folder. */
export interface Judgement extends Account {
  readonly dialect: ReceiptDialect;
  readonly ignoredColumns: readonly string[];
  readonly absentColumns: readonly string[];
  readonly drafts: RowWork["drafts"];
}

const workOn = (
  file: FileToJudge,
  context: JudgingContext,
  read: {
    readonly header: MatchedHeader;
    readonly readable: string;
    readonly relation: string;
    readonly decimalComma: boolean;
  },
): RowWork => ({
  session: context.session,
  contract: file.contract,
  compiled: compile(file.contract, read.header.layout, { period: file.period, decimalComma: read.decimalComma }),
  fileName: file.name,
  readable: read.readable,
  relation: read.relation,
  parents: file.parents,
  parentColumn: file.parentColumn,
  quarantine: context.quarantine,
  drafts: {
    accepted: join(context.temporary, `${randomUUID()}.accepted.parquet`),
    quarantined: join(context.temporary, `${randomUUID()}.quarantined.parquet`),
  },
});

const judgement = (
  work: RowWork,
  header: MatchedHeader,
  found: { account: Account; dialect: ReceiptDialect },
): Judgement => ({
  ...found.account,
  dialect: found.dialect,
  ignoredColumns: header.ignored,
  absentColumns: Object.keys(work.contract.columns).filter((name) => !header.layout.has(name)),
  drafts: work.drafts,
});

/** Loads rows that the engine must be able to read; what it cannot take is the file's fault, unless the machine fails. */
async function loadOrRefuse(work: RowWork, rows: NumberedRows, refusal: string): Promise<void> {
  try {
    await loadChecked(work, rows);
  } catch (error) {
    if (!(error instanceof TilannekuvaError) || isMachineFault(error)) throw error;
    throw new Refusal(refusal);
  }
}

/** Rows as they stand, where each is one line of as many fields as the header; else null. */
async function loadLineByLine(work: RowWork, lines: number): Promise<number | null> {
  try {
    const rows = await loadChecked(work, numbered(work, 1));
    return rows === lines - 1 ? rows : null;
  } catch (error) {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return null;
    throw error;
  }
}

async function judgeText(work: RowWork, header: Header, temporary: string): Promise<Account> {
  const rows = await acceptClean(work);
  if (rows !== null) return cleanAccount(rows);
  const text = await countLines(work.readable);
  if ((await loadLineByLine(work, text.lines)) === null) {
    const readable = join(temporary, `${randomUUID()}.normalised.csv`);
    await normalise({ path: work.readable, endsWithLineEnd: text.endsWithLineEnd }, header, readable);
    const rowsOfText = { relation: normalisedRelation(header.names.length), readable };
    await loadOrRefuse(work, rowsOfText, "the file's records cannot be read; deliver it again");
  }
  return judgeChecked(work);
}

const judgeCsv = (
  file: FileToJudge,
  context: JudgingContext,
  compression: "none" | "gzip" | "zstd",
): Promise<Judgement> =>
  withPlainText({ path: file.path, compression, temporary: context.temporary }, async ({ path, encoding }) => {
    const header = await readHeader(path, file.contract);
    const matched = matchHeader(header.names, file.contract);
    const work = workOn(file, context, {
      header: matched,
      readable: path,
      relation: csvRelation(matched.width, header.separator),
      decimalComma: header.separator === ";",
    });
    const account = await judgeText(work, header, context.temporary);
    const { separator, lineEnding, decimal } = header;
    return judgement(work, matched, {
      account,
      dialect: { format: "csv", compression, encoding, separator, lineEnding, decimal },
    });
  });

async function judgeRows(work: RowWork): Promise<Account> {
  const rows = await acceptClean(work);
  if (rows !== null) return cleanAccount(rows);
  const refusal = "the file cannot be read as Parquet: its data are damaged; deliver it again";
  await loadOrRefuse(work, numbered(work, 0), refusal);
  return judgeChecked(work);
}

async function judgeParquet(file: FileToJudge, context: JudgingContext): Promise<Judgement> {
  const columns = await parquetColumns(file.path, context.session);
  const names = columns.map(({ name }) => name);
  const header = matchHeader(names, file.contract);
  const work = workOn(file, context, {
    header,
    readable: file.path,
    relation: parquetRelation(columns, header.layout, file.contract),
    decimalComma: false,
  });
  return judgement(work, header, { account: await judgeRows(work), dialect: { format: "parquet" } });
}

/**
 * Checks a delivered file against its contract, header and every row, and writes drafts of its archive and quarantine.
 *
 * @throws Refusal where the file is refused whole.
 */
export const judge = (file: FileToJudge, context: JudgingContext): Promise<Judgement> =>
  file.format.kind === "parquet" ? judgeParquet(file, context) : judgeCsv(file, context, file.format.compression);
