import type { Grid, TableOfGrid } from "./cell-grid.ts";
import { setsOf } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";

/** The axis of ages; ages are named by what they hold. */
export interface AgeAxis extends Coded {
  /** Code of an age group on the axis. */
  readonly ageOf: ReadonlyMap<string, string>;
}

/** Ages from one up to, but without, another. */
type Span = readonly [from: number, to: number];

const nameOfAges = (spans: readonly Span[]): string => spans.map(([from, to]) => `${from}-${to}`).join("+");

const spanOf = ({ from, to }: Grid["ages"][number]): Span => [from, to === null ? Infinity : to + 1];

/** What a narrower age group leaves of a wider one, below and above; null where it does not lie in it, or leaves one side only. */
function leftBetween([from, to]: Span, [lowest, highest]: Span): readonly [Span, Span] | null {
  const isWithin = lowest < from && to < highest;
  return isWithin
    ? [
        [lowest, from],
        [to, highest],
      ]
    : null;
}

/** All ages between two at which a group begins or ends, and what nested groups leave of each other. */
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
