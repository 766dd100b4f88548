import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutex } from "../../src/lib/mutex.ts";

describe("mutex", () => {
  it("never overlaps, keeps the order, and goes on after a failure", async () => {
    const piece = fc.record({ turns: fc.integer({ min: 0, max: 5 }), fails: fc.boolean(), throws: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const turn = mutex();
        const began: number[] = [];
        let working = 0;
        let most = 0;
        const done = pieces.map(({ turns, fails, throws }, index) =>
          turn(async () => {
            began.push(index);
            working += 1;
            most = Math.max(most, working);
            if (throws) working -= 1;
            if (throws) throw new Error(String(index));
            for (let waited = 0; waited < turns; waited += 1) await Promise.resolve();
            working -= 1;
            if (fails) throw new Error(String(index));
            return index;
          }),
        );
        const ends = await Promise.allSettled(done);
        expect(most).toBeLessThanOrEqual(1);
        expect(began).toEqual(pieces.map((_, index) => index));
        expect(ends.map(({ status }) => status)).toEqual(
          pieces.map(({ fails, throws }) => (fails || throws ? "rejected" : "fulfilled")),
        );
        const values = ends.map((end) => (end.status === "fulfilled" ? end.value : Number(end.reason.message)));
        expect(values).toEqual(began);
      }),
    );
  });

  it("reports a failure to its own caller only, even when nobody waits for the next", async () => {
    const turn = mutex();
    const failed = turn(() => Promise.reject(new Error("broken")));
    const next = turn(() => Promise.resolve("well"));
    await expect(failed).rejects.toThrow("broken");
    await expect(next).resolves.toBe("well");
  });

  it("gives each queue its own turn", async () => {
    const one = mutex();
    const other = mutex();
    const { promise, resolve } = Promise.withResolvers<void>();
    const held = one(() => promise);
    await expect(other(() => Promise.resolve("free"))).resolves.toBe("free");
    resolve();
    await held;
  });
});
