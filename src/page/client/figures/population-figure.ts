import { totalsBeside } from "../../../model/totals.ts";
import { wholeArea } from "../../../model/whole-area.ts";
import { statusInWords } from "../../../words/statuses.ts";
import type { Cell } from "../../picture.ts";
import { number, percent } from "../../../words/numbers.ts";
import type { Figure, TableModel, View } from "../page-figure.ts";
import { whyLong, whyShort } from "../texts/absent.ts";
import {
  BAR,
  limitsNote,
  titleWithoutValues,
  orderNote,
  populationColumns,
  populationSubtitle,
  subject,
  tooFew,
} from "../texts/population-texts.ts";
import { largestGroup, noLargestGroup } from "../texts/largest-group.ts";
import { rangeText, sourceNote, valueText } from "../texts/value-texts.ts";
import { barList } from "./bar-list.ts";
import type { Bar } from "./bar-list.ts";
import { codeLines } from "./code-lines.ts";
import { allCities, areaInside, areaName, areaOf, shortArea } from "./area-names.ts";
import { CODELIST, hasValue, monthOf, rowsOf, share, totalOf, worthShowing } from "./rows.ts";
import type { Breakdown, Row, RowWithValue } from "./rows.ts";

const wanted = (by: Breakdown, area: string) => ({ indicator: "population", area, by }) as const;

/** The lists shown for the chosen area: its own and that of all cities, or that of all cities alone. */
interface Seen {
  readonly area: string;
  readonly month: string;
  readonly rows: readonly Row[];
  /** Rows of all cities together, by code; null where they alone are shown. */
  readonly together: ReadonlyMap<string, Row> | null;
  /** Why the chosen city is not shown; empty where it is. */
  readonly instead: string;
}

const shownShare = (view: View, by: Breakdown, area: string): ReturnType<typeof share> =>
  share(rowsOf(view, wanted(by, area), monthOf(view, wanted(by, area))));

const OTHER: Readonly<Record<Breakdown, Breakdown>> = { ground: "stay", stay: "ground" };

/** Why all cities together are shown instead of the chosen one, and which figure shows more of it. */
function instead(view: View, by: Breakdown): string {
  const { area, language } = view.choice;
  const { known, of } = shownShare(view, by, area);
  const other = shownShare(view, OTHER[by], area);
  const wider = worthShowing(view.data, area, other) ? OTHER[by] : null;
  return tooFew({ of: areaOf(view, area), cities: allCities(view), known, all: of, wider }, language);
}

function look(view: View, by: Breakdown): Seen {
  const { area } = view.choice;
  const whole = wholeArea(view.data.areas);
  const shown = worthShowing(view.data, area, shownShare(view, by, area)) ? area : whole;
  const month = monthOf(view, wanted(by, shown));
  const together = rowsOf(view, wanted(by, whole), month);
  return {
    area: shown,
    month,
    rows: rowsOf(view, wanted(by, shown), month),
    together: shown === whole ? null : new Map(together.map((row) => [row.code.code, row])),
    instead: shown === area ? "" : instead(view, by),
  };
}

const lowest = ({ value, lower }: RowWithValue["cell"]): number => lower ?? value;
const highest = ({ value, upper }: RowWithValue["cell"]): number => upper ?? value;

function titleOf(view: View, by: Breakdown): string {
  const { language } = view.choice;
  const { rows, area } = look(view, by);
  const ranked = rows.filter(hasValue).toSorted((one, other) => other.cell.value - one.cell.value);
  const [first, second] = ranked;
  if (first === undefined) return titleWithoutValues(by, areaName(view, area), language);
  const inside = areaInside(view, area);
  const rival = ranked.slice(1).find(({ cell }) => highest(cell) >= lowest(first.cell));
  if (second !== undefined && rival !== undefined) {
    return noLargestGroup(inside, [first.code.names[language], rival.code.names[language]], language);
  }
  return largestGroup(
    {
      inside,
      name: first.code.names[language],
      persons: number(first.cell.value, language, 0),
      partial: ranked.length < rows.length,
      provisional: first.cell.status !== "A",
    },
    language,
  );
}

/** A group's persons in an area as a bar: its length is their share of all of them there. */
interface Group {
  /** Group and area. */
  readonly name: string;
  readonly row: Row | undefined;
  readonly whole: number | null;
}

