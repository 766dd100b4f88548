import { describe, expect, it } from "vitest";
import { between, roomsAlong } from "../../bench/walk/operation.ts";
import type { Operation } from "../../bench/walk/operation.ts";
import { walkOf } from "../../bench/walk/walk.ts";
import { openHouse, residentsByBackground } from "../run/house.ts";
import { deliverPopulation, deliverWages } from "../run/made-up-deliveries.ts";

const step = (room: string, reads: string, writes: string): Operation => ({
  reads: reads.split(" "),
  writes: [writes],
  stack: ["src/run/night.ts", `src/${room}/step.ts`],
  statement: null,
});

const straight = [
  step("ingest", "row", "archive"),
  step("stage", "archive", "staged"),
  step("stage", "other", "elsewhere"),
  step("publish", "staged elsewhere", "observations"),
  step("publish", "observations", "checksum"),
];
const way = { from: (path: string) => path === "row", to: (path: string) => path === "observations" };

describe("the way of a row", () => {
  it("is what carries it to the observations: nothing beside it, and nothing after", () => {
    expect(between(straight, way)).toEqual([straight[0], straight[1], straight[3]]);
    expect(roomsAlong(between(straight, way))).toEqual(["ingest", "stage", "publish"]);
  });

  it("shows a room that it leaves and enters again", () => {
    const back = [...straight.slice(0, 2), step("ingest", "staged", "again"), step("publish", "again", "observations")];
    expect(roomsAlong(between(back, way))).toEqual(["ingest", "stage", "ingest", "publish"]);
  });
});

describe("the way of a wage row through a night", () => {
  it("passes fewer than 50 files, and each room once", async () => {
    await using house = await openHouse("ingest: { settle_minutes: 0 }\nhistory: { vintages: none }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await deliverWages(house.inbox(), "2025-01-20_TAX_INCOMES");
    const walk = await walkOf({
      folder: house.folder,
      pipeline: residentsByBackground,
      file: "TAX_INCOMES_transactionInfo",
    });
    expect(walk.rooms).toEqual(["ingest", "stage", "join", "count", "protect", "indicators", "publish"]);
    expect(walk.files).toEqual(expect.arrayContaining(["src/join/person-month.ts", "src/indicators/figure.ts"]));
    expect(walk.files.length).toBeGreaterThan(30);
    expect(walk.files.length).toBeLessThan(50);
  });
});
