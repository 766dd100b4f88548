import type { NowcastRow } from "../../model/nowcast-row.ts";

/** The back-tests of an indicator's nowcasts at a delay, over all its series in areas of one kind. */
interface Quality {
  readonly indicator: string;
  /** `all`: all cities together, or the only one; `city`: one of several. */
  readonly areas: "all" | "city";
  readonly delay: number;
  /** Series of the kind, including those without back-tests. */
  readonly series: number;
  readonly back_tests: number;
  /** Mean absolute revisions, in the indicator's unit. */
  readonly mean_absolute_error: { readonly nowcast: number; readonly naive: number; readonly last_year: number | null };
  /** Shares of the back-tests inside the intervals of the others. */
  readonly coverage: { readonly "80": number | null; readonly "95": number | null };
  /** Mean absolute shift between the levels of two sources, in the indicator's unit, of the series that have one; null where none has. */
  readonly mean_absolute_level_shift: number | null;
  /** The number of series by method of publication. */
  readonly methods: Readonly<Record<NowcastRow["METHOD"], number>>;
}

const digits = (value: number): number => Math.round(value * 1000) / 1000;

/** The mean over all back-tests of the series that have the number; null where none has. */
function meanOverTests(rows: readonly NowcastRow[], numberOf: (row: NowcastRow) => number | null): number | null {
  let [sum, tests] = [0, 0];
  for (const row of rows) {
    const value = numberOf(row);
    if (value === null) continue;
    sum += value * row.BACK_TESTS;
    tests += row.BACK_TESTS;
  }
  return tests === 0 ? null : digits(sum / tests);
}

function meanLevelShift(rows: readonly NowcastRow[]): number | null {
  const shifts = rows.flatMap(({ LEVEL_SHIFT }) => (LEVEL_SHIFT === null ? [] : [Math.abs(LEVEL_SHIFT)]));
  return shifts.length === 0 ? null : digits(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length);
}

const methodsOf = (rows: readonly NowcastRow[]): Quality["methods"] => {
  const count = (method: NowcastRow["METHOD"]): number => rows.filter(({ METHOD }) => METHOD === method).length;
  return { chain_ladder: count("chain_ladder"), naive: count("naive"), final: count("final"), none: count("none") };
};

function qualityOf(rows: readonly NowcastRow[], areas: Quality["areas"]): Quality {
  const { INDICATOR, DELAY } = rows[0]!;
  return {
    indicator: INDICATOR,
    areas,
    delay: DELAY,
    series: rows.length,
    back_tests: rows.reduce((sum, { BACK_TESTS }) => sum + BACK_TESTS, 0),
    mean_absolute_error: {
      nowcast: meanOverTests(rows, ({ MAE }) => MAE) ?? 0,
      naive: meanOverTests(rows, ({ MAE_NAIVE }) => MAE_NAIVE) ?? 0,
      last_year: meanOverTests(rows, ({ MAE_LAST_YEAR }) => MAE_LAST_YEAR),
    },
    coverage: {
      "80": meanOverTests(rows, ({ COVERAGE_80 }) => COVERAGE_80),
      "95": meanOverTests(rows, ({ COVERAGE_95 }) => COVERAGE_95),
    },
    mean_absolute_level_shift: meanLevelShift(rows),
    methods: methodsOf(rows),
  };
}

/**
 * The accuracy of the nowcasts, for quality.json: by indicator, kind of area and delay, how far the nowcast, the published counts and last year's month
 * were from the outcome, and how often the intervals contained it.
 *
 * @param whole the code of all cities together
 * @example nowcastQuality(nowcasts, "C6")[0]?.areas // "all"
 */
export function nowcastQuality(rows: readonly NowcastRow[], whole: string): readonly Quality[] {
  const kindOf = ({ REF_AREA }: NowcastRow): Quality["areas"] => (REF_AREA === whole ? "all" : "city");
  const groups = Map.groupBy(rows, (row) => `${row.INDICATOR} ${kindOf(row)} ${String(row.DELAY).padStart(2, "0")}`);
  const tested = [...groups].filter(([, of]) => of.some(({ BACK_TESTS }) => BACK_TESTS > 0));
  return tested.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => qualityOf(of, kindOf(of[0]!)));
}
