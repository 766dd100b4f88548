import type { Markish } from "@observablehq/plot";
import { gridX, ruleX, ruleY, text } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import { AXIS_SIZE, listPlot, ticksOver, valueAxis } from "./figure-frame.ts";
import { SPARE, TEXT_SIZE, absentMark, endsMark, listLayout, namesMark } from "./list-layout.ts";
import { keyLines, keyMark, keyRoom } from "./list-key.ts";
import type { ListLayout } from "./list-layout.ts";
import { widthOf } from "./width-of.ts";
import type { DotRow, PlacedRow } from "./dot-signs.ts";
import { FIRST, signs } from "./dot-signs.ts";

/** A row of a list of dots: a value with its interval, or the words in its place. */
export interface ListRow {
  readonly name: string;
  /** At the row's right end: the number of persons. */
  readonly end: string;
  readonly dot: DotRow | null;
  readonly absent: string;
  /** The row in words, shown when it is pointed at or reached by keyboard. */
  readonly words: string;
}

export interface DotList {
  readonly width: number;
  readonly language: Language;
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** The reference group; null where it has no value. */
  readonly reference: { readonly value: number; readonly label: string } | null;
  readonly tick: (value: number) => string;
  /** The meanings of the signs, under the rows. */
  readonly key: readonly string[];
}

/** How much wider bold text is. */
const BOLD = 1.15;

/** A label over a line: in its middle, or from an end of the drawing where it would not stay inside. */
function labelPlace(at: number, length: number, layout: ListLayout) {
  const half = (length * SPARE) / 2;
  if (at + half > layout.width) return { frameAnchor: "top-right", textAnchor: "end", dx: layout.marginRight } as const;
  if (at - half < 0) return { frameAnchor: "top-left", textAnchor: "start", dx: -layout.marginLeft } as const;
  return { frameAnchor: "top-left", textAnchor: "middle", dx: at - layout.marginLeft } as const;
}

function referenceMarks(
  { reference }: DotList,
  [first, last]: readonly [number, number],
  layout: ListLayout,
): readonly Markish[] {
  if (reference === null) return [];
  const inner = layout.width - layout.marginLeft - layout.marginRight;
  const at = layout.marginLeft + (inner * (reference.value - first)) / (last - first);
  const bold = widthOf(reference.label, TEXT_SIZE) * BOLD;
  const [size, length] =
    bold * SPARE <= layout.width ? [TEXT_SIZE, bold] : [AXIS_SIZE, widthOf(reference.label, AXIS_SIZE)];
  return [
    ruleX([reference.value], { stroke: "var(--second)", strokeWidth: 2, strokeDasharray: "2 4" }),
    text([reference], {
      text: "label",
      ...labelPlace(at, length, layout),
      dy: -40,
      fill: "var(--second-text)",
      fontWeight: size === TEXT_SIZE ? "bold" : "normal",
      fontSize: size,
      clip: false,
    }),
  ];
}

/** The range of the axis: zero, every interval, the reference. */
const reachOf = ({ reference }: DotList, placed: readonly PlacedRow[]) => ({
  least: Math.min(0, ...placed.map(({ lower }) => lower)),
  greatest: Math.max(reference?.value ?? 0, ...placed.map(({ upper }) => upper)),
});

/** A list of dots with their intervals, a dotted rule for the reference group, and words where there is no value. */
export function dotList(list: DotList): SVGElement | HTMLElement {
  const { rows, width } = list;
  const key = keyLines(list.key, width);
  const [names, ends] = [rows.map(({ name }) => name), rows.map(({ end }) => end)];
  const layout = listLayout({
    width,
    names,
    ends,
    top: list.reference === null ? 28 : 54,
    row: 26,
    bottom: keyRoom(key),
  });
  const placed = rows.flatMap(({ dot }, row): readonly PlacedRow[] =>
    dot === null ? [] : [Object.assign({ y: layout.middle(row) }, dot)],
  );
  const absent = rows.flatMap(({ dot, absent: words }, row) =>
    dot === null ? [{ text: words, y: layout.middle(row) }] : [],
  );
  const ticks = ticksOver(reachOf(list, placed), width - layout.marginLeft - layout.marginRight);
  const domain = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  const marks: readonly Markish[] = [
    gridX([...ticks], { stroke: "var(--grid)", strokeOpacity: 1 }),
    valueAxis(ticks, list.tick),
    ruleX([0], { stroke: "var(--secondary)" }),
    ruleY(placed, { x1: "lower", x2: "upper", y: "y", stroke: FIRST, strokeWidth: 9, strokeOpacity: 0.25 }),
    ...referenceMarks(list, domain, layout),
    ...signs(placed),
    namesMark(layout, names),
    endsMark(layout, ends),
    absentMark(absent),
    keyMark(layout, key),
  ];
  const points = rows.map(({ dot, words }, row) => ({
    row,
    value: dot?.value ?? null,
    y: layout.middle(row),
    words,
  }));
  return listPlot({ layout, language: list.language, title: list.title, domain, marks, points });
}