function barOf({ choice: { language } }: View, { name, row, whole }: Group): Bar {
  if (row === undefined || !hasValue(row)) {
    const label = whyShort(row?.cell, language);
    return { value: null, label, words: `${name}: ${label}` };
  }
  const [label, value] = [valueText(row.cell, language, 0), whole === null ? null : (100 * row.cell.value) / whole];
  const part = value === null ? "" : ` (${percent(value, language)})`;
  return { value, label, words: `${name}: ${label}${part}, ${statusInWords(row.cell, language)}` };
}

/** The areas of a list, the chosen one first. */
const areasOf = ({ data }: View, { area, together }: Seen): readonly string[] =>
  together === null ? [area] : [area, wholeArea(data.areas)];

function draw(view: View, by: Breakdown): SVGElement | HTMLElement | null {
  const seen = look(view, by);
  const { language } = view.choice;
  if (!seen.rows.some(hasValue)) return null;
  const wholes = areasOf(view, seen).map((area) => totalOf(view, wanted(by, area), seen.month)?.value ?? null);
  return barList({
    width: view.width,
    language,
    title: subject(by, language),
    series: seen.together === null ? [] : areasOf(view, seen).map((area) => shortArea(view, area)),
    rows: seen.rows.map((row) => ({
      name: row.code.names[language],
      bars: areasOf(view, seen).map((area, at) =>
        barOf(view, {
          name: `${row.code.names[language]}, ${shortArea(view, area)}`,
          row: at === 0 ? row : seen.together?.get(row.code.code),
          whole: wholes[at] ?? null,
        }),
      ),
    })),
    tick: (value) => percent(value, language, 0),
    key: [BAR[language]],
  });
}

function tableCells(view: View, cell: Cell | undefined): readonly string[] {
  const { language } = view.choice;
  if (cell === undefined || cell.value === null) return [whyShort(cell, language), "", whyLong(cell, language)];
  const { value, status } = cell;
  return [valueText({ value, status }, language, 0), rangeText(cell, language, 0), statusInWords(cell, language)];
}

function tableOf(view: View, by: Breakdown): TableModel {
  const seen = look(view, by);
  const { language } = view.choice;
  const areas = areasOf(view, seen);
  const names = areas.map((area) => shortArea(view, area));
  const all = view.data.codelists[CODELIST[by]]?.find(({ code }) => code === "_T")?.names[language] ?? "_T";
  return {
    columns: populationColumns(by, names, language),
    rows: [
      ...seen.rows.map(({ code, cell }) => [
        code.names[language],
        ...tableCells(view, cell),
        ...(seen.together === null ? [] : tableCells(view, seen.together.get(code.code)?.cell)),
      ]),
      [all, ...areas.flatMap((area) => tableCells(view, totalOf(view, wanted(by, area), seen.month)))],
    ],
  };
}

function subtitleOf(view: View, by: Breakdown): string {
  const seen = look(view, by);
  const subtitle = populationSubtitle(
    { by, where: areaInside(view, seen.area), month: seen.month },
    view.choice.language,
  );
  return seen.instead === "" ? subtitle : `${subtitle}. ${seen.instead}`;
}

function notesOf(view: View): readonly string[] {
  const { language } = view.choice;
  const indicator = view.data.indicators.find(({ code }) => code === "population");
  return [
    ...(indicator === undefined ? [] : [indicator.definitions[language]]),
    limitsNote[language],
    orderNote[language],
    sourceNote(view.data, language),
  ];
}

function codeOf(view: View, by: Breakdown): ReturnType<Figure["code"]> {
  const seen = look(view, by);
  return codeLines({
    file: "observations.parquet",
    equal: {
      INDICATOR: "population",
      TIME_PERIOD: seen.month,
      BACKGROUND: "FOREIGN",
      SEX: "_T",
      AGE: "_T",
      ...totalsBeside(CODELIST[by]),
    },
    unequal: { [CODELIST[by]]: "_T" },
    among: { REF_AREA: areasOf(view, seen) },
    columns: ["REF_AREA", CODELIST[by], "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS"],
  });
}

const populationFigure = (id: string, by: Breakdown): Figure => ({
  id,
  title: (view) => titleOf(view, by),
  subtitle: (view) => subtitleOf(view, by),
  draw: (view) => draw(view, by),
  empty: (view) => titleWithoutValues(by, areaName(view, look(view, by).area), view.choice.language),
  table: (view) => tableOf(view, by),
  notes: notesOf,
  code: (view) => codeOf(view, by),
});

/** Persons with a foreign background by permit ground: of a city where enough of its rows have values, else of all cities together. */
export const populationByGround: Figure = populationFigure("population-by-ground", "ground");

/** Persons with a foreign background by length of stay. */
export const populationByStay: Figure = populationFigure("population-by-stay", "stay");
