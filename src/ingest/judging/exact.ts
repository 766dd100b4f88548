import { rm } from "node:fs/promises";
import { z } from "zod";
import { sqlText } from "../../database/sql.ts";
import type { Account } from "./account.ts";
import { parentsQuery, parquetFile } from "./work.ts";
import type { RowWork } from "./work.ts";

/** How many line numbers a receipt names for each reason. */
const FIRST_LINES = 10;

/** Rows of a file with the number of the line that each begins on. */
export interface NumberedRows {
  /** Relation with `line`, `whole` (as many fields as the header) and the text columns. */
  readonly relation: string;
  readonly readable: string;
}

/** Rows numbered as they stand: right where each record is one line. `before` is the number of lines above the first row. */
export const numbered = ({ relation, readable }: RowWork, before: 0 | 1): NumberedRows => ({
  relation: `(select row_number() over () + ${before} as line, true as whole, * from ${relation}) as numbered`,
  readable,
});

const checkedRows = ({ compiled }: RowWork, relation: string): string => `
create or replace temp table checked_row as
select
  line,
  case
    when not whole then ['row:field_count']
    when ${compiled.keeps} then cast([] as varchar[])
    else ${compiled.reasons}
  end as reasons,
  case when whole then ${compiled.key} end as key,
  case when whole then ${compiled.reference} end as reference,
  case when whole then ${compiled.subject} end as subject,
  ${compiled.image} as image,
  case when getvariable('keep_values') then ${compiled.asDelivered} end as as_delivered
from ${relation}`;

/** Loads the checked rows of a file into the session's table `checked_row`; returns how many. */
export async function loadChecked(work: RowWork, rows: NumberedRows): Promise<number> {
  await work.session.run(checkedRows(work, rows.relation), {
    file: rows.readable,
    keep_values: work.quarantine.keepValues,
  });
  const [count] = await work.session.rows("select count(*) as rows from checked_row");
  return Number(count?.["rows"]);
}

const counts = z.object({
  read: z.coerce.number(),
  accepted: z.coerce.number(),
  quarantined: z.coerce.number(),
  duplicate: z.coerce.number(),
});

const found = z.array(z.object({ reason: z.string(), count: z.coerce.number(), lines: z.array(z.coerce.number()) }));

async function account({ session }: RowWork): Promise<Account> {
  const [total] = await session.rows(sqlText("ingest/account"));
  const reasons = found.parse(await session.rows(sqlText("ingest/reasons"), { first_lines: FIRST_LINES }));
  return {
    rows: counts.parse(total),
    reasons: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])),
    lines: Object.fromEntries(reasons.map(({ reason, lines }) => [reason, lines])),
  };
}

/**
 * Judges the rows in `checked_row` one by one and writes the drafts of the archive and, where there is need, of the quarantine.
 */
export async function judgeChecked(work: RowWork): Promise<Account> {
  const { session, contract, drafts } = work;
  await session.run(`create or replace temp table parent_row as ${parentsQuery(work)}`, { parents: work.parents });
  await session.run(sqlText("ingest/verdict"), { no_such_row: `${contract.reference?.column ?? ""}:no_such_row` });
  const result = await account(work);
  await rm(drafts.accepted, { force: true });
  await session.run(parquetFile(sqlText("ingest/accepted")), { output: drafts.accepted });
  if (result.rows.quarantined > 0) {
    await session.run(parquetFile(sqlText("ingest/quarantined")), {
      output: drafts.quarantined,
      table_name: contract.table,
      file_name: work.fileName,
      hash_key: work.quarantine.hashKey,
    });
  }
  await session.run("drop table checked_row; drop table parent_row; drop table verdict");
  return result;
}
