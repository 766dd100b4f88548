import type { Markish } from "@observablehq/plot";
import { gridX, ruleX, ruleY, text } from "@observablehq/plot";
import { signed } from "../../../words/numbers.ts";
import type { Cell, PageIndicator } from "../../picture.ts";
import { valueAxis } from "../axis.ts";
import type { Drawn } from "../chart.ts";
import { draw } from "../chart.ts";
import type { View } from "../page-figure.ts";
import { INK } from "../signs.ts";
import { BOLD, wrapped } from "../wrapped.ts";
import type { ChangeInWords } from "./change-words.ts";

/** Height over the rows, for the axis. */
export const TOP = 30;

/** A headline's change: from the same month a year before to the newest that has a value. */
export interface Changed {
  readonly indicator: PageIndicator;
  readonly month: string;
  readonly cell: Cell | null;
  readonly said: ChangeInWords;
}

/** A change with its numbers, flat, as Plot reads it. */
interface Row {
  readonly name: string;
  readonly words: string;
  readonly change: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A row of the drawing: name and words, wrapped to its width, and the change. */
export const rowOf = (view: View, { indicator, cell, said }: Changed): Row => ({
  name: wrapped(indicator.names[view.choice.language], view.width - 20, 13 * BOLD).join("\n"),
  words: wrapped(said.words, view.width - 20, 12 * 1.15).join("\n"),
  change: cell?.change?.CHANGE ?? null,
  lower: cell?.change?.CHANGE_LOWER ?? null,
  upper: cell?.change?.CHANGE_UPPER ?? null,
});

/** Whether a row has a change to draw. */
export const hasNumbers = ({ change }: Row): boolean => change !== null;

const LEFT = { frameAnchor: "left", textAnchor: "start", dx: -8, y: "name", lineHeight: 1.2 } as const;

/** Every row's name over its bar and its words under it. */
function rowTexts(rows: readonly Row[]): readonly Markish[] {
  const halo = { stroke: INK.background, strokeWidth: 4 } as const;
  return [
    text(rows, {
      ...LEFT,
      ...halo,
      text: "name",
      lineAnchor: "bottom",
      dy: -13,
      fontSize: 13,
      fontWeight: 600,
      fill: INK.text,
    }),
    text(rows, { ...LEFT, ...halo, text: "words", lineAnchor: "top", dy: 12, fill: INK.secondary }),
  ];
}

/** The drawing: a bar a row, from zero, with its limits. */
export function drawRows(view: View, rows: readonly Row[], height: number): Drawn {
  const { width, choice } = view;
  const values = rows.flatMap(({ change, lower, upper }) => [change, lower, upper].filter((of) => of !== null));
  const axis = valueAxis(values, { zero: true, most: width < 500 ? 4 : 8 });
  const drawn = rows.filter(hasNumbers);
  return draw({
    width,
    height,
    marginLeft: 18,
    marginRight: 18,
    marginTop: TOP,
    marginBottom: 4,
    x: { domain: axis.domain, axis: null },
    y: { type: "band", domain: rows.map(({ name }) => name), axis: null },
    marks: [
      gridX(
        axis.ticks.filter((tick) => tick !== 0),
        { stroke: INK.grid, strokeOpacity: 1 },
      ),
      ruleX([0], { stroke: INK.text, strokeWidth: 1.5 }),
      text([...axis.ticks], {
        x: (tick: number) => tick,
        text: (tick: number) => signed(tick, choice.language, Number.isInteger(tick) ? 0 : 1),
        frameAnchor: "top",
        dy: -14,
        fill: INK.secondary,
      }),
      ruleY(drawn, { y: "name", x1: "lower", x2: "upper", stroke: INK.first, strokeWidth: 8, strokeOpacity: 0.35 }),
      text(drawn, { x: "change", y: "name", text: () => "|", fontSize: 18, fontWeight: 700, fill: INK.first }),
      ...rowTexts(rows),
    ],
  });
}
