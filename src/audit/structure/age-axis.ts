import type { Grid, TableOfGrid } from "./cell-grid.ts";
import { setsOf } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";

/** The axis of ages; each code names the ages it covers. */
export interface AgeAxis extends Coded {
  /** The axis code of each age group. */
  readonly ageOf: ReadonlyMap<string, string>;
}

/** Ages from one up to another, which is excluded. */
type Span = readonly [from: number, to: number];

const nameOfAges = (spans: readonly Span[]): string => spans.map(([from, to]) => `${from}-${to}`).join("+");

const spanOf = ({ from, to }: Grid["ages"][number]): Span => [from, to === null ? Infinity : to + 1];

/** The ages of a wider group below and above a narrower one; null unless it has some on both sides. */
function leftBetween([from, to]: Span, [lowest, highest]: Span): readonly [Span, Span] | null {
  const isWithin = lowest < from && to < highest;
  return isWithin
    ? [
        [lowest, from],
        [to, highest],
      ]
    : null;
}

/** All ranges between two ages at which a group begins or ends, and the differences between nested groups. */
export function agesOf(table: TableOfGrid, grid: Grid): AgeAxis {
  const groups = grid.ages.filter(({ code }) => table.ages.includes(code));
  const bounds = [...new Set(groups.flatMap(spanOf))].toSorted((a, b) => a - b);
  const splits = new Map<string, (readonly string[])[]>();
  for (const [at, from] of bounds.entries()) {
    for (const to of bounds.slice(at + 1)) {
      const middles = bounds.filter((bound) => bound > from && bound < to);
      const parts = middles.map((middle) => [nameOfAges([[from, middle]]), nameOfAges([[middle, to]])]);
      splits.set(nameOfAges([[from, to]]), parts);
    }
  }
  for (const narrow of groups.map(spanOf)) {
    for (const wide of groups.map(spanOf)) {
      const left = leftBetween(narrow, wide);
      if (left === null) continue;
      splits.set(nameOfAges(left), [left.map((span) => nameOfAges([span]))]);
      splits.get(nameOfAges([wide]))!.push([nameOfAges([narrow]), nameOfAges(left)]);
    }
  }
  return { ...setsOf(splits), ageOf: new Map(groups.map((group) => [group.code, nameOfAges([spanOf(group)])])) };
}
