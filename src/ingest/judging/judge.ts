import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { TilannekuvaError } from "../../lib/errors.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { compile } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import type { FileFacts } from "../contract/rules.ts";
import type { FileFormat } from "../inbox/file-name.ts";
import { csvRelation, normalisedRelation } from "../reading/csv.ts";
import { readHeader } from "../reading/header.ts";
import type { Header } from "../reading/header.ts";
import { requireSoundHeader } from "../reading/header-faults.ts";
import { matchHeader } from "../reading/layout.ts";
import type { MatchedHeader } from "../reading/layout.ts";
import type { Lines } from "../reading/line-counter.ts";
import { normalise } from "../reading/normalise.ts";
import { parquetColumns, parquetRelation } from "../reading/parquet.ts";
import { withPlainText } from "../reading/plain.ts";
import { firstBareReturn, requireLineEnds } from "../reading/line-ends.ts";
import { countRecords } from "../reading/records.ts";
import { Refusal } from "../reading/refusal.ts";
import type { ReceiptDialect } from "../store/receipts.ts";
import { cleanAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { acceptClean } from "./clean.ts";
import { judgeChecked, loadChecked, numbered, requireOneWriting } from "./exact.ts";
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
  readonly quarantinedParents: readonly string[];
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
    readonly facts: FileFacts;
    readonly decimal: "." | ",";
  },
): RowWork => {
  const compiled = compile(file.contract, read.header.layout, read.facts);
  return {
    session: context.session,
    contract: file.contract,
    compiled,
    otherMark: compiled.anyMark[read.decimal === "," ? "." : ","],
    fileName: file.name,
    readable: read.readable,
    relation: read.relation,
    parents: file.parents,
    quarantinedParents: file.quarantinedParents,
    parentColumn: file.parentColumn,
    quarantine: context.quarantine,
    drafts: {
      accepted: join(context.temporary, `${randomUUID()}.accepted.parquet`),
      quarantined: join(context.temporary, `${randomUUID()}.quarantined.parquet`),
    },
  };
};

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
async function loadOrRefuse(work: RowWork, rows: NumberedRows, refusal: string): Promise<number> {
  try {
    return await loadChecked(work, rows);
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

interface Text {
  readonly header: Header;
  readonly lines: Lines;
  readonly temporary: string;
}

/** Rows numbered by a reader of our own, where they are not one a line or not all as wide as the header. */
async function loadNormalised(work: RowWork, { header, lines, temporary }: Text): Promise<number> {
  const readable = join(temporary, `${randomUUID()}.normalised.csv`);
  await normalise({ path: work.readable, endsWithLineEnd: lines.endsWithLineEnd }, header, readable);
  const rows = { relation: normalisedRelation(header.names.length), readable };
  return loadOrRefuse(work, rows, "the file's records cannot be read; deliver it again");
}

/** The engine's rows must be the records that a reader of our own finds: one more or less, and rows were lost or made. */
function requireRows(rows: number, records: number): void {
  if (rows === records - 1) return;
  throw new Refusal(
    `the file's lines hold ${records - 1} rows, but ${rows} were read: its quotes or line ends are not as they must be; deliver it again`,
  );
}

async function judgeText(work: RowWork, text: Text): Promise<Account> {
  const { header, lines } = text;
  const rows = await acceptClean(work);
  // A record takes at least a line, so where they are as many, no line was swallowed and none is empty.
  if (rows !== null && rows === lines.lines - 1) return cleanAccount(rows);
  const records = await countRecords(work.readable, header);
  if (rows !== null) {
    requireRows(rows, records);
    return cleanAccount(rows);
  }
  requireRows((await loadLineByLine(work, lines.lines)) ?? (await loadNormalised(work, text)), records);
  await requireOneWriting(work);
  return judgeChecked(work);
}

const judgeCsv = (
  file: FileToJudge,
  context: JudgingContext,
  compression: "none" | "gzip" | "zstd",
): Promise<Judgement> =>
  withPlainText({ path: file.path, compression, temporary: context.temporary }, async ({ path, encoding, lines }) => {
    const bareReturn = lines.unevenReturns ? await firstBareReturn(path) : null;
    // Inside quotes a carriage return may stand; whether it does is seen where quotes are read.
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
    const account = await judgeText(work, { header, lines, temporary: context.temporary });
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
  await requireOneWriting(work);
  return judgeChecked(work);
}

async function judgeParquet(file: FileToJudge, context: JudgingContext): Promise<Judgement> {
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
  return judgement(work, header, { account: await judgeRows(work), dialect: { format: "parquet" } });
}

/**
 * Checks a delivered file against its contract, header and every row, and writes drafts of its archive and quarantine.
 *
 * @throws Refusal where the file is refused whole.
 */
export const judge = (file: FileToJudge, context: JudgingContext): Promise<Judgement> =>
  file.format.kind === "parquet" ? judgeParquet(file, context) : judgeCsv(file, context, file.format.compression);
