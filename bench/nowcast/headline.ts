import type { Indicator } from "../../src/indicators/declaration.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import { keyBy } from "../../src/lib/code-key.ts";
import { isOfTotals } from "../../src/model/totals.ts";
import type { OtherDimension } from "../../src/model/totals.ts";
import { nightly } from "../../pipelines/nightly.ts";

/** The indicators whose nowcasts are measured: the programme's objectives, and the rates behind the first gap and the women's. */
export const HEADLINE = [
  "unemployment_gap_18_64",
  "unemployment_gap_under_30",
  "employment_gap_18_64",
  "employment_gap_women",
  "unemployment_rate_18_64",
  "employment_rate_18_64",
] as const;

/** Indicators that decide on warnings for a month's figures, as far as the pipeline has them. */
const WATCHED: ReadonlySet<string> = new Set(["unknown_background_share", "silent_payers_share"]);

/** Which of an indicator's series: one area, one background (`_Z` of a gap between them). */
export interface HeadlinePlace {
  readonly INDICATOR: string;
  readonly REF_AREA: string;
  readonly BACKGROUND: string;
  readonly TIME_PERIOD: string;
}

type Dimensions = HeadlinePlace & {
  readonly [dimension in OtherDimension | "SEX" | "STATUS_ORDER"]: string;
};

const names: ReadonlySet<string> = new Set(HEADLINE);

const declared = (known: ReadonlySet<string>): readonly Indicator[] =>
  nightly.indicators.declarations.filter(({ id }) => known.has(id));

/** The indicators that are computed: the headlines with all their groups, and those that warn. */
export const observedIndicators: readonly Indicator[] = [...declared(names), ...declared(WATCHED)];

const tableNamed = (wanted: (id: string) => boolean): readonly CountTable[] =>
  nightly.count.tables.filter(({ id }) => wanted(id));

/** The table behind the headlines by background, in which the truth is counted. */
export const truthTables: readonly CountTable[] = tableNamed((id) => id === "by_background");

const watchedTables = new Set(declared(WATCHED).flatMap(({ breakdowns }) => breakdowns.map(({ table }) => table)));

/** The tables behind the headlines and the warnings. */
export const headlineTables: readonly CountTable[] = tableNamed(
  (id) => watchedTables.has(id) || truthTables.some((table) => table.id === id),
);

const byBackground = <T extends Pick<Indicator, "breakdowns">>(indicator: T): T => ({
  ...indicator,
  breakdowns: indicator.breakdowns.filter(({ table }) => truthTables.some(({ id }) => id === table)),
});

/** The headlines, by background only. */
export const headlineByBackground: readonly Indicator[] = declared(names).map(byBackground);

/** Both sexes together, all ages of the indicator, in the monthly order: what the front page shows. */
export const isHeadline = (row: Dimensions): boolean =>
  row.STATUS_ORDER === "MONTHLY" && ["_T", "_Z"].includes(row.SEX) && isOfTotals(row);

export const headlineKey: (place: HeadlinePlace) => string = keyBy([
  "INDICATOR",
  "REF_AREA",
  "BACKGROUND",
  "TIME_PERIOD",
]);

/** A series' key, whatever the month. */
export const seriesKey: (place: Omit<HeadlinePlace, "TIME_PERIOD">) => string = keyBy([
  "INDICATOR",
  "REF_AREA",
  "BACKGROUND",
]);

/** The series of an indicator by background; a gap between backgrounds has one. */
export const seriesName = (indicator: string, background: string): string =>
  background === "_Z" ? indicator : `${indicator}, ${background}`;

/** Codes of all areas; the first six are cities. */
export const AREAS: readonly string[] = nightly.count.areas.map(({ code }) => code);

/** All cities together. */
export const ALL_CITIES: string = nightly.count.areas.find(({ cities }) => cities.length > 1)?.code ?? "";
