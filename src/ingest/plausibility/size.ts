import type { FileFigures } from "../../model/delivery.ts";
import { monthsBetween } from "../../lib/months.ts";
import { bandOf } from "./band.ts";
import type { Band } from "./band.ts";
import { firstVersions, periodBefore, versionBefore, versions } from "./earlier.ts";
import type { EarlierFile, EarlierFiles } from "./earlier.ts";

/** The counts of a file that are compared with those of another. */
const COUNTS = ["rows", "persons", "payers"] as const;

type Count = (typeof COUNTS)[number];

/** A file whose size is checked. */
interface SizedFile {
  readonly period: string;
  readonly figures: FileFigures;
}

interface Comparison {
  readonly against: EarlierFile;
  /** The other file in words. */
  readonly what: string;
  readonly band: (count: Count) => Band;
}

const countOf = (file: EarlierFile | undefined, count: Count): number => file?.figures?.[count] ?? 0;

const ratio = (later: EarlierFile | undefined, earlier: EarlierFile | undefined, count: Count): number =>
  countOf(later, count) / countOf(earlier, count);

const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

/** Each file after the first, with the one before it. */
const successive = (files: EarlierFiles): readonly (readonly [file: EarlierFile, before: EarlierFile])[] =>
  files.slice(1).map((file, index) => [file, files[index]!]);

/** How the first version of a period usually compares with that of the period before. */
function bandOfPeriods(earlier: EarlierFiles, period: string): (count: Count) => Band {
  const pairs = successive(firstVersions(earlier, period));
  const season = pairs.find(([file]) => file.period === yearBefore(period));
  return (count) =>
    bandOf(
      pairs.map(([file, before]) => ratio(file, before, count)),
      season === undefined ? null : ratio(...season, count),
    );
}

/** How many months after its period a file was delivered; after its January for a year. */
const ageOf = ({ period, deliveredAt }: EarlierFile): number =>
  monthsBetween(/^\d{4}$/.test(period) ? `${period}-01` : period, deliveredAt.slice(0, 7));

/**
 * How a version usually compares with the one before it, among periods that were as old then: reports keep arriving for
 * a young month, and an initial load brings old months for the first time as well.
 */
function bandOfVersions(earlier: EarlierFiles, older: EarlierFile): (count: Count) => Band {
  const pairs = versions(earlier)
    .filter((files) => files[0]!.period !== older.period)
    .flatMap(successive)
    .filter(([, before]) => ageOf(before) === ageOf(older));
  return (count) => bandOf(pairs.map(([file, before]) => ratio(file, before, count)));
}

/** The older version of the same period, else the newest period before it: the older version was itself compared with that. */
function comparisonOf({ period }: SizedFile, earlier: EarlierFiles): Comparison | null {
  const older = versionBefore(earlier, period);
  if (older !== undefined) {
    const what = `the same period as delivered on ${older.deliveredAt.slice(0, 10)}`;
    return { against: older, what, band: bandOfVersions(earlier, older) };
  }
  const before = periodBefore(earlier, period);
  return before === undefined ? null : { against: before, what: before.period, band: bandOfPeriods(earlier, period) };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Whether both files have enough rows for a comparison; a file that has shrunk needs them in what was expected of it. */
const isLarge = (
  { rows }: FileFigures,
  before: FileFigures,
  large: { readonly least: number; readonly minRows: number },
): boolean => before.rows >= large.minRows && (rows >= large.minRows || before.rows * large.least >= large.minRows);

function oddCounts({ figures }: SizedFile, { against, what, band }: Comparison, minRows: number): readonly string[] {
  const before = against.figures;
  if (before === undefined || !isLarge(figures, before, { least: band("rows").least, minRows })) return [];
  const odd = COUNTS.flatMap((count) => {
    const [now, then] = [figures[count], before[count]];
    if (now === null || then === null || then === 0) return [];
    const { least, most } = band(count);
    if (now >= least * then && now <= most * then) return [];
    return [`${now} ${count} for ${then} (${percent(now / then)}; usual ${percent(least)} to ${percent(most)})`];
  });
  return odd.length === 0 ? [] : [`against ${what}: ${odd.join(", ")}`];
}

/**
 * The doubts about a file's size: rows, persons and payers compared with the older version of the same period, or, for a new period,
 * with the newest period believed before it.
 *
 * @returns sentences, none where the size is usual
 */
export function sizeDoubts(file: SizedFile, earlier: EarlierFiles, minRows: number): readonly string[] {
  const comparison = comparisonOf(file, earlier);
  return comparison === null ? [] : oddCounts(file, comparison, minRows);
}
