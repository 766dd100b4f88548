import { numberOf, textOf } from "../../database/row.ts";
import type { Session } from "../../database/database.ts";
import type { FileFigures, UnknownCode } from "../../model/delivery.ts";
import type { ArchivedFile, FiguresMeans } from "./archived-file.ts";
import { firstDayOf, lastDayOf, FROM, archiveName } from "./archived-file.ts";

const MOST_CODES = 20;

interface UnknownRows {
  readonly code: string;
  readonly rows: number;
}

/** Codes that are in the code table on no day of the file's period, most rows first. */
async function unknownIn(
  { column, spelled }: { readonly column: string; readonly spelled: boolean },
  { path, period }: ArchivedFile,
  { session, codes }: FiguresMeans,
): Promise<readonly UnknownRows[]> {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const known = new Set((codes ?? []).filter(({ from, to }) => from <= last && to >= first).map(({ code }) => code));
  const rows = await session.rows(
    `with found as (select ${column} as code, count(*) as rows ${FROM} where ${column} is not null group by code)
     select code, ${spelled ? "normal_name(code)" : "code"} as name, cast(rows as double) as rows from found
     order by rows desc, code`,
    { file: path },
  );
  return rows
    .filter((row) => !known.has(textOf(row, "name")))
    .map((row) => ({ code: textOf(row, "code"), rows: numberOf(row, "rows") ?? 0 }));
}

/** The most frequent unknown codes with the number of persons or reports that have each. */
async function withSubjects(
  unknown: readonly UnknownRows[],
  columns: { readonly column: string; readonly subject: string },
  { path, session }: { readonly path: string; readonly session: Session },
): Promise<readonly UnknownCode[]> {
  const listed = unknown.slice(0, MOST_CODES);
  if (listed.length === 0) return [];
  const rows = await session.rows(
    `select ${columns.column} as code, cast(count(distinct ${columns.subject}) as double) as subjects ${FROM}
     where ${columns.column} in (select unnest(getvariable('unknown'))) group by code`,
    { file: path, unknown: listed.map(({ code }) => code) },
  );
  const subjects = new Map(rows.map((row) => [textOf(row, "code"), numberOf(row, "subjects") ?? 0]));
  return listed.map(({ code, rows: count }) => ({
    column: columns.column,
    code,
    rows: count,
    subjects: subjects.get(code) ?? 0,
  }));
}

/** The codes of a file that are in no code table, with their rows and subjects. */
export async function codesOf(
  file: ArchivedFile,
  means: FiguresMeans,
): Promise<Pick<FileFigures, "unknownRows" | "unknownCodes">> {
  const { contract } = file;
  const codes = contract.plausibility?.codes;
  if (codes === undefined || means.codes === null) return { unknownRows: null, unknownCodes: [] };
  const column = archiveName(contract, codes.column);
  const unknown = await unknownIn({ column, spelled: codes.spelled ?? false }, file, means);
  const subject = archiveName(contract, contract.plausibility?.persons ?? contract.subject);
  return {
    unknownRows: unknown.reduce((sum, { rows }) => sum + rows, 0),
    unknownCodes: await withSubjects(unknown, { column, subject }, { path: file.path, session: means.session }),
  };
}
