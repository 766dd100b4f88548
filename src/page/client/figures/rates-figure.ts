import { totalsBeside } from "../../../model/totals.ts";
import { wholeArea } from "../../../model/whole-area.ts";
import { statusInWords } from "../../../words/statuses.ts";
import type { Language } from "../../../model/codelist.ts";
import type { Cell } from "../../picture.ts";
import { number, percent } from "../../../words/numbers.ts";
import { whyLong, whyShort } from "../texts/absent.ts";
import {
  INTERVAL,
  titleWithoutValues,
  orderNote,
  persons,
  personsNote,
  rateColumns,
  rateSubtitle,
  subject,
  withoutReference,
} from "../texts/rates-texts.ts";
import { finding } from "../texts/rate-finding.ts";
import type { Rate } from "../texts/rates-texts.ts";
import type { Beside } from "../texts/rate-finding.ts";
import { keyEntries, rangeText, signNotes, sourceNote, surenessOf, valueText } from "../texts/value-texts.ts";
import type { Figure, TableModel, View } from "../page-figure.ts";
import { codeLines } from "./code-lines.ts";
import { dotList } from "./dot-list.ts";
import type { ListRow } from "./dot-list.ts";
import { areaInside } from "./area-names.ts";
import { CODELIST, hasValue, monthOf, rowsOf, totalOf } from "./rows.ts";
import type { Breakdown, Row, RowWithValue, Wanted } from "./rows.ts";

/** A list of rates: the rate and its breakdown; always of all cities together. */
interface RateList {
  readonly rate: Rate;
  readonly by: Breakdown;
}

interface Seen {
  readonly month: string;
  readonly rows: readonly Row[];
  readonly reference: RowWithValue["cell"] | null;
  readonly total: RowWithValue["cell"] | undefined;
}

const DECIMALS = 1;

const wanted = ({ data }: View, { rate, by }: RateList): Wanted => ({
  indicator: rate,
  area: wholeArea(data.areas),
  by,
});

function referenceOf({ data }: View, rate: Rate, month: string): RowWithValue["cell"] | null {
  const whole = wholeArea(data.areas);
  const found = data.cells.find(
    (cell) =>
      cell.indicator === rate &&
      cell.area === whole &&
      cell.background === "FINNISH" &&
      cell.sex === "_T" &&
      cell.month === month,
  );
  return found === undefined || found.value === null ? null : { ...found, value: found.value };
}

function look(view: View, list: RateList): Seen {
  const month = monthOf(view, wanted(view, list));
  return {
    month,
    rows: rowsOf(view, wanted(view, list), month),
    reference: referenceOf(view, list.rate, month),
    total: totalOf(view, wanted(view, list), month),
  };
}

const hasLimits = (cell: Cell): cell is Cell & { readonly lower: number; readonly upper: number } =>
  cell.lower !== null && cell.upper !== null;

/** The comparison of groups with the reference group; a group without an interval cannot be distinguished. */
export function besideReference(groups: readonly Cell[], reference: Cell): Beside {
  const where = groups.map((cell) => {
    if (!hasLimits(cell) || !hasLimits(reference)) return "unclear";
    if (cell.upper < reference.lower) return "lower";
    return cell.lower > reference.upper ? "higher" : "unclear";
  });
  const count = (of: string): number => where.filter((one) => one === of).length;
  return { lower: count("lower"), higher: count("higher"), unclear: count("unclear") };
}

function titleOf(view: View, list: RateList): string {
  const { language } = view.choice;
  const { rows, reference, month } = look(view, list);
  const cells = rows.filter(hasValue).map(({ cell }) => cell);
  if (cells.length === 0) return titleWithoutValues(list.rate, list.by, language);
  if (reference === null) return withoutReference(list.rate, list.by, language);
  const beside = besideReference(cells, reference);
  return finding({ ...list, month, sureness: surenessOf([...cells, reference]), beside }, language);
}

const backgroundName = ({ data, choice }: View, code: string): string =>
  data.codelists["BACKGROUND"]?.find((one) => one.code === code)?.names[choice.language] ?? code;

/** A rate with its sign; an estimate after a tilde. */
const rateText = ({ value, status }: RowWithValue["cell"], language: Language): string =>
  `${status === "E" ? "~" : ""}${percent(value, language, DECIMALS)}`;

