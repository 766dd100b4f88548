import type { Markish } from "@observablehq/plot";
import { dot, line, link, ruleX, text } from "@observablehq/plot";
import type { Language } from "../../../model/codelist.ts";
import type { AtRelease } from "../../picture.ts";
import { AXIS_SIZE } from "./figure-frame.ts";

/** Two lines over months: the values at a release, and those of the newest one. */
export interface ReleaseLines {
  readonly width: number;
  readonly language: Language;
  readonly title: string;
  readonly months: readonly string[];
  readonly earlier: readonly AtRelease[];
  readonly now: readonly AtRelease[];
  /** The meanings of the signs. */
  readonly key: readonly string[];
  /** The names of the lines, over the drawing. */
  readonly names: { readonly earlier: string; readonly now: string };
  /** The words of a month at a release. */
  readonly words: (one: AtRelease) => string;
  /** The range of all releases' values: the axis does not move with the slider. */
  readonly span: { readonly least: number; readonly greatest: number };
}

interface PublishedPoint extends AtRelease {
  readonly value: number;
}

const hasValue = (one: AtRelease | undefined): one is PublishedPoint => one !== undefined && one.value !== null;

interface Piece {
  readonly from: PublishedPoint;
  readonly to: PublishedPoint;
}

/** Pieces of line between months that follow each other and both have a value. */
function pieces(months: readonly string[], points: readonly AtRelease[]): readonly Piece[] {
  const inMonth = new Map(points.map((point) => [point.month, point]));
  return months.slice(1).flatMap((month, at): readonly Piece[] => {
    const [from, to] = [inMonth.get(months[at] ?? ""), inMonth.get(month)];
    return hasValue(from) && hasValue(to) ? [{ from, to }] : [];
  });
}

const isDashed = ({ from, to }: Piece): boolean => from.status === "E" || to.status === "E";

/** Colour of the earlier release. */
export const FIRST = "var(--first)";

const BETWEEN = {
  x1: ({ from }: Piece) => from.month,
  x2: ({ to }: Piece) => to.month,
  y1: ({ from }: Piece) => from.value,
  y2: ({ to }: Piece) => to.value,
  stroke: FIRST,
  strokeWidth: 2,
} as const;

/** The values of the newest release, as a dotted line without signs. */
export const nowMarks = (now: readonly AtRelease[]): readonly Markish[] => [
  line(now, {
    x: "month",
    y: "value",
    stroke: "var(--second)",
    strokeWidth: 2,
    strokeDasharray: "1 4",
    strokeLinecap: "round",
  }),
];

const SIGNS = [
  { is: (status: string) => status === "A", symbol: "circle", fill: FIRST },
  { is: (status: string) => status !== "A" && status !== "E", symbol: "circle", fill: "var(--background)" },
  { is: (status: string) => status === "E", symbol: "diamond", fill: "var(--background)" },
] as const;

/** The values at a release, with the page's signs: filled final, hollow provisional, hollow diamond with its bar estimated; × withheld, … too early. */
export function earlierMarks({ months, earlier, width }: ReleaseLines, baseline: number): readonly Markish[] {
  const known = earlier.filter(hasValue);
  const all = pieces(months, earlier);
  const r = Math.max(2, Math.min(4, (width / months.length) * 0.25));
  const absent = earlier.filter((one) => !hasValue(one));
  return [
    ruleX(
      known.filter(({ status, lower, upper }) => status === "E" && lower !== null && upper !== null),
      { x: "month", y1: "lower", y2: "upper", stroke: FIRST, strokeWidth: 6, strokeOpacity: 0.35 },
    ),
    link(
      all.filter((piece) => !isDashed(piece)),
      BETWEEN,
    ),
    link(all.filter(isDashed), { ...BETWEEN, strokeDasharray: "4 3" }),
    ...SIGNS.map(({ is, symbol, fill }) =>
      dot(
        known.filter(({ status }) => is(status)),
        { x: "month", y: "value", r, symbol, fill, stroke: FIRST, strokeWidth: 1.75 },
      ),
    ),
    text(absent, {
      x: "month",
      y: () => baseline,
      text: ({ status }: AtRelease) => (status === "Q" ? "×" : "…"),
      dy: -7,
      fill: "var(--secondary)",
      fontSize: AXIS_SIZE,
    }),
  ];
}
