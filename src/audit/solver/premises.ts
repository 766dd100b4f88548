import { SOURCELESS } from "./steps.ts";
import type { Columns } from "./steps.ts";

/** Visits steps and the premises they rest on, each once; `visit` returns whether to go on from there. */
function trace({ starts, premises }: Columns, steps: readonly number[], visit: (step: number) => boolean): void {
  const [seen, open] = [new Set<number>(steps), [...steps]];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (!visit(step)) continue;
    for (let at = starts.values[step]!; at < starts.values[step + 1]!; at += 1) {
      const premise = premises.values[at]!;
      if (seen.has(premise)) continue;
      seen.add(premise);
      open.push(premise);
    }
  }
}

/** The sources that steps rest on, each once, in ascending order. */
export function sourcesOf(columns: Columns, steps: readonly number[]): readonly number[] {
  const found = new Set<number>();
  trace(columns, steps, (step) => {
    const source = columns.sources.values[step]!;
    if (source !== SOURCELESS) found.add(source);
    return true;
  });
  return [...found].toSorted((a, b) => a - b);
}

/** The premises of steps that have a lower number than `before`. */
export function basisOf(columns: Columns, steps: readonly number[], before: number): readonly number[] {
  const basis: number[] = [];
  trace(columns, steps, (step) => {
    if (step < before) basis.push(step);
    return step >= before;
  });
  return basis;
}
