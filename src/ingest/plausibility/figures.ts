import { numberOf, textOf } from "../../database/row.ts";
import type { Session } from "../../database/database.ts";
import type { FileFigures, UnknownCode } from "../../lib/delivery.ts";
import { lastDay } from "../../lib/months.ts";
import type { Contract } from "../contract/contract.ts";
import type { KnownCode } from "./known-codes.ts";

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
  /** What the code table of the file's codes knows; null where the table has none. */
  readonly codes: readonly KnownCode[] | null;
}

/** Persons of larger files are counted on a sixteenth of them, drawn by the hash of the id: within a few per cent, and always the same ones. */
const COUNTED_WHOLE = 20_000;
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

const firstDayOf = (period: string): string => (period === "" ? FIRST_DAY : `${period}-01-01`.slice(0, 10));

const lastDayOf = (period: string): string =>
  period === "" ? LAST_DAY : period.length === 4 ? `${period}-12-31` : lastDay(period);

interface UnknownRows {
  readonly code: string;
  readonly rows: number;
}

/** Codes that the code table knows at no day of the file's period, most rows first. */
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

const DAYS_LATER = 730;

/** Conditions of rows that tell of no month, by reason. */
const unusableRows = (contract: Contract): readonly (readonly [reason: string, when: string])[] =>
  (contract.plausibility?.unusable ?? []).map((one) =>
    "end" in one
      ? [`${one.end}:before_start`, `${archiveName(contract, one.end)} < ${archiveName(contract, one.start)}`]
      : [
          `${one.yearsLater}:years_later`,
          `${archiveName(contract, one.yearsLater)} > cast(getvariable('last') as date) + ${DAYS_LATER}`,
        ],
  );

const drawn = (column: string): string => `hash(${column}) % getvariable('sample') = 0`;

/** How many different ids a column has, of those drawn, by a condition. */
const distinct = (column: string | null, condition = "true"): string =>
  column === null
    ? "null"
    : `cast(count(distinct ${column}) filter (where ${drawn(column)} and ${condition}) as double)`;

/** One look at the file for all that is counted of it. */
function countsQuery({ contract }: ArchivedFile, { population }: FiguresMeans): string {
  const { persons, payers } = contract.plausibility ?? {};
  const person = persons === undefined ? null : archiveName(contract, persons);
  const payer = payers === undefined ? null : archiveName(contract, payers);
  const residents = `select person_id from read_parquet(getvariable('population'), hive_partitioning = false) where ${drawn("person_id")}`;
  const isLinked = `${person} in (${residents})`;
  const unusable = unusableRows(contract).map(
    ([, when], index) => `cast(count(*) filter (where ${when}) as double) as unusable_${index}`,
  );
  return `select ${[
    `${distinct(person)} as persons`,
    `${population === null ? "null" : distinct(person, isLinked)} as linked`,
    `${distinct(payer)} as payers`,
    ...unusable,
  ].join(", ")} ${FROM}`;
}

type Counts = Pick<FileFigures, "persons" | "linked" | "payers" | "unusable">;

async function countsOf(file: ArchivedFile, means: FiguresMeans): Promise<Counts> {
  const sample = file.rows > COUNTED_WHOLE ? SAMPLE : 1;
  const [row = {}] = await means.session.rows(countsQuery(file, means), {
    file: file.path,
    population: means.population,
    sample,
    last: lastDayOf(file.period),
  });
  const [persons, linked, payers] = ["persons", "linked", "payers"].map((name) => numberOf(row, name));
  const found = unusableRows(file.contract).map(
    ([reason], index) => [reason, numberOf(row, `unusable_${index}`) ?? 0] as const,
  );
  return {
    persons: typeof persons === "number" ? sample * persons : null,
    linked: typeof linked === "number" && typeof persons === "number" && persons > 0 ? linked / persons : null,
    payers: typeof payers === "number" ? sample * payers : null,
    unusable: Object.fromEntries(found.filter(([, rows]) => rows > 0)),
  };
}

/**
 * What an archived file's rows come to.
 *
 * @example await figuresOf(file, { session, population: "store/archive/FOLK_ENHEN/….parquet", codes: null }) // { rows: 150, persons: 150, linked: 1, ... }
 */
export async function figuresOf(file: ArchivedFile, means: FiguresMeans): Promise<FileFigures> {
  const { contract, rows, absentColumns } = file;
  const { persons, payers, unusable } = contract.plausibility ?? {};
  const isCounted = persons !== undefined || payers !== undefined || unusable !== undefined;
  const counts: Counts = isCounted
    ? await countsOf(file, means)
    : { persons: null, linked: null, payers: null, unusable: {} };
  return { rows, ...counts, ...(await codesOf(file, means)), absentColumns };
}
