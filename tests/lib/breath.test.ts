import { expect, it } from "vitest";
import { breaths } from "../../src/lib/breath.ts";

it("lets what waits have its turn in the middle of long work, and costs short work nothing", async () => {
  let turns = 0;
  setImmediate(() => (turns += 1));
  const breath = breaths();
  await breath();
  expect(turns).toBe(0);
  const start = performance.now();
  while (performance.now() - start < 60) continue;
  await breath();
  await breath();
  expect(turns).toBe(1);
});
