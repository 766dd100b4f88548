/** How counts, numbered from 0, add up: sums, each a count and the parts that it is made of. */
export interface Sums {
  /** How many counts there are. */
  readonly counts: number;
  /** Number of each sum's count. */
  readonly wholes: Int32Array;
  /** Its parts: `parts` from `starts[sum]` up to `starts[sum + 1]`. */
  readonly starts: Int32Array;
  readonly parts: Int32Array;
  /** The sums that each count is in, as their count or as a part: from `starts[count]` up to `starts[count + 1]`. */
  readonly memberships: { readonly starts: Int32Array; readonly sums: Int32Array };
}

/** Collects sums one by one. */
export interface SumsInProgress {
  add(whole: number, parts: readonly number[]): void;
  /** What was collected, of so many counts. */
  done(counts: number): Sums;
}

type Collected = Pick<Sums, "wholes" | "starts" | "parts">;

function membershipsOf({ wholes, starts, parts }: Collected, counts: number): Sums["memberships"] {
  const begins = new Int32Array(counts + 1);
  for (const count of wholes) begins[count + 1]! += 1;
  for (const count of parts) begins[count + 1]! += 1;
  for (let count = 0; count < counts; count += 1) begins[count + 1]! += begins[count]!;
  const [next, sums] = [begins.slice(), new Int32Array(wholes.length + parts.length)];
  const enter = (count: number, sum: number): void => {
    sums[next[count]!] = sum;
    next[count]! += 1;
  };
  for (let sum = 0; sum < wholes.length; sum += 1) {
    enter(wholes[sum]!, sum);
    for (let at = starts[sum]!; at < starts[sum + 1]!; at += 1) enter(parts[at]!, sum);
  }
  return { starts: begins, sums };
}

/**
 * @example
 * const sums = collectSums();
 * sums.add(0, [1, 2]);
 * sums.done(3).wholes; // Int32Array [0]
 */
export function collectSums(): SumsInProgress {
  const [wholes, starts, parts]: [number[], number[], number[]] = [[], [0], []];
  return {
    add: (whole, of) => {
      wholes.push(whole);
      for (const part of of) parts.push(part);
      starts.push(parts.length);
    },
    done: (counts) => {
      const collected = {
        wholes: Int32Array.from(wholes),
        starts: Int32Array.from(starts),
        parts: Int32Array.from(parts),
      };
      return { counts, ...collected, memberships: membershipsOf(collected, counts) };
    },
  };
}

/** Marks sums with 1 of which every count is within something. */
export function sumsWithin({ wholes, starts, parts }: Sums, isWithin: (count: number) => boolean): Uint8Array {
  const marks = new Uint8Array(wholes.length);
  for (let sum = 0; sum < wholes.length; sum += 1) {
    let all = isWithin(wholes[sum]!);
    for (let at = starts[sum]!; all && at < starts[sum + 1]!; at += 1) all = isWithin(parts[at]!);
    marks[sum] = all ? 1 : 0;
  }
  return marks;
}
