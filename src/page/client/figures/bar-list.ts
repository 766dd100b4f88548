import type { Markish } from "@observablehq/plot";
import { gridX, rect, ruleX, text } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import { AXIS_SIZE, listPlot, ticksOver, valueAxis } from "./figure-frame.ts";
import { TEXT_SIZE, absentMark, listLayout, namesMark } from "./list-layout.ts";
import { keyLines, keyMark, keyRoom } from "./list-key.ts";
import { widthOf } from "./width-of.ts";

/** A bar, or the words in its place. */
export interface Bar {
  /** Length; null: no bar, and `label` is in its place. */
  readonly value: number | null;
  readonly label: string;
  /** The bar in words, shown when it is pointed at or reached by keyboard. */
  readonly words: string;
}

export interface BarList {
  readonly width: number;
  readonly language: Language;
  readonly title: string;
  /** Each row has as many bars as there are series; the first is filled, the second an outline. */
  readonly rows: readonly { readonly name: string; readonly bars: readonly Bar[] }[];
  /** Names of the series; none where there is one. */
  readonly series: readonly string[];
  readonly tick: (value: number) => string;
  /** The meaning of a bar, under the rows. */
  readonly key: readonly string[];
}

const BAR = 18;

const COLOURS = ["var(--first)", "var(--second)"] as const;
const TEXTS = ["var(--first)", "var(--second-text)"] as const;

interface PlacedBar {
  readonly value: number;
  readonly label: string;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
}

function barsMark(bars: readonly PlacedBar[], series: number): readonly Markish[] {
  const colour = COLOURS[series] ?? COLOURS[0];
  return [
    rect(bars, {
      x1: 0,
      x2: "value",
      y1: "top",
      y2: "bottom",
      fill: series === 0 ? colour : "var(--background)",
      stroke: colour,
      strokeWidth: 1.5,
    }),
    text(bars, {
      x: "value",
      y: "middle",
      text: "label",
      textAnchor: "start",
      dx: 6,
      fill: "var(--text)",
      fontSize: TEXT_SIZE,
      clip: false,
    }),
  ];
}

/** A bar at its place; none where it has no value. */
const placedBar = (bar: Bar | undefined, start: number): readonly PlacedBar[] =>
  bar === undefined || bar.value === null
    ? []
    : [{ value: bar.value, label: bar.label, top: start + 2, bottom: start + BAR - 2, middle: start + BAR / 2 }];

/** The names of the series over the axis, each after a sample of its bar. */
function keyMarks({ series }: BarList): readonly Markish[] {
  const starts = series.map((_, at) =>
    series.slice(0, at).reduce((sum, name) => sum + 42 + widthOf(name, TEXT_SIZE), 0),
  );
  return series.map((name, at) =>
    text([`${at === 0 ? "■" : "□"} ${name}`], {
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: starts[at] ?? 0,
      dy: -42,
      fill: TEXTS[at] ?? TEXTS[0],
      fontWeight: "bold",
      fontSize: TEXT_SIZE,
      clip: false,
    }),
  );
}

/** A list of bars from zero, with the number at each bar's end. */
export function barList(list: BarList): SVGElement | HTMLElement {
  const { rows, width, series } = list;
  const key = keyLines(list.key, width);
  const each = Math.max(1, ...rows.map(({ bars }) => bars.length));
  const all = rows.flatMap(({ bars }) => bars);
  const names = rows.map(({ name }) => name);
  const layout = listLayout({
    width,
    names,
    ends: all.flatMap(({ value, label }) => (value === null ? [] : [label])),
    top: series.length > 0 ? 56 : 28,
    row: each * BAR + 8,
    bottom: keyRoom(key),
  });
  const top = (row: number, bar: number): number => layout.middle(row) + (bar - each / 2) * BAR;
  const inner = width - layout.marginLeft - layout.marginRight - AXIS_SIZE;
  const ticks = ticksOver({ least: 0, greatest: Math.max(0, ...all.map(({ value }) => value ?? 0)) }, inner);
  const absent = rows.flatMap(({ bars }, row) =>
    bars.flatMap(({ value, label }, bar) => (value === null ? [{ text: label, y: top(row, bar) + BAR / 2 }] : [])),
  );
  const drawn = Array.from({ length: each }, (_, bar) =>
    rows.flatMap(({ bars }, row) => placedBar(bars[bar], top(row, bar))),
  );
  const marks: readonly Markish[] = [
    gridX([...ticks], { stroke: "var(--grid)", strokeOpacity: 1 }),
    valueAxis(ticks, list.tick),
    ...drawn.flatMap(barsMark),
    ruleX([0], { stroke: "var(--secondary)" }),
    namesMark(layout, names),
    absentMark(absent),
    keyMark(layout, key),
    ...keyMarks(list),
  ];
  const points = rows.flatMap(({ bars }, row) =>
    bars.map(({ value, words }, bar) => ({ row, value, y: top(row, bar) + BAR / 2, words })),
  );
  const domain = [0, ticks.at(-1) ?? 1] as const;
  return listPlot({ layout, language: list.language, title: list.title, domain, marks, points });
}
