/** How counts, numbered from 0, add up: each sum has a total and its parts. */
export interface Sums {
  /** The number of counts. */
  readonly counts: number;
  /** The total of each sum. */
  readonly totals: Int32Array;
  /** The parts of each sum: `parts` from `starts[sum]` up to `starts[sum + 1]`. */
  readonly starts: Int32Array;
  readonly parts: Int32Array;
  /** The sums that contain each count, as total or as part: from `starts[count]` up to `starts[count + 1]`. */
  readonly memberships: { readonly starts: Int32Array; readonly sums: Int32Array };
}

/** Collects sums one by one. */
export interface SumsInProgress {
  add(total: number, parts: readonly number[]): void;
  /** The collected sums over the given number of counts. */
  done(counts: number): Sums;
}

type Collected = Pick<Sums, "totals" | "starts" | "parts">;

function membershipsOf({ totals, starts, parts }: Collected, counts: number): Sums["memberships"] {
  const begins = new Int32Array(counts + 1);
  for (const count of totals) begins[count + 1]! += 1;
  for (const count of parts) begins[count + 1]! += 1;
  for (let count = 0; count < counts; count += 1) begins[count + 1]! += begins[count]!;
  const [next, sums] = [begins.slice(), new Int32Array(totals.length + parts.length)];
  const enter = (count: number, sum: number): void => {
    sums[next[count]!] = sum;
    next[count]! += 1;
  };
  for (let sum = 0; sum < totals.length; sum += 1) {
    enter(totals[sum]!, sum);
    for (let at = starts[sum]!; at < starts[sum + 1]!; at += 1) enter(parts[at]!, sum);
  }
  return { starts: begins, sums };
}

/**
 * @example
 * const sums = collectSums();
 * sums.add(0, [1, 2]);
 * sums.done(3).totals; // Int32Array [0]
 */
export function collectSums(): SumsInProgress {
  const [totals, starts, parts]: [number[], number[], number[]] = [[], [0], []];
  return {
    add: (total, of) => {
      totals.push(total);
      for (const part of of) parts.push(part);
      starts.push(parts.length);
    },
    done: (counts) => {
      const collected = {
        totals: Int32Array.from(totals),
        starts: Int32Array.from(starts),
        parts: Int32Array.from(parts),
      };
      return { counts, ...collected, memberships: membershipsOf(collected, counts) };
    },
  };
}

/** Marks with 1 the sums of which every count satisfies a condition. */
export function sumsWithin({ totals, starts, parts }: Sums, isWithin: (count: number) => boolean): Uint8Array {
  const marks = new Uint8Array(totals.length);
  for (let sum = 0; sum < totals.length; sum += 1) {
    let all = isWithin(totals[sum]!);
    for (let at = starts[sum]!; all && at < starts[sum + 1]!; at += 1) all = isWithin(parts[at]!);
    marks[sum] = all ? 1 : 0;
  }
  return marks;
}
