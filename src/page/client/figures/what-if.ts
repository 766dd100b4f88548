import { ALL_CITIES } from "../../../lib/cell.ts";
import { standingOf } from "../../../words/statuses.ts";
import { number, range, signed } from "../../../words/numbers.ts";
import { roundedDown, roundedUp } from "../../../statistics/rounding.ts";
import type { CodeLines, Figure, TableModel, View } from "../figure.ts";
import { keyEntries, monthWords, sourceNote } from "../texts/told.ts";
import {
  ROUNDING,
  WHY_NOT,
  missingCells,
  missingColumns,
  partNames,
  partsSentence,
  question,
  questionOf,
  rowNames,
  whatIfColumns,
  whatIfNotes,
  whatIfSubtitle,
  whatIfTitle,
} from "../texts/what-if.ts";
import type { Asked } from "../texts/what-if.ts";
import { codeLines } from "./code-lines.ts";
import { dotList } from "./dot-list.ts";
import type { ListRow } from "./dot-list.ts";
import { areaInside, areaName, areaOf, shortArea } from "./places.ts";
import { standardAsked, standardAt, whatIfOf } from "./what-if-asked.ts";
import type { WhatIf } from "./what-if-asked.ts";
import { AGES } from "./what-if-counts.ts";
import type { Place } from "./what-if-counts.ts";
import { differenceOfGaps, partsOfGap, ratesWith } from "./what-if-sums.ts";
import type { Rates } from "./what-if-sums.ts";

type Computed = Extract<WhatIf, { readonly why: null }>;

const DECIMALS = 1;

const askedOf = (view: View, { gap, standard, at }: WhatIf): Asked => ({
  gap: gap.indicator,
  standard,
  of: areaOf(view, at.area),
});

/** The gap as it is, as it would be, and what it is laid beside where that is a gap of its own. */
function ratesOf({ own, other, standard }: Computed): readonly [Rates, Rates, ...Rates[]] {
  const [is, would] = [ratesWith(own, own), ratesWith(own, other)];
  return standard === "together" ? [is, would] : [is, would, ratesWith(other, other)];
}

const partsOf = ({ own, other, standard }: Computed): ReturnType<typeof partsOfGap> =>
  standard === "together" ? partsOfGap(own) : differenceOfGaps(own, other);

function namesOf(view: View, { standard, at }: WhatIf): readonly string[] {
  const places = {
    area: shortArea(view, at.area),
    six: shortArea(view, ALL_CITIES),
    month: at.month,
    before: standardAt("year", at).month,
  };
  const { is, would, beside } = rowNames(standard, places, view.choice.language);
  return beside === null ? [is, would] : [is, would, beside];
}

const isApart = (one: Rates, other: Rates): boolean =>
  one.limits !== null &&
  other.limits !== null &&
  (one.limits.lower > other.limits.upper || one.limits.upper < other.limits.lower);

function titleOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  if (found === null) return questionOf(indicatorName(view), language);
  if (found.why !== null) return question(askedOf(view, found), language);
  const [is, would] = ratesOf(found);
  const shown = (rates: Rates): string => number(rates.gap, language, DECIMALS);
  return whatIfTitle(
    { ...askedOf(view, found), would: shown(would), is: shown(is), apart: isApart(is, would) },
    language,
  );
}

const nameOf = ({ data, choice }: View, indicator: string): string =>
  data.indicators.find(({ code }) => code === indicator)?.names[choice.language] ?? indicator;

const indicatorName = (view: View): string => nameOf(view, view.choice.indicator);

const limitsText = ({ limits }: Rates, view: View): string =>
  limits === null
    ? ""
    : range([roundedDown(limits.lower, DECIMALS), roundedUp(limits.upper, DECIMALS)], view.choice.language, DECIMALS);

function listRow(
  view: View,
  { name, status }: { readonly name: string; readonly status: string },
  rates: Rates,
): ListRow {
  const shown = number(rates.gap, view.choice.language, DECIMALS);
  return {
    name,
    end: shown,
    told: {
      value: rates.gap,
      lower: rates.limits?.lower ?? rates.gap,
      upper: rates.limits?.upper ?? rates.gap,
      status,
      held: false,
    },
    absent: "",
    words: `${name}: ${shown} (${limitsText(rates, view)})`,
  };
}

function partsText(view: View, found: Computed): string {
  const { language } = view.choice;
  const { difference, composition, rate } = partsOf(found);
  const shown = (value: number): string => signed(value, language, DECIMALS);
  return partsSentence(
    askedOf(view, found),
    { difference: shown(difference), composition: shown(composition), rate: shown(rate) },
    language,
  );
}

function draw(view: View): HTMLElement | null {
  const found = whatIfOf(view);
  if (found === null || found.why !== null) return null;
  const { language } = view.choice;
  const names = namesOf(view, found);
  const limits = view.data.rounding === undefined ? [] : [ROUNDING[language]];
  const drawing = dotList({
    width: view.width,
    language,
    title: question(askedOf(view, found), language),
    rows: ratesOf(found).map((rates, at) => listRow(view, { name: names[at] ?? "", status: found.status }, rates)),
    reference: null,
    tick: (value) => number(value, language, 0),
    key: [...keyEntries([{ status: found.status, heldSince: "" }], language), ...limits],
  });
  const frame = document.createElement("div");
  frame.className = "what-if";
  const parts = Object.assign(document.createElement("p"), { className: "parts", textContent: partsText(view, found) });
  frame.append(drawing, parts);
  return frame;
}

const nameIn = ({ data, choice }: View, list: string, code: string): string =>
  data.codelists[list]?.find((one) => one.code === code)?.names[choice.language] ?? code;

/** A code's name inside a sentence. */
const inside = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;

