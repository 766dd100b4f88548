import type { FileFigures } from "../../lib/delivery.ts";
import { bandOf } from "./band.ts";
import type { Band } from "./band.ts";
import { firstVersions, periodBefore, versionBefore, versions } from "./earlier.ts";
import type { EarlierFile, EarlierFiles } from "./earlier.ts";

/** The counts of a file that are held against those of another. */
const COUNTS = ["rows", "persons", "payers"] as const;

type Count = (typeof COUNTS)[number];

/** A file whose size is judged. */
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

/** How the first version of a period usually compares with that of the period before. */
function bandOfPeriods(earlier: EarlierFiles, period: string): (count: Count) => Band {
  const first = firstVersions(earlier, period);
  return (count) => bandOf(first.slice(1).map((file, index) => ratio(file, first[index], count)));
}

/** How a version usually compares with the one before it, of versions that are as many deliveries old. */
function bandOfVersions(earlier: EarlierFiles, period: string): (count: Count) => Band {
  const others = versions(earlier).filter((files) => files[0]!.period !== period);
  const age = earlier.filter((file) => file.period === period).length;
  return (count) =>
    bandOf(others.flatMap((files) => (files.length > age ? [ratio(files[age], files[age - 1], count)] : [])));
}

function comparisonsOf({ period }: SizedFile, earlier: EarlierFiles): readonly Comparison[] {
  const before = periodBefore(earlier, period);
  const older = versionBefore(earlier, period);
  return [
    ...(older === undefined
      ? []
      : [
          {
            against: older,
            what: `the same period as delivered on ${older.deliveredAt.slice(0, 10)}`,
            band: bandOfVersions(earlier, period),
          },
        ]),
    ...(before === undefined ? [] : [{ against: before, what: before.period, band: bandOfPeriods(earlier, period) }]),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Whether both sides have rows enough to be judged: of a file that has shrunk, what it should have had counts. */
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
 * What is odd about a file's size: rows, persons and payers against the newest period believed before it and against the older version of the
 * same period.
 *
 * @returns sentences, none where the size is usual
 */
export const sizeDoubts = (file: SizedFile, earlier: EarlierFiles, minRows: number): readonly string[] =>
  comparisonsOf(file, earlier).flatMap((comparison) => oddCounts(file, comparison, minRows));
