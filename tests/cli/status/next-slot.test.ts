import { expect, it } from "vitest";
import { nextSlotLine, nextSlotOf, scheduleLock } from "../../../src/cli/status/next-slot.ts";
import { acquireLock } from "../../../src/lib/lock.ts";
import { openHouse } from "../../run/house.ts";

const NOW = new Date("2026-10-17T12:00:00Z");

it("the next slot says when the schedule runs, and whether a daemon is known to be there", async () => {
  await using house = await openHouse('schedule: { slots: ["02:00", "14:00"] }\n');
  const configuration = await house.configuration();
  const alone = await nextSlotOf(configuration, NOW);
  expect(alone).toEqual({
    at: "2026-10-17T23:00:00.000Z",
    local: "2026-10-18T02:00",
    time_zone: "Europe/Helsinki",
    daemon: "not_running",
  });
  expect(nextSlotLine(alone)).toMatch(/^Next slot: 2026-10-18 02:00 Europe\/Helsinki; no daemon is running: start `/);
  const lock = await acquireLock(scheduleLock(configuration), { purpose: "schedule", now: () => NOW });
  expect(nextSlotLine(await nextSlotOf(configuration, NOW))).toBe(
    "Next slot: 2026-10-18 02:00 Europe/Helsinki; the daemon is running",
  );
  await lock.release();
});
