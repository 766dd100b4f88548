import type { Indicator } from "../../src/indicators/declaration.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { headlineTables } from "./given.ts";

/** The indicators whose nowcasts are measured: the programme's objectives, and the rates behind the first gap. */
export const HEADLINE = [
  "unemployment_gap_18_64",
  "unemployment_gap_under_30",
  "employment_gap_18_64",
  "employment_gap_women",
  "unemployment_rate_18_64",
] as const;

/** Which of an indicator's series: one area, one background (`_Z` of a gap between them). */
export interface HeadlinePlace {
  readonly INDICATOR: string;
  readonly REF_AREA: string;
  readonly BACKGROUND: string;
  readonly TIME_PERIOD: string;
}

type Dimensions = HeadlinePlace & {
  readonly [dimension in "GENERATION" | "LANGUAGE" | "PERMIT_GROUND" | "STAY" | "SEX" | "STATUS_ORDER"]: string;
};

const names: ReadonlySet<string> = new Set(HEADLINE);

/** The declarations of the headlines, every group of theirs, as a run hands them to the room of indicators. */
export const headlineIndicators: readonly Indicator[] = nightly.indicators.declarations.filter(({ id }) =>
  names.has(id),
);

const tables: ReadonlySet<string> = new Set(headlineTables.map(({ id }) => id));

const byBackground = <T extends Pick<Indicator, "breakdowns">>(indicator: T): T => ({
  ...indicator,
  breakdowns: indicator.breakdowns.filter(({ table }) => tables.has(table)),
});

/** The same for backgrounds alone. */
export const headlineByBackground: readonly Indicator[] = headlineIndicators.map(byBackground);

/** Both sexes together, all ages of the indicator, in the monthly order: what the front page shows. */
export const isHeadline = (row: Dimensions): boolean =>
  row.STATUS_ORDER === "MONTHLY" &&
  ["_T", "_Z"].includes(row.SEX) &&
  [row.GENERATION, row.LANGUAGE, row.PERMIT_GROUND, row.STAY].every((code) => code === "_T");

export const headlineKey = ({ INDICATOR, REF_AREA, BACKGROUND, TIME_PERIOD }: HeadlinePlace): string =>
  [INDICATOR, REF_AREA, BACKGROUND, TIME_PERIOD].join("|");

/** Codes of all areas; the first six are cities. */
export const AREAS: readonly string[] = nightly.count.areas.map(({ code }) => code);

/** All cities together. */
export const ALL_CITIES: string = nightly.count.areas.find(({ cities }) => cities.length > 1)?.code ?? "";
