import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { ANONYMOUS } from "../../../src/model/presentation.ts";
import type { Cell, PageData, PageIndicator, Revised } from "../../../src/page/picture.ts";
import { addMonths } from "../../../src/lib/months.ts";
import { cell, changed, months, NEWEST, notChanged } from "../../words/made-up.ts";

const AREAS = vocabulary.codelists["REF_AREA"]!;

const GAPS = ["unemployment_gap_18_64", "unemployment_gap_under_30", "employment_gap_18_64", "employment_gap_women"];

/** Of every status one after the other, so that each stands somewhere in a table. */
const KINDS: readonly Partial<Cell>[] = [
  { status: "E", value: 6.9, lower: 1.7, upper: 12.6, nowcastLower: 2.5, nowcastUpper: 11.3, completeness: 0.847 },
  { status: "P", value: 7.1, lower: 2, upper: 12.2 },
  { status: "Q" },
  { status: "A", value: 8.2, lower: 5.1, upper: 11.4 },
  { status: "L", reason: "uncertain" },
];

const CHANGES = [changed(-1.2, -1.9, -0.5), changed(0.3, -0.4, 0.9), changed(1.4, 0.6, 2.2), notChanged("no_value")];

const cells = AREAS.flatMap(({ code: area }, place) => [
  ...GAPS.flatMap((indicator, gap) =>
    months.map((month, index) => {
      const kind = KINDS[(place + gap + months.length - 1 - index) % KINDS.length]!;
      const change = kind.value === undefined ? notChanged("no_value") : CHANGES[(place + gap) % CHANGES.length]!;
      return cell({ area, indicator, month, change, ...kind });
    }),
  ),
  ...["F", "M"].map((sex, index) =>
    cell({
      area,
      indicator: "employment_rate_18_64",
      background: "FOREIGN",
      sex,
      status: "P",
      value: 53.8 + 9 * index,
      change: CHANGES[index]!,
    }),
  ),
  ...["FOREIGN", "FINNISH"].flatMap((background, index) => [
    cell({ area, indicator: "unemployment_rate_18_64", background, status: "P", value: 15.2 - 8 * index }),
    cell({ area, indicator: "population", background, value: 82_340, lower: 82_330, upper: 82_350 }),
    cell({
      area,
      indicator: "population",
      background,
      month: addMonths(NEWEST, -12),
      value: 77_110,
      lower: 77_100,
      upper: 77_120,
    }),
  ]),
]);

const indicators: readonly PageIndicator[] = vocabulary.indicators.filter(
  ({ code, phrases }) => phrases !== undefined || code.includes("_rate_18_64"),
);

const revised: readonly Revised[] = cells
  .filter(({ indicator, month }) => indicator.includes("gap") && month !== NEWEST)
  .map((one) => Object.assign({}, one, { before: 5.5, now: one.value, cause: "late_data" }));

/** All that a page knows of a small made-up snapshot: every area has every kind of number. */
export const data: PageData = {
  id: "2026-01-26T0000Z-0123456789ab",
  vintage: "2026-01-26",
  months,
  areas: AREAS,
  codelists: vocabulary.codelists,
  indicators,
  programmes: vocabulary.programmes,
  cells,
  ageCounts: [],
  atReleases: ["2025-12-15", "2026-01-12"].flatMap((vintage) =>
    months.slice(0, -1).map((month) => ({
      vintage,
      indicator: GAPS[0]!,
      month,
      value: 9.9,
      lower: 8,
      upper: 11.8,
      status: "P",
    })),
  ),
  revised,
  official: [],
  freshness: [],
  sentences: {},
  presentation: ANONYMOUS,
};
