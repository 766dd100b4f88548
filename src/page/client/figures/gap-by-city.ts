import type { Cell } from "../../picture.ts";
import { indicatorOf, hasValue } from "../page-cells.ts";
import { drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../page-figure.ts";
import { EVERYBODY, headlineOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint } from "../say.ts";
import { textsOf } from "../texts/page-texts.ts";
import { type Line, groupNames, linesOf, monthOf } from "./city-lines.ts";
import { codeLines } from "./code-lines.ts";
import { findingOfRates, period, valueRow, valueHeadings } from "./finding.ts";
import { keyOf } from "./key.ts";
import { widest } from "./width-of.ts";
import type { Layout } from "./city-gap-marks.ts";
import { gapText, TOP, BOTTOM, drawLines } from "./city-gap-marks.ts";

const ROW = 34;

/** The words of a city's three numbers, one after the other. */
function said(view: View, { name, first, second, gap }: Line): readonly (readonly [Cell | null, string])[] {
  const { data, choice } = view;
  const headline = headlineOf(choice.indicator);
  const [one, other] = groupNames(view);
  const of = (cell: Cell | null, indicator: string, who: string): readonly [Cell | null, string] => [
    cell,
    sayPoint(cell, { who, month: monthOf(view), indicator: indicatorOf(data, indicator), language: choice.language }),
  ];
  return [
    of(second, headline.rate, `${name}, ${other}`),
    of(first, headline.rate, `${name}, ${one}`),
    of(gap, headline.indicator, `${name}, ${textsOf(choice.language).columns.gap}`),
  ];
}

function drawAll(view: View): HTMLElement | null {
  const lines = linesOf(view);
  if (!lines.some(({ first, second, gap }) => first !== null || second !== null || gap !== null)) return null;
  const layout: Layout = {
    left:
      16 +
      widest(
        lines.map(({ name }) => name),
        14,
      ),
    right:
      24 +
      widest(
        lines.map((line) => gapText(line, view)),
        14,
      ),
    height: TOP + BOTTOM + ROW * lines.length,
  };
  const { width, choice } = view;
  const drawn = drawLines(view, lines, layout);
  const points = lines.flatMap((line, panel): readonly ChartPoint[] =>
    said(view, line).map(([cell, words], index) => {
      const x =
        hasValue(cell) && index < 2 ? drawn.x(cell.value) : index < 2 ? layout.left + 14 : width - layout.right / 2;
      return { panel, x, y: drawn.y(line.name), words };
    }),
  );
  const { frame } = textsOf(choice.language);
  const description = points.map(({ words }) => words).join(". ");
  return withPoints({
    svg: drawing({ width, height: layout.height, title: titleOf(view), description }, [{ drawn, left: 0, top: 0 }]),
    width,
    height: layout.height,
    points,
    label: `${frame.points}: ${subtitleOf(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

const titleOf = (view: View): string => findingOfRates(view, monthOf(view));

function subtitleOf(view: View): string {
  const { language } = view.choice;
  const rate = indicatorOf(view.data, headlineOf(view.choice.indicator).rate);
  return `${rate.names[language]}: ${textsOf(language).figures.byCity(...groupNames(view))}${period([{ month: monthOf(view) }], language)}`;
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const headline = headlineOf(view.choice.indicator);
  const [one, other] = groupNames(view);
  const [rate, gap] = [indicatorOf(view.data, headline.rate), indicatorOf(view.data, headline.indicator)];
  const rows = linesOf(view).flatMap((line) => [
    valueRow([line.name, one], line.first, { indicator: rate, language }),
    valueRow([line.name, other], line.second, { indicator: rate, language }),
    valueRow([line.name, columns.gap], line.gap, { indicator: gap, language }),
  ]);
  return { columns: [columns.area, columns.group, ...valueHeadings(language)], rows };
}

function keyEntries(view: View): readonly KeyEntry[] {
  const lines = linesOf(view);
  const [one, other] = groupNames(view);
  const points = lines.flatMap(({ first, second }) => [first, second].map((cell) => ({ month: "", cell })));
  const signs = keyOf(points, false).filter(({ sign }) => sign !== "nowcast");
  return [{ sign: "first", label: one }, { sign: "second", label: other }, ...signs];
}

/** The two rates that the chosen gap compares, by city, with the gap as a number. */
export const gapByCity: Figure = {
  id: "gap-by-city",
  title: titleOf,
  file: (view) => [headlineOf(view.choice.indicator).rate, monthOf(view)],
  subtitle: subtitleOf,
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => {
    const headline = headlineOf(choice.indicator);
    const definitions = [headline.rate, headline.indicator].map((code) => indicatorOf(data, code).definitions);
    return [...definitions.map((of) => of[choice.language]), textsOf(choice.language).sources];
  },
  code: (view) => {
    const { rate, first, second } = headlineOf(view.choice.indicator);
    return codeLines({
      file: "observations.parquet",
      equal: { INDICATOR: rate, TIME_PERIOD: monthOf(view), ...EVERYBODY },
      among: {
        BACKGROUND: [...new Set([first.background, second.background])],
        SEX: [...new Set([first.sex, second.sex])],
      },
      columns: ["REF_AREA", "BACKGROUND", "SEX", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
