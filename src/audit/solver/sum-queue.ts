import { UNBOUNDED } from "./count-limits.ts";

/** Sums to examine, each once, in the order in which they were queued: a ring, as no more can wait than there are. */
export interface Queue {
  readonly ring: Int32Array;
  readonly isWaiting: Uint8Array;
  first: number;
  length: number;
  /** How many more sums are examined; as many have entered when it is 0, and others do not have to wait. */
  room: number;
}

/** Adds a sum at the end, unless it is already waiting; there must be room. */
export function enqueue(queue: Queue, sum: number): void {
  const { ring, isWaiting } = queue;
  if (isWaiting[sum] === 1) return;
  isWaiting[sum] = 1;
  const end = queue.first + queue.length;
  ring[end < ring.length ? end : end - ring.length] = sum;
  queue.length += 1;
  queue.room -= 1;
}

/** Removes the sum that has waited longest; the queue must not be empty. */
export function dequeue(queue: Queue): number {
  const { ring, isWaiting, first } = queue;
  const sum = ring[first]!;
  isWaiting[sum] = 0;
  queue.first = first + 1 < ring.length ? first + 1 : 0;
  queue.length -= 1;
  return sum;
}

/** Removes all sums and makes room for any number. */
export function empty(queue: Queue): void {
  while (queue.length > 0) dequeue(queue);
  queue.room = UNBOUNDED;
}

/** An empty queue for a given number of sums. */
export const emptyQueue = (sums: number): Queue => ({
  ring: new Int32Array(sums),
  isWaiting: new Uint8Array(sums),
  first: 0,
  length: 0,
  room: UNBOUNDED,
});
