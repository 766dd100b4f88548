import type { Interval, Problem } from "../../../src/audit/solver/problem.ts";

const within = (value: number, { lower, upper }: { readonly lower: number; readonly upper: number }): boolean =>
  value >= lower && value <= upper;

/**
 * Every table of whole numbers from 0 that fits a problem, one after another. Some known sum must hold every unknown and have an upper limit.
 */
function* tables({ unknowns, known }: Problem): Generator<readonly number[]> {
  const values: number[] = [];
  const most = known.map(({ upper }) => upper);
  // A sum can be judged once its last unknown is set.
  const ending = Array.from({ length: unknowns }, (_, place) => known.filter(({ of }) => Math.max(...of) === place));
  const holding = Array.from({ length: unknowns }, (_, place) =>
    known.flatMap(({ of }, at) => (of.includes(place) ? [at] : [])),
  );
  function* from(place: number): Generator<readonly number[]> {
    if (place === unknowns) {
      yield values;
      return;
    }
    const limit = Math.min(...holding[place]!.map((at) => most[at]!));
    for (let value = 0; value <= limit; value += 1) {
      values[place] = value;
      for (const at of holding[place]!) most[at]! -= value;
      const fits = ending[place]!.every((sum) =>
        within(
          sum.of.reduce((total, one) => total + values[one]!, 0),
          sum,
        ),
      );
      if (fits) yield* from(place + 1);
      for (const at of holding[place]!) most[at]! += value;
    }
  }
  yield* from(0);
}

/** The intervals of a problem's targets, found by trying all tables; null when none fits. */
export function tried(problem: Problem): readonly Interval[] | null {
  const found = problem.targets.map(() => ({ lower: Infinity, upper: -Infinity }));
  let any = false;
  for (const values of tables(problem)) {
    any = true;
    problem.targets.forEach(({ of }, at) => {
      const sum = of.reduce((total, place) => total + values[place]!, 0);
      found[at]!.lower = Math.min(found[at]!.lower, sum);
      found[at]!.upper = Math.max(found[at]!.upper, sum);
    });
  }
  return any ? found : null;
}
