import type { ChangeStatus } from "../../model/headline-change.ts";
import type { Language } from "../../model/codelist.ts";
import type { Field } from "../tables/published-fields.ts";

/** Codes that have a text in three languages beside them. */
export const LABELLED = [
  "INDICATOR",
  "REF_AREA",
  "BACKGROUND",
  "SEX",
  "UNIT_MEASURE",
  "OBS_STATUS",
  "CHANGE_STATUS",
] as const;

export type Labelled = (typeof LABELLED)[number];

/** The ending of a text column by language, as in `INDICATOR_FI`. */
export const ENDINGS = { fi: "FI", sv: "SV", en: "EN" } as const satisfies Readonly<Record<Language, string>>;

/** A column with a code's text in a language. */
export type LabelColumn = `${Labelled}_${(typeof ENDINGS)[Language]}`;

type TextColumn = Labelled | LabelColumn | "TIME_PERIOD" | "REASON" | "HELD_SINCE" | "VINTAGE" | "SNAPSHOT";

type NumberColumn =
  "OBS_VALUE" | "SHOW_LOWER" | "SHOW_UPPER" | "COMPLETENESS" | "CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER" | "N_BASE";

/** A headline of a group in a city and a month: a row of headline.parquet. Text is never null; numbers are where there is none. */
export type HeadlineRow = Readonly<Record<Exclude<TextColumn, "CHANGE_STATUS">, string>> &
  Readonly<Record<NumberColumn, number | null>> & {
    readonly DECIMALS: number;
    readonly CHANGE_STATUS: ChangeStatus;
  };

/** The name of the column with a code's text in a language. */
export const labelColumn = (code: Labelled, language: Language): LabelColumn => `${code}_${ENDINGS[language]}`;

const LANGUAGE_NAMES = { FI: "Finnish", SV: "Swedish", EN: "English" } as const;

const text = (name: string, description: string): Field => ({ name, type: "string", description });
const number = (name: string, description: string): Field => ({ name, type: "number", description });

const coded = (code: Labelled, description: string, label: string): readonly Field[] => [
  text(code, description),
  ...(["FI", "SV", "EN"] as const).map((ending) => text(`${code}_${ending}`, `${label} in ${LANGUAGE_NAMES[ending]}`)),
];

/** The columns of headline.parquet, in order. */
export const HEADLINE_FIELDS: readonly Field[] = [
  ...coded("INDICATOR", "Indicator: a gap, or a rate", "Its name"),
  ...coded("REF_AREA", "Area: a city, or all cities together", "Its name"),
  ...coded("BACKGROUND", "Background (origin); _Z in a gap between backgrounds", "Its name"),
  ...coded("SEX", "Sex; _Z in a gap between sexes", "Its name"),
  text("TIME_PERIOD", "Reference month"),
  number("OBS_VALUE", "The value, in UNIT_MEASURE; empty where there is none, and then OBS_STATUS says why"),
  number("SHOW_LOWER", "Lower limit of the one interval to show, 95 %; empty without a value"),
  number("SHOW_UPPER", "Upper limit of the one interval to show, 95 %; empty without a value"),
  ...coded("UNIT_MEASURE", "Unit: PT per cent, PP percentage points", "Its name"),
  { name: "DECIMALS", type: "integer", description: "Decimals of the value, its limits and its change" },
  ...coded(
    "OBS_STATUS",
    "SDMX observation status: A normal, P provisional, E estimated, Q withheld, L not collected or too early",
    "The status in words, with the reason for a missing value and the day since which newer data have been held back,",
  ),
  text("REASON", "Why there is no value yet, as in nowcast.parquet; otherwise empty"),
  text(
    "HELD_SINCE",
    "The vintage since which newer counts have been held back, where the value may still change; otherwise empty",
  ),
  number("COMPLETENESS", "Share of the final reports that had arrived, estimated from earlier months"),
  {
    name: "N_BASE",
    type: "integer",
    description: "Published persons behind the value; for a gap those of the smaller group",
  },
  number("CHANGE", "The value minus that of the same month a year before, in percentage points"),
  number("CHANGE_LOWER", "Lower limit of the change, 95 %, cautious: as if the two months were independent"),
  number("CHANGE_UPPER", "Upper limit of the change, 95 %, cautious: as if the two months were independent"),
  ...coded(
    "CHANGE_STATUS",
    "compared, or why there is no change: no_year_before, no_value, other_source, other_cities",
    "Whether the value rose or fell, only where the interval excludes zero, or why there is no direction,",
  ),
  text("VINTAGE", "The vintage from which the value applies: the day, or minute, at which the data counted as known"),
  text("SNAPSHOT", "The snapshot's id"),
];

/** The key columns of a row. */
export const HEADLINE_KEY = ["INDICATOR", "REF_AREA", "BACKGROUND", "SEX", "TIME_PERIOD"] as const;
