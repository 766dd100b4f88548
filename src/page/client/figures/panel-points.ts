import { hasValue, indicatorOf } from "../page-cells.ts";
import type { Placed } from "../chart.ts";
import type { View } from "../page-figure.ts";
import type { ChartPoint } from "../points.ts";
import { sayPoint } from "../say.ts";
import type { Panel } from "./gap-panels.ts";

/** The points of a panel, at their places in the drawing. */
export function pointsOf(
  view: View,
  panel: Panel,
  { drawn, left, top, index }: Placed & { index: number },
): readonly ChartPoint[] {
  const { language } = view.choice;
  const indicator = indicatorOf(view.data, view.choice.indicator);
  return panel.points.map(({ month, cell }) => ({
    panel: index,
    x: left + drawn.x(month),
    y: top + (hasValue(cell) ? drawn.y(cell.value) : drawn.bottom),
    words: sayPoint(cell, { who: panel.name, month, indicator, language }),
  }));
}

/** The newest value of each panel, in words. */
export const panelsInWords = (view: View, panels: readonly Panel[]): string =>
  panels
    .map(({ name, points }) => {
      const { cell, month } = points.findLast((point) => hasValue(point.cell)) ?? points.at(-1)!;
      const indicator = indicatorOf(view.data, view.choice.indicator);
      return sayPoint(cell, { who: name, month, indicator, language: view.choice.language });
    })
    .join(". ");
