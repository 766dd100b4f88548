import type { Doubt, FileFigures, UnknownCode } from "../../model/delivery.ts";
import { visibleName } from "../../lib/visible.ts";
import { periodBefore } from "./earlier.ts";
import type { EarlierFile } from "./earlier.ts";
import { sizeDoubts } from "./size.ts";
import type { FileInDoubt, Against } from "./file-in-doubt.ts";
import { isLarge } from "./file-in-doubt.ts";

/** The doubts about a file, and what is only reported. */
export interface Doubts {
  readonly doubts: readonly Doubt[];
  readonly said: readonly string[];
}

/** Share of rows with unknown codes beyond which a file is in doubt. */
const MOST_UNKNOWN = 0.05;
/** A linkage rate that has halved, or a share of unknown codes that has doubled, is a doubt. */
const HALF = 0.5;
const CODES_NAMED = 5;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function emptiness({ contract, figures }: FileInDoubt): readonly string[] {
  if (figures.rows > 0 || contract.plausibility?.neverEmpty !== true) return [];
  return ["there is no row under the header, and this table is never empty"];
}

/**
 * The same bytes as the file of another period; not checked in the delivery that brings a table for the first time, nor in a table
 * without periods.
 */
function twins({ contract, file, figures }: FileInDoubt, { earlier, beside, minRows }: Against): readonly string[] {
  if (contract.periods === "any" || !isLarge(figures, minRows)) return [];
  const others = earlier.length === 0 ? [] : [...earlier, ...beside];
  const twin = others.find(({ sha256, period }) => sha256 === file.sha256 && period !== file.period);
  return twin === undefined ? [] : [`the bytes are those of the file of ${twin.period}`];
}

function links({ file, figures }: FileInDoubt, { earlier, minRows }: Against): readonly string[] {
  const { linked, persons } = figures;
  if (linked === null || persons === null || !isLarge(figures, minRows)) return [];
  if (linked === 0) return [`none of the ${persons} ids in it is known to the population register`];
  const before = periodBefore(earlier, file.period)?.figures;
  if (before?.linked === null || before?.linked === undefined || !isLarge(before, minRows)) return [];
  if (linked >= HALF * before.linked) return [];
  return [`the population register knows ${percent(linked)} of its ids, where it was ${percent(before.linked)} before`];
}

/**
 * The most frequent codes, for a message.
 *
 * @example codesInWords([{ column: "income_type", code: "399", rows: 12, subjects: 12 }]) // "income_type 399 (12 rows)"
 */
export function codesInWords(codes: readonly UnknownCode[]): string {
  const named = codes
    .slice(0, CODES_NAMED)
    .map(({ column, code, rows }) => `${column} ${visibleName(code)} (${rows} ${rows === 1 ? "row" : "rows"})`);
  const more = codes.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

const unknownShare = ({ rows, unknownRows }: FileFigures): number => (rows === 0 ? 0 : (unknownRows ?? 0) / rows);

function unknownCodes({ contract, file, figures }: FileInDoubt, against: Against): readonly string[] {
  const share = unknownShare(figures);
  if (share <= MOST_UNKNOWN || !isLarge(figures, against.minRows)) return [];
  const before: EarlierFile | undefined = periodBefore(against.earlier, file.period);
  const isNew =
    before?.figures === undefined
      ? contract.plausibility?.codes?.fromFirst === true
      : unknownShare(before.figures) < HALF * share;
  if (!isNew) return [];
  return [`${percent(share)} of the rows have codes that no code table knows: ${codesInWords(figures.unknownCodes)}`];
}

const missing = (names: readonly string[]): string =>
  names.length === 1 ? `column ${names[0]} is missing` : `columns ${names.join(", ")} are missing`;

/** Optional columns of the previous delivery that this file lacks. */
function vanished({ figures }: FileInDoubt, { earlier, minRows }: Against): readonly string[] {
  const before = earlier.at(-1)?.figures;
  if (before === undefined || !isLarge(figures, minRows) || !isLarge(before, minRows)) return [];
  const gone = figures.absentColumns.filter((column) => !before.absentColumns.includes(column));
  return gone.length === 0
    ? []
    : [`${missing(gone)}, and the delivery before had ${gone.length === 1 ? "it" : "them"}`];
}

const folded = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** How many letters at the end two spellings of a name may differ by: a plural, `_s`, `_k`. */
const ENDING = 2;

const isNearly = (a: string, b: string): boolean => b !== "" && a.startsWith(b) && a.length - b.length <= ENDING;

const isAlike = (a: string, b: string): boolean => isNearly(folded(a), folded(b)) || isNearly(folded(b), folded(a));

/** Optional columns that the file lacks under the contract's name and seems to have under another. */
function renamed({ figures, ignoredColumns }: FileInDoubt, { minRows }: Against): readonly string[] {
  if (!isLarge(figures, minRows)) return [];
  return figures.absentColumns.flatMap((absent) => {
    const other = ignoredColumns.find((ignored) => isAlike(absent, ignored));
    if (other === undefined) return [];
    return [`${missing([absent])}, and ${other}, which is in no contract, is spelled nearly so`];
  });
}

/** Whether the file is of a year that was not over when it was delivered: it grows from quarter to quarter. */
const isRunning = ({ contract, file }: FileInDoubt, { deliveredAt }: Against): boolean =>
  contract.periods === "year" && deliveredAt.slice(0, 4) <= file.period;

/**
 * The doubts about a file whose rows keep the contract: no rows, another period's bytes, its size, ids without a match in the
 * population register, codes in no code table, missing columns.
 *
 * @example doubtsOf(file, { deliveredAt, earlier, beside: [], minRows: 200 }).doubts // [{ check: "size", message: "80 rows, where ...", ... }]
 */
export function doubtsOf(one: FileInDoubt, against: Against): Doubts {
  const { file } = one.file;
  const doubt =
    (check: Doubt["check"]) =>
    (message: string): Doubt => ({ file, check, message });
  const sizes = isRunning(one, against)
    ? []
    : sizeDoubts({ period: one.file.period, figures: one.figures }, against.earlier, against.minRows);
  const isHeld = one.contract.plausibility?.size === "held";
  return {
    doubts: [
      ...emptiness(one).map(doubt("rows")),
      ...twins(one, against).map(doubt("bytes")),
      ...(isHeld ? sizes.map(doubt("size")) : []),
      ...links(one, against).map(doubt("links")),
      ...unknownCodes(one, against).map(doubt("codes")),
      ...[...vanished(one, against), ...renamed(one, against)].map(doubt("columns")),
    ],
    said: isHeld ? [] : sizes,
  };
}
