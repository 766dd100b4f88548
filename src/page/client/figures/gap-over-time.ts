import { wholeArea } from "../../../model/whole-area.ts";
import { monthName } from "../../../words/month-names.ts";
import { number } from "../../../words/numbers.ts";
import { valueAxis } from "../axis.ts";
import { indicatorOf, seriesOf } from "../page-cells.ts";
import type { Placed } from "../chart.ts";
import { TEXT_SIZE, drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../page-figure.ts";
import { EVERYBODY, placeOf } from "../headlines.ts";
import { withPoints } from "../points.ts";
import { extent } from "../page-series.ts";
import { textsOf } from "../texts/page-texts.ts";
import { shortArea } from "./area-names.ts";
import { codeLines } from "./code-lines.ts";
import { findingOfCities, period, valueRow, valueHeadings } from "./finding.ts";
import { keyOf } from "./key.ts";
import { widest } from "./width-of.ts";
import { panelsOf } from "./gap-panels.ts";
import type { Size } from "./panel-drawing.ts";
import { drawPanel } from "./panel-drawing.ts";
import { panelsInWords, pointsOf } from "./panel-points.ts";

const GAP = 14;

/** The number of panels side by side. */
function columnsFor(width: number): number {
  if (width >= 880) return 4;
  if (width >= 620) return 3;
  return width >= 270 ? 2 : 1;
}

function drawAll(view: View): HTMLElement | null {
  const { data, choice, width } = view;
  if (data.months.length === 0) return null;
  const panels = panelsOf(view);
  const columns = columnsFor(width);
  const values = panels.flatMap(({ points, beside }) => [...extent(points, choice.chance), ...extent(beside, false)]);
  const zero = indicatorOf(data, choice.indicator).unit === "PP";
  const axis = valueAxis(values, { zero, most: 4 });
  const size: Size = {
    width: Math.floor((width - GAP * (columns - 1)) / columns),
    height: (columns > 2 ? 168 : 150) + (data.months.length > 12 ? 14 : 0),
    axis,
    left:
      10 +
      Math.ceil(
        1.15 *
          widest(
            axis.ticks.map((tick) => number(tick, choice.language, 0)),
            TEXT_SIZE,
          ),
      ),
  };
  const placed = panels.map((panel, index): Placed & { index: number } => ({
    index,
    drawn: drawPanel(view, panel, size),
    left: (index % columns) * (size.width + GAP),
    top: Math.floor(index / columns) * (size.height + GAP),
  }));
  const height = Math.ceil(panels.length / columns) * (size.height + GAP) - GAP;
  const { frame } = textsOf(choice.language);
  return withPoints({
    svg: drawing({ width, height, title: findingOfCities(view), description: panelsInWords(view, panels) }, placed),
    width,
    height,
    points: panels.flatMap((panel, index) => pointsOf(view, panel, placed[index]!)),
    label: `${frame.points}: ${findingOfCities(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

function keyEntries(view: View): readonly KeyEntry[] {
  const panels = panelsOf(view);
  const { figures } = textsOf(view.choice.language);
  const labels = { six: shortArea(view, wholeArea(view.data.areas)), year: figures.yearBefore };
  const { comparison } = view.choice;
  const beside =
    comparison === "six" || comparison === "year" ? [{ sign: "dotted", label: labels[comparison] } as const] : [];
  return [
    ...keyOf(
      panels.flatMap(({ points }) => points),
      view.choice.chance,
    ),
    ...beside,
  ];
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const indicator = indicatorOf(view.data, view.choice.indicator);
  const rows = panelsOf(view).flatMap(({ name, points }) =>
    points.map(({ month, cell }) => valueRow([name, monthName(month, language)], cell, { indicator, language })),
  );
  return { columns: [columns.area, columns.month, ...valueHeadings(language)], rows };
}

/** The chosen indicator over time, all areas as small multiples on equal axes. */
export const gapOverTime: Figure = {
  id: "gap-over-time",
  title: findingOfCities,
  file: ({ data, choice }) => [choice.indicator, data.months.at(-1) ?? ""],
  subtitle: (view) => {
    const { language } = view.choice;
    const texts = textsOf(language);
    const indicator = indicatorOf(view.data, view.choice.indicator);
    const unit = indicator.unit === "PP" ? texts.units.PP : texts.units.PT;
    const when = period(seriesOf(view.data, placeOf(indicator.code, wholeArea(view.data.areas))), language);
    return `${indicator.names[language]}, ${unit}${when}`;
  },
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => [
    indicatorOf(data, choice.indicator).definitions[choice.language],
    textsOf(choice.language).sources,
  ],
  code: ({ choice }) => {
    const { background = "_T", sex = "_T" } = placeOf(choice.indicator, choice.area);
    return codeLines({
      file: "observations.parquet",
      equal: { INDICATOR: choice.indicator, BACKGROUND: background, SEX: sex, ...EVERYBODY },
      columns: ["REF_AREA", "TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
