import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { TilannekuvaError } from "../../lib/errors.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { normalisedRelation } from "../reading/read-csv.ts";
import type { Header } from "../reading/header.ts";
import type { Lines } from "../reading/line-counter.ts";
import { normalise } from "../reading/normalise.ts";
import { countRecords } from "../reading/records.ts";
import { Refusal } from "../reading/refusal.ts";
import { cleanAccount } from "./account.ts";
import type { Account } from "./account.ts";
import { validateChecked, loadChecked, numbered, requireOneWriting } from "./exact.ts";
import type { NumberedRows } from "./exact.ts";
import type { RowWork } from "./work.ts";
import { parentsQuery, parquetFile } from "./work.ts";

/**
 * The typed rows of a file; an error where a row breaks the contract, or has the decimal mark that the first rows do not.
 *
 * @example typedRows(work) // "with typed as (select c1 as report_id, ... from read_csv(...) where ...) select ... from typed"
 */
export function typedRows({
  contract,
  compiled,
  relation,
  otherMark,
}: Pick<RowWork, "contract" | "compiled" | "relation" | "otherMark">): string {
  const [first] = Object.values(contract.columns).map(({ as }) => as);
  const broken = "error('a row breaks the contract')";
  return `
with
  typed as (
    select
      ${compiled.sureTyped}
    from ${relation}
    where case when ${compiled.sureKeeps} and not (${otherMark}) then true else ${broken} end
  )
select
  * replace (case when ${compiled.sureUnbroken} then ${first} else ${broken} end as ${first})
from typed`;
}

/** The number of rows that are no other row's copy and share no key with one; in a table without a key, all rows. */
const identityCount = ({ contract }: RowWork): string => {
  if (contract.key.length === 0) return "count(*)";
  return `count(distinct hash(${contract.key.map((name) => contract.columns[name]?.as).join(", ")}))`;
};

const orphanCount = (work: RowWork): string => {
  const referring = work.contract.columns[work.contract.reference?.column ?? ""]?.as;
  if (referring === undefined) return "0";
  return `count(*) filter (where ${referring} not in (select id from (${parentsQuery(work)}) as parent_row))`;
};

const accounting = (work: RowWork): string => `
select count(*) as rows, ${identityCount(work)} as identities, ${orphanCount(work)} as orphans
from read_parquet(getvariable('accepted'), hive_partitioning = false)`;

async function writeTyped(work: RowWork): Promise<boolean> {
  try {
    await work.session.run(parquetFile(typedRows(work)), { file: work.readable, output: work.drafts.accepted });
    return true;
  } catch (error) {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return false;
    throw error;
  }
}

/**
 * The fast path for a file without a fault, which is nearly every file: one pass writes the typed rows and stops at the first that
 * breaks the contract; the keys of the written rows then show whether any row occurs twice or has no parent.
 *
 * @returns The number of rows, all accepted and written to the draft; null where the exact path is needed.
 */
export async function acceptClean(work: RowWork): Promise<number | null> {
  if (!(await writeTyped(work))) return null;
  const variables = { accepted: [work.drafts.accepted], parents: work.parents };
  const [account] = await work.session.rows(accounting(work), variables);
  const rows = Number(account?.["rows"]);
  return Number(account?.["identities"]) === rows && Number(account?.["orphans"]) === 0 ? rows : null;
}

/** Loads rows that the engine must be able to read; a failure is the file's fault, unless it is the machine's. */
export async function loadOrRefuse(work: RowWork, rows: NumberedRows, refusal: string): Promise<number> {
  try {
    return await loadChecked(work, rows);
  } catch (error) {
    if (!(error instanceof TilannekuvaError) || isMachineFault(error)) throw error;
    throw new Refusal(refusal);
  }
}

/** Rows in their order, where each is one line of as many fields as the header; else null. */
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

/** Rows numbered by a reader of our own, where records span lines or differ from the header in their number of fields. */
async function loadNormalised(work: RowWork, { header, lines, temporary }: Text): Promise<number> {
  const readable = join(temporary, `${randomUUID()}.normalised.csv`);
  await normalise({ path: work.readable, endsWithLineEnd: lines.endsWithLineEnd }, header, readable);
  const rows = { relation: normalisedRelation(header.names.length), readable };
  return loadOrRefuse(work, rows, "the file's records cannot be read; deliver it again");
}

/** The engine's rows must be as many as the records that a reader of our own finds: otherwise rows were lost or invented. */
function requireRows(rows: number, records: number): void {
  if (rows === records - 1) return;
  throw new Refusal(
    `the file's lines hold ${records - 1} rows, but ${rows} were read: its quotes or line ends are not as they must be; deliver it again`,
  );
}

/** Loads a text file's rows; line by line where the engine cannot read it as it is. */
export async function validateText(work: RowWork, text: Text): Promise<Account> {
  const { header, lines } = text;
  const rows = await acceptClean(work);
  // A record takes at least one line: with as many rows as lines, no line was swallowed and none is empty.
  if (rows !== null && rows === lines.lines - 1) return cleanAccount(rows);
  const records = await countRecords(work.readable, header);
  if (rows !== null) {
    requireRows(rows, records);
    return cleanAccount(rows);
  }
  requireRows((await loadLineByLine(work, lines.lines)) ?? (await loadNormalised(work, text)), records);
  await requireOneWriting(work);
  return validateChecked(work);
}
