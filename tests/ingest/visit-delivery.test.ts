import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const HALF = "2025-02-20_FOLK_ENHEN";

test("a delivery that is held back is assessed again by another program, and by the same one only where something changed", async () => {
  const bench = await laboratory.bench();
  await deliverPopulation(bench.inbox, "2025-01-20_FOLK_ENHEN");
  await deliverPopulation(bench.inbox, HALF, 140);
  const held = { settleMinutes: 0, plausibility: { minRows: 100, hold: true } };
  const assessed = async (program: string) => {
    const { deliveries, files } = await bench.run({ ...held, plausibility: { ...held.plausibility, program } });
    const { status } = deliveries.find(({ delivery }) => delivery === HALF)!;
    return { status, files: files.read + files.reused };
  };
  expect(await assessed("one")).toEqual({ status: "held", files: 2 });
  expect(await assessed("one")).toEqual({ status: "held", files: 0 });
  // Only the one that is held: what is believed stays so.
  expect(await assessed("another")).toEqual({ status: "held", files: 1 });
});
