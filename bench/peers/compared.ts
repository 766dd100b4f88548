/** How the counts of a contender differ from ours. */
export interface Difference {
  /** Rows that we have and the contender has not. */
  readonly lacking: number;
  /** Rows that the contender has and we have not. */
  readonly additional: number;
  /** Rows of both with another number. */
  readonly other: number;
}

/** Month, area, background, sex and age. */
const KEY_COLUMNS = 5;

/** The numbers of a CSV text by the codes before them. */
function numbersByKey(csv: string, keyColumns: number): ReadonlyMap<string, string> {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  return new Map(rows.map((cells) => [cells.slice(0, keyColumns).join(","), cells.slice(keyColumns).join(",")]));
}

/**
 * Compares two tables of counts row by row, in whatever order their rows are. The first columns say what is counted, the others are the counts.
 *
 * @param ours CSV with a header
 * @example differenceOf("month,n\n2026-06,3\n", "month,n\n2026-06,4\n", 1) // { lacking: 0, additional: 0, other: 1 }
 */
export function differenceOf(ours: string, theirs: string, keyColumns = KEY_COLUMNS): Difference {
  const [wanted, found] = [numbersByKey(ours, keyColumns), numbersByKey(theirs, keyColumns)];
  const shared = [...wanted.keys()].filter((key) => found.has(key));
  return {
    lacking: wanted.size - shared.length,
    additional: found.size - shared.length,
    other: shared.filter((key) => wanted.get(key) !== found.get(key)).length,
  };
}

/** Whether nothing differs. */
export const isEqual = ({ lacking, additional, other }: Difference): boolean => lacking + additional + other === 0;

/**
 * A difference in words.
 *
 * @example inWords({ lacking: 2, additional: 0, other: 1 }) // "2 rows are missing, 0 are too many, 1 have other numbers"
 */
export const inWords = ({ lacking, additional, other }: Difference): string =>
  `${lacking} rows are missing, ${additional} are too many, ${other} have other numbers`;
