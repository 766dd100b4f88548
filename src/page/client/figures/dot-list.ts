import type { Markish } from "@observablehq/plot";
import { dot, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import type { Language } from "../../../lib/codelist.ts";
import { AXIS_SIZE, listPlot, ticksOver, valueAxis } from "./frame.ts";
import {
  SPARE,
  TEXT_SIZE,
  absentMark,
  endsMark,
  keyLines,
  keyMark,
  keyRoom,
  listLayout,
  namesMark,
} from "./list-layout.ts";
import type { ListLayout } from "./list-layout.ts";
import { widthOf } from "./width-of.ts";

/** A row with a value: its sign tells how final it is. */
interface DotRow {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly status: string;
  /** What the newest delivery tells of it is held: the value is as it was known before. */
  readonly held: boolean;
}

/** A row of a list of dots: a value with its interval, or the words that stand in its place. */
export interface ListRow {
  readonly name: string;
  /** At the row's right end: the number of persons. */
  readonly end: string;
  readonly told: DotRow | null;
  readonly absent: string;
  /** The row in words, for who points at it or goes to it. */
  readonly words: string;
}

export interface DotList {
  readonly width: number;
  readonly language: Language;
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** The group that the others are laid beside; null where it has no value. */
  readonly reference: { readonly value: number; readonly label: string } | null;
  readonly tick: (value: number) => string;
  /** What the signs mean, under the rows. */
  readonly key: readonly string[];
}

interface PlacedRow extends DotRow {
  readonly y: number;
}

const FIRST = "var(--first)";

/** How much wider bold text is. */
const BOLD = 1.15;

/** A bar through a dot, to its sides. */
const BAR_THROUGH = {
  draw: (context: CanvasPath, size: number): void => {
    const half = Math.sqrt(size / Math.PI) * 2;
    context.moveTo(-half, 0);
    context.lineTo(half, 0);
  },
};

/** The sign of a status: filled final, hollow provisional, hollow diamond estimated; hollow with a bar through it where newer data are held. */
function signs(placed: readonly PlacedRow[]): readonly Markish[] {
  const base = { x: "value", y: "y", stroke: FIRST, strokeWidth: 2 } as const;
  const held = placed.filter((row) => row.held);
  const of = (test: (status: string) => boolean): PlacedRow[] => placed.filter((row) => !row.held && test(row.status));
  return [
    dot(
      of((status) => status === "A"),
      { ...base, r: 5, fill: FIRST },
    ),
    dot([...of((status) => status !== "A" && status !== "E"), ...held], { ...base, r: 5, fill: "var(--background)" }),
    dot(
      of((status) => status === "E"),
      { ...base, r: 5.5, symbol: "diamond", fill: "var(--background)" },
    ),
    dot(held, { ...base, r: 5, symbol: BAR_THROUGH }),
  ];
}

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

/** A list of dots with their intervals, a dotted rule for the reference group, and words where there is no value. */
export function dotList(list: DotList): SVGElement | HTMLElement {
  const { rows, width } = list;
  const key = keyLines(list.key, width);
  const layout = listLayout({
    width,
    names: rows.map(({ name }) => name),
    ends: rows.map(({ end }) => end),
    top: list.reference === null ? 28 : 54,
    row: 26,
    bottom: keyRoom(key),
  });
  const placed = rows.flatMap(({ told }, row): readonly PlacedRow[] =>
    told === null ? [] : [Object.assign({ y: layout.middle(row) }, told)],
  );
  const absent = rows.flatMap(({ told, absent: words }, row) =>
    told === null ? [{ text: words, y: layout.middle(row) }] : [],
  );
  const ticks = ticksOver(
    {
      least: Math.min(0, ...placed.map(({ lower }) => lower)),
      greatest: Math.max(list.reference?.value ?? 0, ...placed.map(({ upper }) => upper)),
    },
    width - layout.marginLeft - layout.marginRight,
  );
  const domain = [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const;
  const marks: readonly Markish[] = [
    gridX([...ticks], { stroke: "var(--grid)", strokeOpacity: 1 }),
    valueAxis(ticks, list.tick),
    ruleX([0], { stroke: "var(--secondary)" }),
    ruleY(placed, { x1: "lower", x2: "upper", y: "y", stroke: FIRST, strokeWidth: 9, strokeOpacity: 0.25 }),
    ...referenceMarks(list, domain, layout),
    ...signs(placed),
    namesMark(
      layout,
      rows.map(({ name }) => name),
    ),
    endsMark(
      layout,
      rows.map(({ end }) => end),
    ),
    absentMark(absent),
    keyMark(layout, key),
  ];
  const points = rows.map(({ told, words }, row) => ({
    row,
    value: told?.value ?? null,
    y: layout.middle(row),
    words,
  }));
  return listPlot({ layout, language: list.language, title: list.title, domain, marks, points });
}
