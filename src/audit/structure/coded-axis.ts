/** One code of an axis with the codes, by number, that it is the sum of: in each way in which it is one. */
type Ways = readonly (readonly number[])[];

/** The codes of an axis, and how each adds up; ages and sets of persons are named by what they hold. */
export interface Coded {
  readonly codes: readonly string[];
  readonly ways: readonly Ways[];
}

/** An axis whose last code is all the others together. */
export const withTotal = (parts: readonly string[], total: string): Coded => ({
  codes: [...parts, total],
  ways: [...parts.map(() => []), [parts.map((_, number) => number)]],
});

/** Sets of elements, and for each one the others that it can be split into by the given splits. */
export function setsOf(sets: ReadonlyMap<string, readonly (readonly string[])[]>): Coded {
  const codes = [...sets.keys()];
  return {
    codes,
    ways: [...sets.values()].map((splits) => splits.map((parts) => parts.map((part) => codes.indexOf(part)))),
  };
}
