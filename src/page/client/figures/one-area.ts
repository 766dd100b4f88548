import { monthName } from "../../../words/month-names.ts";
import { indicatorOf, hasValue } from "../page-cells.ts";
import type { Drawn } from "../chart.ts";
import { drawing } from "../chart.ts";
import type { Figure, KeyEntry, TableModel, View } from "../page-figure.ts";
import { EVERYBODY, placeOf } from "../headlines.ts";
import { type ChartPoint, withPoints } from "../points.ts";
import { sayPoint } from "../say.ts";
import { textsOf } from "../texts/page-texts.ts";
import type { Lines } from "./area-lines.ts";
import { linesOf } from "./area-lines.ts";
import { chosenGroup, groupPlace, groupShown } from "./chosen-group.ts";
import { codeLines } from "./code-lines.ts";
import { monthShown, valueRow, valueHeadings } from "./finding.ts";
import { keyOf } from "./key.ts";
import { BOLD } from "../wrapped.ts";
import { widest } from "./width-of.ts";
import type { Layout } from "./area-drawing.ts";
import { drawLines, labelMarks } from "./area-drawing.ts";
import { titleOf, subtitleOf } from "./area-titles.ts";

/** From this width on the drawing is taller. */
const WIDE = 560;

function pointsOf(view: View, { indicator, all }: Lines, drawn: Drawn): readonly ChartPoint[] {
  const { language } = view.choice;
  return all.flatMap(({ label, points }, panel) =>
    points.map(({ month, cell }) => ({
      panel,
      x: drawn.x(month),
      y: hasValue(cell) ? drawn.y(cell.value) : drawn.bottom,
      words: sayPoint(cell, { who: label, month, indicator, language }),
    })),
  );
}

function drawAll(view: View): HTMLElement | null {
  const { data, choice, width } = view;
  if (data.months.length === 0) return null;
  const lines = linesOf(view);
  const names = lines.all.map(({ label }) => label);
  const labels = 28 + Math.ceil(BOLD * widest(names, 13));
  const labelled = lines.all.length > 1 && labels < width / 3;
  const layout: Layout = {
    right: labelled ? labels : 16,
    height: width >= WIDE ? 340 : 260,
  };
  const drawn = drawLines(view, lines, layout);
  if (labelled) drawn.element.append(...labelMarks(lines.all, drawn, width - layout.right + 12));
  const points = pointsOf(view, lines, drawn);
  const newestWords = lines.all.map(({ points: of }, panel) => {
    const at = of.findLastIndex(({ cell }) => hasValue(cell));
    return points.filter((point) => point.panel === panel).at(at)?.words ?? "";
  });
  const { frame } = textsOf(choice.language);
  return withPoints({
    svg: drawing({ width, height: layout.height, title: titleOf(view), description: newestWords.join(". ") }, [
      { drawn, left: 0, top: 0 },
    ]),
    width,
    height: layout.height,
    points,
    label: `${frame.points}: ${titleOf(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

function keyEntries(view: View): readonly KeyEntry[] {
  const { all } = linesOf(view);
  const shown = view.choice.comparison === "year" ? all.slice(0, 1) : all;
  const signs = keyOf(
    shown.flatMap(({ points }) => points),
    view.choice.chance,
  );
  const names = all.map(({ label }, index): KeyEntry => ({ sign: index === 0 ? "first" : "second", label }));
  return all.length > 1 ? [...names, ...signs] : signs;
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const { indicator, all } = linesOf(view);
  const rows = view.data.months.flatMap((month, index) =>
    all.map(({ label, points }) =>
      valueRow([monthName(month, language), label], points[index]?.cell ?? null, { indicator, language }),
    ),
  );
  return { columns: [columns.month, columns.group, ...valueHeadings(language)], rows };
}

/** The chosen indicator of the chosen area over time, with its comparison and its change over a year. */
export const oneArea: Figure = {
  id: "one-area",
  title: titleOf,
  file: (view) => {
    const group = chosenGroup(view);
    if (group === null) return [view.choice.indicator, view.choice.area, monthShown(view)];
    const { indicator, area, month } = groupShown(view, group);
    return [indicator.code, area.code, group.code, month];
  },
  subtitle: subtitleOf,
  draw: drawAll,
  empty: ({ choice }) => textsOf(choice.language).figures.noMonths,
  key: keyEntries,
  table: tableOf,
  notes: ({ data, choice }) => [
    indicatorOf(data, choice.indicator).definitions[choice.language],
    textsOf(choice.language).cautious,
    textsOf(choice.language).sources,
  ],
  code: (view) => {
    const group = chosenGroup(view);
    const place = group === null ? placeOf(view.choice.indicator, view.choice.area) : groupPlace(view, group);
    const { indicator, area, background = "_T", sex = "_T", ground = "_T", stay = "_T" } = place;
    return codeLines({
      file: "observations.parquet",
      equal: {
        INDICATOR: indicator,
        REF_AREA: area,
        BACKGROUND: background,
        SEX: sex,
        ...EVERYBODY,
        PERMIT_GROUND: ground,
        STAY: stay,
      },
      columns: ["TIME_PERIOD", "OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "OBS_STATUS", "N_BASE"],
    });
  },
};
