import { rm } from "node:fs/promises";
import { z } from "zod";
import { sqlText } from "../../database/sql.ts";
import type { Account } from "./account.ts";
import { Refusal } from "../reading/refusal.ts";
import { parentsQuery, parquetFile, quarantinedParentsQuery } from "./work.ts";
import type { RowWork } from "./work.ts";

/** How many line numbers a receipt names for each reason. */
const FIRST_LINES = 10;

/** Rows of a file with the number of the line that each begins on. */
export interface NumberedRows {
  /** Relation with `line`, `whole` (as many fields as the header) and the text columns. */
  readonly relation: string;
  readonly readable: string;
}

/** Rows numbered in their order: correct where each record is one line. `before` is the number of lines above the first row. */
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
  ${compiled.referred} as referred,
  case when whole then ${compiled.decimalMark[","]} else false end as has_comma,
  case when whole then ${compiled.decimalMark["."]} else false end as has_point,
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

const suspicions = z.object({
  comma: z.coerce.number().nullable(),
  point: z.coerce.number().nullable(),
  scientific: z.coerce.number().nullable(),
  reason: z.string().nullable(),
});

const SCIENTIFIC = "list_filter(reasons, lambda reason: suffix(reason, ':scientific_form'))";

/**
 * Finds what no single row shows: a file in which a comma and a point both mark decimals, or in which ids have become numbers.
 *
 * @throws Refusal naming the first line.
 */
export async function requireOneWriting({ session }: RowWork): Promise<void> {
  const [row] = await session.rows(`
select min(line) filter (where has_comma) as comma, min(line) filter (where has_point) as point,
  min(line) filter (where len(${SCIENTIFIC}) > 0) as scientific, min_by(${SCIENTIFIC}[1], line) filter (where len(${SCIENTIFIC}) > 0) as reason
from checked_row`);
  const { comma, point, scientific, reason } = suspicions.parse(row);
  if (scientific !== null) {
    throw new Refusal(
      `ids are written as numbers in scientific form, first in line ${scientific}: whose they were is lost; deliver the file again with the column as text`,
      reason?.split(":")[0] ?? null,
    );
  }
  if (comma === null || point === null) return;
  throw new Refusal(
    `decimals have a comma in line ${comma} and a point in line ${point}: a file must keep to one of them; deliver it again`,
  );
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

const WORK_TABLES = ["checked_row", "parent_row", "quarantined_parent", "orphan", "contested", "judged", "verdict"];

/** Validates the rows in `checked_row` one by one and writes the drafts of the archive and, if needed, of the quarantine. */
export async function validateChecked(work: RowWork): Promise<Account> {
  const { session, contract, drafts } = work;
  await session.run(`create or replace temp table parent_row as ${parentsQuery(work)}`, { parents: work.parents });
  await session.run(`create or replace temp table quarantined_parent as ${quarantinedParentsQuery(work)}`, {
    quarantined_parents: work.quarantinedParents,
  });
  const referring = contract.reference?.column ?? "";
  await session.run(sqlText("ingest/orphan"), {
    no_such_row: `${referring}:no_such_row`,
    parent_quarantined: `${referring}:parent_quarantined`,
    hash_key: work.quarantine.hashKey,
  });
  for (const statement of ["ingest/contested", "ingest/judged", "ingest/verdict"])
    await session.run(sqlText(statement));
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
  await session.run(WORK_TABLES.map((table) => `drop table ${table};`).join(" "));
  return result;
}
