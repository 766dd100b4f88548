import { small } from "../../../lib/first-letter.ts";
import type { Revised } from "../../picture.ts";
import { monthName } from "../../../words/month-names.ts";
import { number, signed } from "../../../words/numbers.ts";
import type { CodeLines, Figure, TableModel, View } from "../page-figure.ts";
import { OTHER_TOTALS } from "../../../model/totals.ts";
import {
  NO_VALUE,
  REVISED_BY_CAUSE,
  nothingRevised,
  revisedColumns,
  revisedNotes,
  revisedSubtitle,
  revisedTitle,
} from "../texts/revised-texts.ts";
import { sourceNote } from "../texts/value-texts.ts";
import { barList } from "./bar-list.ts";
import { codeLines } from "./code-lines.ts";
import { areaInside, areaOf } from "./area-names.ts";

const DECIMALS = 1;

/** A cause with the number of headlines it revised, and the largest revision. */
interface ByCause {
  readonly cause: string;
  readonly count: number;
  /** Absolute; null where no value has an earlier one to compare with. */
  readonly largest: number | null;
}

const decimalsOf = ({ data }: View, { indicator }: Revised): number =>
  data.indicators.find(({ code }) => code === indicator)?.decimals ?? DECIMALS;

/** Whether a headline differs from before at the decimals shown. */
function readsOtherwise(view: View, one: Revised): boolean {
  const shown = (value: number | null): string => (value === null ? "" : value.toFixed(decimalsOf(view, one)));
  return shown(one.before) !== shown(one.now);
}

const revisedOf = (view: View): readonly Revised[] =>
  view.data.revised.filter((one) => one.area === view.choice.area && readsOtherwise(view, one));

const difference = ({ before, now }: Revised): number | null => (before === null || now === null ? null : now - before);

const largestOf = (all: readonly Revised[]): number | null => {
  const sizes = all.flatMap((one) => difference(one) ?? []).map(Math.abs);
  return sizes.length === 0 ? null : Math.max(...sizes);
};

/** The causes, the most frequent first; equally frequent ones in the code list's order. */
function byCause(view: View): readonly ByCause[] {
  const groups = Map.groupBy(revisedOf(view), ({ cause }) => cause.toUpperCase());
  const order = (view.data.codelists["REVISION"] ?? []).map(({ code }) => code);
  return [...groups]
    .map(([cause, all]): ByCause => ({ cause, count: all.length, largest: largestOf(all) }))
    .toSorted((one, other) => other.count - one.count || order.indexOf(one.cause) - order.indexOf(other.cause));
}

const causeName = ({ data, choice }: View, cause: string): string =>
  data.codelists["REVISION"]?.find(({ code }) => code === cause.toUpperCase())?.names[choice.language] ?? cause;

function titleOf(view: View): string {
  const { area, language } = view.choice;
  const [first, second] = byCause(view);
  if (first === undefined) return nothingRevised(areaOf(view, area), language);
  const largest = largestOf(revisedOf(view));
  return revisedTitle(
    {
      of: areaOf(view, area),
      count: revisedOf(view).length,
      cause: first.count === second?.count ? "" : small(causeName(view, first.cause)),
      largest: largest === null ? "" : number(largest, language, DECIMALS),
    },
    language,
  );
}

function draw(view: View): SVGElement | HTMLElement | null {
  const { language } = view.choice;
  const causes = byCause(view);
  if (causes.length === 0) return null;
  return barList({
    width: view.width,
    language,
    title: REVISED_BY_CAUSE[language],
    series: [],
    rows: causes.map(({ cause, count, largest }) => {
      const most = largest === null ? "" : ` (${number(largest, language, DECIMALS)})`;
      const [name, label] = [causeName(view, cause), `${number(count, language, 0)}${most}`];
      return { name, bars: [{ value: count, label, words: `${name}: ${label}` }] };
    }),
    tick: (value) => number(value, language, 0),
    key: [],
  });
}

function groupName({ data, choice }: View, { background, sex }: Revised): string {
  const named = (list: string, code: string): string =>
    data.codelists[list]?.find((one) => one.code === code)?.names[choice.language] ?? code;
  const parts = [
    ...(background === "_Z" || background === "_T" ? [] : [named("BACKGROUND", background)]),
    ...(sex === "_Z" || sex === "_T" ? [] : [named("SEX", sex)]),
  ];
  return parts.length === 0 ? named("SEX", "_T") : parts.join(", ");
}

function rowOf(view: View, one: Revised): readonly string[] {
  const { language } = view.choice;
  const indicator = view.data.indicators.find(({ code }) => code === one.indicator);
  const decimals = decimalsOf(view, one);
  const shown = (value: number | null): string =>
    value === null ? NO_VALUE[language] : number(value, language, decimals);
  const by = difference(one);
  return [
    indicator?.names[language] ?? one.indicator,
    groupName(view, one),
    monthName(one.month, language),
    shown(one.before),
    shown(one.now),
    by === null ? "" : signed(by, language, decimals),
    causeName(view, one.cause),
  ];
}

/** The order of two codes, or of two months. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** By indicator in the code list's order, the newest month first. */
function tableOf(view: View): TableModel {
  const order = view.data.indicators.map(({ code }) => code);
  const rows = revisedOf(view).toSorted(
    (one, other) =>
      order.indexOf(one.indicator) - order.indexOf(other.indicator) ||
      compare(one.background, other.background) ||
      compare(other.month, one.month),
  );
  return { columns: revisedColumns(view.choice.language), rows: rows.map((one) => rowOf(view, one)) };
}

/** Missing values are replaced by a number that no rate and no gap can have, so that they can be compared. */
const OTHERWISE = {
  duckdb: " and coalesce(OLD_VALUE, 999) <> coalesce(NEW_VALUE, 999);",
  python: ' and OLD_VALUE.fillna(999) != NEW_VALUE.fillna(999)")',
  r: ", coalesce(OLD_VALUE, 999) != coalesce(NEW_VALUE, 999)) |>",
} as const;

function codeOf(view: View): CodeLines {
  const lines = codeLines({
    file: "revisions.parquet",
    equal: {
      REF_AREA: view.choice.area,
      STATUS_ORDER: "MONTHLY",
      ...OTHER_TOTALS,
    },
    among: {
      INDICATOR: [...new Set(view.data.revised.map(({ indicator }) => indicator))],
      SEX: ["_T", "_Z"],
    },
    columns: ["INDICATOR", "BACKGROUND", "TIME_PERIOD", "OLD_VALUE", "NEW_VALUE", "DELTA", "CAUSE"],
  });
  return {
    duckdb: lines.duckdb.replace(/;$/, OTHERWISE.duckdb),
    python: lines.python.replace('")[[', `${OTHERWISE.python}[[`),
    r: lines.r.replace(") |> select", `${OTHERWISE.r} select`),
  };
}

/** The revisions of the chosen area since the last release, by cause. */
export const revised: Figure = {
  id: "revised",
  title: titleOf,
  subtitle: (view) => revisedSubtitle(areaInside(view, view.choice.area), view.data.vintage, view.choice.language),
  draw,
  empty: (view) => nothingRevised(areaOf(view, view.choice.area), view.choice.language),
  table: tableOf,
  notes: (view) => [
    ...revisedNotes.map((note) => note[view.choice.language]),
    sourceNote(view.data, view.choice.language),
  ],
  code: codeOf,
};
