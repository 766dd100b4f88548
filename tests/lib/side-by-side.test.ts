import * as fc from "fast-check";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { sideBySide } from "../../src/lib/side-by-side.ts";

test("the results are in the items' order, and never more than 32 pieces are under way", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 100 }), async (turns) => {
      let [now, most] = [0, 0];
      const results = await sideBySide(turns, async (turn) => {
        now += 1;
        most = Math.max(most, now);
        for (let left = turn; left > 0; left -= 1) await setImmediate();
        now -= 1;
        return turn * 2;
      });
      expect(results).toEqual(turns.map((turn) => turn * 2));
      expect(most).toBeLessThanOrEqual(32);
    }),
    { numRuns: 20 },
  );
});

test("what one piece throws is thrown, and no other is begun after it", async () => {
  const begun: number[] = [];
  const items = Array.from({ length: 1000 }, (_, index) => index);
  const work = sideBySide(items, async (item) => {
    begun.push(item);
    await setImmediate();
    if (item === 3) throw new Error("broken");
    return item;
  });
  await expect(work).rejects.toThrow("broken");
  await setImmediate();
  expect(begun.length).toBeLessThan(100);
});
