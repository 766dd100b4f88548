/** The ways in which a code of an axis is a sum of other codes, which are given by number. */
type Ways = readonly (readonly number[])[];

/** The codes of an axis, and how each adds up; codes of ages and of sets of persons name what they contain. */
export interface Coded {
  readonly codes: readonly string[];
  readonly ways: readonly Ways[];
}

/** An axis whose last code is the total of the others. */
export const withTotal = (parts: readonly string[], total: string): Coded => ({
  codes: [...parts, total],
  ways: [...parts.map(() => []), [parts.map((_, number) => number)]],
});

/** An axis of sets of elements, with the given ways to split each set into others. */
export function setsOf(sets: ReadonlyMap<string, readonly (readonly string[])[]>): Coded {
  const codes = [...sets.keys()];
  return {
    codes,
    ways: [...sets.values()].map((splits) => splits.map((parts) => parts.map((part) => codes.indexOf(part)))),
  };
}