function listRow(view: View, row: Row): ListRow {
  const { language } = view.choice;
  const name = row.code.names[language];
  if (!hasValue(row)) {
    const absent = whyShort(row.cell, language);
    return { name, end: "", dot: null, absent, words: `${name}: ${absent}` };
  }
  const { value, lower, upper, status, base, heldSince } = row.cell;
  const limits = rangeText(row.cell, language, DECIMALS);
  const words = `${name}: ${rateText(row.cell, language)} (${limits}), ${statusInWords(row.cell, language)}`;
  return {
    name,
    end: base === null ? "" : persons(number(base, language, 0), language),
    dot: { value, lower: lower ?? value, upper: upper ?? value, status, held: heldSince !== "" },
    absent: "",
    words,
  };
}

function drawList(view: View, list: RateList): SVGElement | HTMLElement | null {
  const { language } = view.choice;
  const { rows, reference } = look(view, list);
  const cells = rows.filter(hasValue).map(({ cell }) => cell);
  if (cells.length === 0) return null;
  return dotList({
    width: view.width,
    language,
    title: subject(list.rate, list.by, language),
    rows: rows.map((row) => listRow(view, row)),
    reference:
      reference === null
        ? null
        : { value: reference.value, label: `${backgroundName(view, "FINNISH")} ${rateText(reference, language)}` },
    tick: (value) => percent(value, language, 0),
    key: [...keyEntries(cells, language), INTERVAL[language]],
  });
}

function tableRow(view: View, name: string, cell: Cell | undefined): readonly string[] {
  const { language } = view.choice;
  if (cell === undefined || cell.value === null)
    return [name, whyShort(cell, language), "", "", whyLong(cell, language)];
  const { value, status, base } = cell;
  return [
    name,
    valueText({ value, status }, language, DECIMALS),
    rangeText(cell, language, DECIMALS),
    base === null ? "" : number(base, language, 0),
    statusInWords(cell, language),
  ];
}

function tableOf(view: View, list: RateList): TableModel {
  const { language } = view.choice;
  const { rows, reference, total } = look(view, list);
  return {
    columns: rateColumns(list.by, language),
    rows: [
      ...rows.map(({ code, cell }) => tableRow(view, code.names[language], cell)),
      tableRow(view, backgroundName(view, "FOREIGN"), total),
      tableRow(view, backgroundName(view, "FINNISH"), reference ?? undefined),
    ],
  };
}

function notesOf(view: View, list: RateList): readonly string[] {
  const { language } = view.choice;
  const { rows } = look(view, list);
  const indicator = view.data.indicators.find(({ code }) => code === list.rate);
  return [
    ...(indicator === undefined ? [] : [indicator.definitions[language]]),
    personsNote[language],
    orderNote[language],
    ...signNotes(
      rows.map(({ cell }) => cell),
      language,
    ),
    sourceNote(view.data, language),
  ];
}

const codeOf = (view: View, list: RateList): ReturnType<Figure["code"]> =>
  codeLines({
    file: "observations.parquet",
    equal: {
      INDICATOR: list.rate,
      REF_AREA: wholeArea(view.data.areas),
      TIME_PERIOD: look(view, list).month,
      BACKGROUND: "FOREIGN",
      SEX: "_T",
      ...totalsBeside(CODELIST[list.by]),
      STATUS_ORDER: "MONTHLY",
    },
    unequal: { [CODELIST[list.by]]: "_T" },
    columns: [CODELIST[list.by], "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "N_BASE", "OBS_STATUS"],
  });

/** A figure of a rate by ground or by stay, of all cities together. */
export const rateFigure = (id: string, list: RateList): Figure => ({
  id,
  title: (view) => titleOf(view, list),
  subtitle: (view) => {
    const where = areaInside(view, wholeArea(view.data.areas));
    return rateSubtitle({ ...list, where, month: look(view, list).month }, view.choice.language);
  },
  draw: (view) => drawList(view, list),
  empty: (view) => titleWithoutValues(list.rate, list.by, view.choice.language),
  table: (view) => tableOf(view, list),
  notes: (view) => notesOf(view, list),
  code: (view) => codeOf(view, list),
});
