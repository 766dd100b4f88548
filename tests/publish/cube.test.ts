import { expect, test } from "vitest";
import type { Observation } from "../../src/model/observation.ts";
import { cubeOf } from "../../src/publish/formats/cube.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";

const cube = (codes: Partial<Observation>) => cubeOf(madeUpObservation({ INDICATOR: "rate", ...codes }));

test("a cube is an indicator's groups of one breakdown, or of those that a table crosses", () => {
  expect(cube({ BACKGROUND: "FOREIGN" })).toBe("rate");
  expect(cube({ STAY: "Y1T4" })).toBe("rate.by_stay");
  expect(cube({ STAY: "Y1T4", PERMIT_GROUND: "STUDY" })).toBe("rate.by_permit_ground.by_stay");
});
