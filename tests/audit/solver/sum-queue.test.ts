import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dequeue, empty, emptyQueue, enqueue } from "../../../src/audit/solver/sum-queue.ts";
import type { Queue } from "../../../src/audit/solver/sum-queue.ts";

const SUMS = 8;

/** What leaves a queue in which as many more sums are examined as there is room for, and where examining each calls others up. */
function examined(queue: Queue, calledUp: readonly (readonly number[])[], first: number): readonly number[] {
  const order: number[] = [];
  const callUp = (sums: readonly number[]): void => {
    for (const sum of sums) if (queue.room > 0) enqueue(queue, sum);
  };
  callUp([first]);
  while (queue.length > 0 && order.length < 50) {
    const sum = dequeue(queue);
    order.push(sum);
    callUp(calledUp[sum]!);
  }
  empty(queue);
  return order;
}

describe("sums that wait to be examined", () => {
  const calls = fc.array(fc.array(fc.nat(SUMS - 1), { maxLength: 4 }), { minLength: SUMS, maxLength: SUMS });

  it("leave in the order in which they came, each once until it has left", () => {
    const queue = emptyQueue(3);
    for (const sum of [2, 0, 2]) enqueue(queue, sum);
    expect([dequeue(queue), queue.length]).toEqual([2, 1]);
    for (const sum of [2, 1]) enqueue(queue, sum);
    expect([dequeue(queue), dequeue(queue), dequeue(queue), queue.length]).toEqual([0, 2, 1, 0]);
  });

  it("that there is no room for are those that would not have been reached", () => {
    fc.assert(
      fc.property(calls, fc.nat(SUMS - 1), fc.nat(40), (calledUp, first, looks) => {
        const queue = emptyQueue(SUMS);
        const all = examined(queue, calledUp, first);
        queue.room = looks;
        expect(examined(queue, calledUp, first)).toEqual(all.slice(0, looks));
        expect(examined(queue, calledUp, first)).toEqual(all);
      }),
    );
  });
});