/** So many missing classes are named in the sentence; the table names all. */
const NAMED = 6;

const missingWords = (view: View, place: Place, when: readonly string[] = []): readonly string[] => [
  areaName(view, place.area),
  ...when,
  nameIn(view, "BACKGROUND", place.background),
  nameIn(view, "SEX", place.sex),
  nameIn(view, "AGE", place.age),
];

/** The first missing classes in words: area and group once, then their classes. */
function namedMissing(view: View, missing: readonly Place[]): readonly string[] {
  const groups = Map.groupBy(missing.slice(0, NAMED), ({ area, background }) => `${area}/${background}`);
  return [...groups.values()].map((places) => {
    const [area, background] = missingWords(view, places[0]!);
    const classes = places.map(({ sex, age }) => `${nameIn(view, "SEX", sex)} ${nameIn(view, "AGE", age)}`);
    return `${area}, ${inside(background ?? "")}: ${classes.map(inside).join(", ")}`;
  });
}

function emptyOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  if (found === null) return WHY_NOT.ages[language];
  if (found.why !== "missing") return WHY_NOT.unfinished[language];
  return missingCells({ named: namedMissing(view, found.missing), more: found.missing.length - NAMED }, language);
}

function groupNames(view: View, { gap }: WhatIf): readonly [string, string] {
  const name = ({ background, sex }: (typeof gap)["minuend"]): string =>
    sex === null ? nameIn(view, "BACKGROUND", background) : nameIn(view, "SEX", sex);
  return [name(gap.minuend), name(gap.subtrahend)];
}

function computedTable(view: View, found: Computed): TableModel {
  const { language } = view.choice;
  const names = namesOf(view, found);
  const { difference, composition, rate } = partsOf(found);
  const parts = [difference, composition, rate];
  return {
    columns: whatIfColumns(...groupNames(view, found), language),
    rows: [
      ...ratesOf(found).map((rates, at) => [
        names[at] ?? "",
        number(rates.minuend, language, DECIMALS),
        number(rates.subtrahend, language, DECIMALS),
        number(rates.gap, language, DECIMALS),
        limitsText(rates, view),
      ]),
      ...partNames(askedOf(view, found), language).map((name, at) => [
        name,
        "",
        "",
        signed(parts[at] ?? 0, language, DECIMALS),
        "",
      ]),
    ],
  };
}

function tableOf(view: View): TableModel {
  const found = whatIfOf(view);
  if (found !== null && found.why === null) return computedTable(view, found);
  const missing = found !== null && found.why === "missing" ? found.missing : [];
  return {
    columns: missingColumns(view.choice.language),
    rows: missing.map((place) => missingWords(view, place, [place.month])),
  };
}

const measureCodes = { unemployment: ["UNEMPLOYED", "EMPLOYED"], employment: ["EMPLOYED", "PERSONS"] } as const;

const KEY = ["REF_AREA", "TIME_PERIOD", "BACKGROUND", "SEX", "AGE", "MEASURE"] as const;

/** The counts file has every vintage of a count: what is public now is the newest. */
function newestOf(lines: CodeLines): CodeLines {
  const quoted = KEY.map((column) => `"${column}"`).join(", ");
  return {
    duckdb: lines.duckdb.replace(/;$/, ` qualify VINTAGE = max(VINTAGE) over (partition by ${KEY.join(", ")});`),
    python: `${lines.python}.sort_values("VINTAGE").drop_duplicates([${quoted}], keep="last")`,
    r: `${lines.r} |> slice_max(VINTAGE, by = c(${KEY.join(", ")}))`,
  };
}

function codeOf(view: View): CodeLines {
  const found = whatIfOf(view);
  const at = found?.at ?? { area: view.choice.area, month: view.choice.month ?? view.data.months.at(-1) ?? "" };
  const beside = standardAt(standardAsked(view), at);
  const lines = codeLines({
    file: "counts.parquet",
    equal: { TABLE_ID: "by_background" },
    among: {
      REF_AREA: [...new Set([at.area, beside.area])],
      TIME_PERIOD: [...new Set([at.month, beside.month])],
      MEASURE: measureCodes[found?.gap.kind ?? "unemployment"],
      AGE: AGES,
      SEX: ["F", "M"],
      BACKGROUND: ["FOREIGN", "FINNISH"],
      STATUS_ORDER: ["MONTHLY", "_Z"],
    },
    columns: [...KEY, "OBS_VALUE", "VINTAGE"],
  });
  return newestOf(lines);
}

function subtitleOf(view: View): string {
  const { language } = view.choice;
  const found = whatIfOf(view);
  const month = found?.at.month ?? view.choice.month ?? view.data.months.at(-1) ?? "";
  const when = monthWords(month, language);
  const status = found?.status === "P" ? ` (${standingOf({ status: "P", reason: "" }).names[language]})` : "";
  const name = found === null ? indicatorName(view) : nameOf(view, found.gap.indicator);
  return whatIfSubtitle({ name, where: areaInside(view, view.choice.area), when: `${when}${status}` }, language);
}

function notesOf(view: View): readonly string[] {
  const { language } = view.choice;
  const definition = view.data.indicators.find(({ code }) => code === whatIfOf(view)?.gap.indicator)?.definitions[
    language
  ];
  return [
    ...whatIfNotes(standardAsked(view), view.data.rounding !== undefined, language),
    ...(definition === undefined ? [] : [definition]),
    sourceNote(view.data, language),
  ];
}

/** What the chosen gap would be if ages and sexes were those of all cities together, or of a year before: only arithmetic. */
export const whatIf: Figure = {
  id: "what-if",
  title: titleOf,
  subtitle: subtitleOf,
  draw,
  empty: emptyOf,
  table: tableOf,
  notes: notesOf,
  code: codeOf,
};
