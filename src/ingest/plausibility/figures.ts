import { numberOf, textOf } from "../../database/row.ts";
import type { Session } from "../../database/database.ts";
import type { FileFigures, UnknownCode } from "../../lib/delivery.ts";
import { lastDay } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";

/** An archived file that is to be held against others. */
export interface ArchivedFile {
  readonly path: string;
  readonly contract: Contract;
  /** `2026-06`, `2026` or an empty text. */
  readonly period: string;
  /** Rows in the archive. */
  readonly rows: number;
  readonly absentColumns: readonly string[];
}

/** What a file's rows are counted with. */
export interface FiguresMeans {
  readonly session: Session;
  /** Archive of the population register that covers the file's period; null where none does. */
  readonly population: string | null;
  /** The code table of the file's codes; null where the table has none. */
  readonly codes: string | null;
}

/** Persons of larger files are counted on a sixteenth of them, drawn by the hash of the id: within a per cent or so, and always the same. */
const COUNTED_WHOLE = 500_000;
const SAMPLE = 16;
const MOST_CODES = 20;

const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9990-12-31";
const FROM = "from read_parquet(getvariable('file'), hive_partitioning = false)";

const archiveName = ({ columns }: Contract, name: string): string => {
  const column = columns[name];
  if (column === undefined) throw new TypeError(`the contract has no column ${name}`);
  return column.as;
};

const sampleOf = (rows: number): number => (rows > COUNTED_WHOLE ? SAMPLE : 1);

const drawn = (column: string): string => `hash(${column}) % getvariable('sample') = 0`;

async function countDistinct(column: string, file: ArchivedFile, { session }: FiguresMeans): Promise<number> {
  const sample = sampleOf(file.rows);
  const query = `select cast(count(distinct ${column}) as double) as found ${FROM} where ${drawn(column)}`;
  const [row] = await session.rows(query, { file: file.path, sample });
  return sample * (row === undefined ? 0 : (numberOf(row, "found") ?? 0));
}

/** Persons, and the share of them that the population knows. */
async function personsOf(
  column: string,
  file: ArchivedFile,
  means: FiguresMeans,
): Promise<Pick<FileFigures, "persons" | "linked">> {
  if (means.population === null) return { persons: await countDistinct(column, file, means), linked: null };
  const sample = sampleOf(file.rows);
  const [row] = await means.session.rows(
    `with persons as (select distinct ${column} as id ${FROM} where ${column} is not null and ${drawn(column)}),
     residents as (
       select person_id from read_parquet(getvariable('population'), hive_partitioning = false) where ${drawn("person_id")}
     )
     select
       cast(count(*) as double) as found,
       cast(count(*) filter (where id in (select person_id from residents)) as double) as linked
     from persons`,
    { file: file.path, population: means.population, sample },
  );
  const found = row === undefined ? 0 : (numberOf(row, "found") ?? 0);
  const linked = row === undefined ? 0 : (numberOf(row, "linked") ?? 0);
  return { persons: sample * found, linked: found === 0 ? null : linked / found };
}

const firstDayOf = (period: string): string => (period === "" ? FIRST_DAY : `${period}-01-01`.slice(0, 10));

const lastDayOf = (period: string): string =>
  period === "" ? LAST_DAY : period.length === 4 ? `${period}-12-31` : lastDay(period);

interface UnknownRows {
  readonly code: string;
  readonly rows: number;
}

/** Codes that no row of the code table knows at any day of the file's period, most rows first. */
async function unknownIn(
  { column, spelled }: { readonly column: string; readonly spelled: boolean },
  file: ArchivedFile,
  means: FiguresMeans,
): Promise<readonly UnknownRows[]> {
  const [first, last] = [firstDayOf(file.period), lastDayOf(file.period)];
  const rows = await means.session.rows(
    `with found as (select ${column} as code, count(*) as rows ${FROM} where ${column} is not null group by code),
     known as (
       select code from code_table(getvariable('codes'))
       where cast(valid_from as varchar) <= getvariable('last') and cast(valid_to as varchar) >= getvariable('first')
     )
     select code, cast(rows as double) as rows from found
     where ${spelled ? "normal_name(code)" : "code"} not in (select code from known)
     order by rows desc, code`,
    { file: file.path, codes: means.codes, first, last },
  );
  return rows.map((row) => ({ code: textOf(row, "code"), rows: numberOf(row, "rows") ?? 0 }));
}

/** The most frequent unknown codes with the number of persons or reports that have each. */
async function withSubjects(
  unknown: readonly UnknownRows[],
  columns: { readonly column: string; readonly subject: string },
  { path, session }: { readonly path: string; readonly session: Session },
): Promise<readonly UnknownCode[]> {
  const told = unknown.slice(0, MOST_CODES);
  if (told.length === 0) return [];
  const rows = await session.rows(
    `select ${columns.column} as code, cast(count(distinct ${columns.subject}) as double) as subjects ${FROM}
     where ${columns.column} in (select unnest(getvariable('unknown'))) group by code`,
    { file: path, unknown: told.map(({ code }) => code) },
  );
  const subjects = new Map(rows.map((row) => [textOf(row, "code"), numberOf(row, "subjects") ?? 0]));
  return told.map(({ code, rows: count }) => ({
    column: columns.column,
    code,
    rows: count,
    subjects: subjects.get(code) ?? 0,
  }));
}

async function codesOf(
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

const COUNTED_DAYS_LATER = 730;

/** Rows that tell of no month, by reason; reasons that no row has are left out. */
async function unusableOf(
  { path, contract, period }: ArchivedFile,
  { session }: FiguresMeans,
): Promise<FileFigures["unusable"]> {
  const declared = (contract.plausibility?.unusable ?? []).map((one) =>
    "end" in one
      ? {
          reason: `${one.end}:before_start`,
          when: `${archiveName(contract, one.end)} < ${archiveName(contract, one.start)}`,
        }
      : {
          reason: `${one.yearsLater}:years_later`,
          when: `${archiveName(contract, one.yearsLater)} > cast(getvariable('last') as date) + ${COUNTED_DAYS_LATER}`,
        },
  );
  if (declared.length === 0) return {};
  const counts = declared.map(({ when }, index) => `cast(count(*) filter (where ${when}) as double) as r${index}`);
  const [row = {}] = await session.rows(`select ${counts.join(", ")} ${FROM}`, { file: path, last: lastDayOf(period) });
  const found = declared.map(({ reason }, index) => [reason, numberOf(row, `r${index}`) ?? 0] as const);
  return Object.fromEntries(found.filter(([, rows]) => rows > 0));
}

/**
 * What an archived file's rows come to.
 *
 * @example await figuresOf(file, { session, population: "store/archive/FOLK_ENHEN/….parquet", codes: null }) // { rows: 150, persons: 150, linked: 1, ... }
 */
export async function figuresOf(file: ArchivedFile, means: FiguresMeans): Promise<FileFigures> {
  const { contract, rows, absentColumns } = file;
  const { persons, payers } = contract.plausibility ?? {};
  const ofPersons =
    persons === undefined
      ? { persons: null, linked: null }
      : await personsOf(archiveName(contract, persons), file, means);
  const ofPayers = payers === undefined ? null : await countDistinct(archiveName(contract, payers), file, means);
  const unusable = await unusableOf(file, means);
  return { rows, ...ofPersons, payers: ofPayers, ...(await codesOf(file, means)), unusable, absentColumns };
}
