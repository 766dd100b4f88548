import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalToShow } from "../../src/indicators/interval-to-show.ts";

const model = { LOWER: 2.2, UPPER: 13.9 };

describe("the interval to show", () => {
  test.each([
    ["the nowcast band where it is the wider one on both sides", [0.8, 14.7], [0.8, 14.7, "nowcast"]],
    ["the model band where it is", [5, 9], [2.2, 13.9, "model"]],
    ["a limit of each where each is further out on one side", [0.8, 9], [0.8, 13.9, "both"]],
    ["the model band where the nowcast's limits are the same", [2.2, 13.9], [2.2, 13.9, "model"]],
    ["the model band where nothing is still to come", [null, null], [2.2, 13.9, "model"]],
  ] as const)("is %s", (_, [NOWCAST_LOWER, NOWCAST_UPPER], [SHOW_LOWER, SHOW_UPPER, INTERVAL_SHOWN]) => {
    expect(intervalToShow({ ...model, NOWCAST_LOWER, NOWCAST_UPPER })).toEqual({
      SHOW_LOWER,
      SHOW_UPPER,
      INTERVAL_SHOWN,
    });
  });

  test("is none without a value", () => {
    const nothing = { LOWER: null, UPPER: null, NOWCAST_LOWER: null, NOWCAST_UPPER: null };
    expect(intervalToShow(nothing)).toEqual({ SHOW_LOWER: null, SHOW_UPPER: null, INTERVAL_SHOWN: "none" });
  });

  test("holds both bands and no more than they reach", () => {
    const limits = fc.tuple(fc.integer({ min: -100, max: 0 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(limits, limits, ([LOWER, UPPER], [NOWCAST_LOWER, NOWCAST_UPPER]) => {
        const { SHOW_LOWER, SHOW_UPPER } = intervalToShow({ LOWER, UPPER, NOWCAST_LOWER, NOWCAST_UPPER });
        expect([SHOW_LOWER, SHOW_UPPER]).toEqual([Math.min(LOWER, NOWCAST_LOWER), Math.max(UPPER, NOWCAST_UPPER)]);
      }),
    );
  });
});
