import { numberOf } from "../../database/row.ts";
import type { FileFigures } from "../../model/delivery.ts";
import type { Contract } from "../contract/contract.ts";
import type { ArchivedFile, FiguresMeans } from "./archived-file.ts";
import { lastDayOf, FROM, archiveName } from "./archived-file.ts";
import { codesOf } from "./codes-in-file.ts";

/**
 * In larger files persons and payers are counted in a sample of one in sixteen, drawn by the hash of the id: accurate to a few per
 * cent, and always the same.
 */
const COUNTED_WHOLE = 20_000;
const SAMPLE = 16;

const DAYS_LATER = 730;

/** Conditions of rows that cover no month, by reason. */
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

/** The number of different ids in a column, among those drawn and under a condition. */
const distinct = (column: string | null, condition = "true"): string =>
  column === null
    ? "null"
    : `cast(count(distinct ${column}) filter (where ${drawn(column)} and ${condition}) as double)`;

/** One query for everything that is counted of the file. */
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
 * The figures of an archived file.
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
