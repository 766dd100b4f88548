import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NightReport } from "../../src/run/night-report.ts";
import { recall } from "../../src/run/recall-snapshot.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";
import { eventsIn, releaseHouse, residents } from "./release-house.ts";
import type { ReleaseHouse } from "./release-house.ts";

// One house's life, in the order of the file.
describe("a recall", () => {
  let house: ReleaseHouse;
  let first: NightReport;
  let second: NightReport;

  beforeAll(async () => {
    house = await releaseHouse("automatic");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN", 280);
    first = await house.night();
    await deliverPopulation(house.inbox(), "2025-01-27_FOLK_ENHEN", 295);
    second = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const recalled = async (snapshot: string, why = "a file was missing") =>
    recall(await house.context(), { snapshot, why, author: await house.holder("anna") });

  const titles = async (): Promise<readonly string[]> => {
    const { items }: { items: { title: string }[] } = JSON.parse(await readFile(house.output("feed.en.json"), "utf8"));
    return items.map(({ title }) => title);
  };

  it("of what was never released is refused", async () => {
    await expect(recalled("2025-01-27T0000Z-000000000000")).rejects.toMatchObject({ exitCode: 2 });
  });

  it("lets current step back, keeps the history, and has a reason", async () => {
    const history = await readFile(house.store("releases", "history.json"), "utf8");
    expect(await recalled(second.snapshot)).toBe(first.snapshot);
    expect(await house.pointers()).toEqual({ current: first.snapshot, candidate: null });
    expect(await readFile(house.store("releases", "history.json"), "utf8")).toBe(history);
    expect((await house.lines()).at(-1)).toMatchObject({
      event: "recalled",
      by: "Anna Approver",
      why: "a file was missing",
    });
  });

  it("is done once: a second one only ends the first", async () => {
    expect(await recalled(second.snapshot, "again")).toBe(first.snapshot);
    expect(await house.lines()).toHaveLength(3);
  });

  it("lasts: a night with the same inputs does not release it again, and the feeds say that it was recalled", async () => {
    expect(await house.night()).toMatchObject({
      outcome: "unchanged",
      release: "recalled",
      snapshot: second.snapshot,
    });
    expect(await house.pointers()).toEqual({ current: first.snapshot, candidate: null });
    const all = await titles();
    expect(all).toContain("Release recalled: data as known on 27 January 2025");
    expect(all.filter((title) => title.includes("data as known on 27 January 2025"))).toHaveLength(1);
  });

  it("takes nothing from what is known: the next night's numbers stick to the recalled ones", async () => {
    await deliverPopulation(house.inbox(), "2025-02-03_FOLK_ENHEN", 294);
    const third = await house.night();
    expect(third).toMatchObject({ outcome: "published", release: "released" });
    // 294 is 290, and the recalled 300 of 295 is in force while one person left.
    expect(await residents(house, third)).toEqual([
      { VINTAGE: "2025-01-20", OBS_VALUE: 280 },
      { VINTAGE: "2025-01-27", OBS_VALUE: 300 },
    ]);
    expect(await house.pointers()).toEqual({ current: third.snapshot, candidate: null });
    await recalled(third.snapshot);
    expect(await recalled(first.snapshot)).toBeNull();
    expect(await house.pointers()).toEqual({ current: null, candidate: null });
    expect(await eventsIn(house)).toHaveLength(6);
  });

  it("of every snapshot leaves an output without a current one, which a night keeps so", async () => {
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "recalled" });
    expect(await house.pointers()).toEqual({ current: null, candidate: null });
    expect((await titles()).every((title) => title.startsWith("Release recalled: "))).toBe(true);
  });
});
