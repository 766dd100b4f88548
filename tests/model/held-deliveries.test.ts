import { describe, expect, it } from "vitest";
import { heldDeliveries, undecidedRecords } from "../../src/model/held-deliveries.ts";
import type { Decision } from "../../src/model/delivery.ts";
import { asKnownAt, knownFrom } from "../../src/model/data-vintage.ts";
import { accepted, held } from "./deliveries.ts";

const first = accepted("2026-07-15_WAGES", "2026-07-15T00:00", [["WAGES", "2026-06"]]);
const half = held("2026-08-15_WAGES", "2026-08-15T00:00", [["WAGES", "2026-06"]]);
const decided = (verdict: Decision["verdict"], at: string) => ({ ...half, decision: { verdict, at, why: "asked" } });
const knownAt = (records: readonly Parameters<typeof knownFrom>[0][], cutoff: string) =>
  asKnownAt(records, cutoff)
    .tables.get("WAGES")
    ?.map(({ delivery }) => delivery);

describe("a delivery that is held back", () => {
  it("does not count, and waits for a decision", () => {
    expect(knownFrom(half)).toBeNull();
    expect(knownAt([first, half], "2026-09-01T00:00")).toEqual([first.delivery]);
    expect(undecidedRecords([first, half], "2026-09-01T00:00")).toEqual([half]);
    expect(heldDeliveries([first, half], "2026-09-01T00:00")).toEqual([
      { dataset: "dataset", delivered_at: "2026-08-15T00:00", periods: ["2026-06"], checks: ["size"], state: "held" },
    ]);
  });

  it("was not there before it was delivered", () => {
    expect(heldDeliveries([first, half], "2026-08-14T23:59")).toEqual([]);
  });

  it("counts from the minute of its acceptance on, not before", () => {
    const taken = decided("accept", "2026-08-20T09:30");
    expect(knownAt([first, taken], "2026-08-20T09:29")).toEqual([first.delivery]);
    expect(undecidedRecords([first, taken], "2026-08-20T09:29")).toEqual([taken]);
    expect(knownAt([first, taken], "2026-08-20T09:30")).toEqual([taken.delivery]);
    expect(asKnownAt([first, taken], "2026-08-20T09:30").knownAt).toBe("2026-08-20T09:30");
    expect(heldDeliveries([first, taken], "2026-08-20T09:30")).toEqual([]);
  });

  it("asks no more once it is rejected, and is still listed", () => {
    const refused = decided("reject", "2026-08-20T09:30");
    expect(knownAt([first, refused], "2026-09-01T00:00")).toEqual([first.delivery]);
    expect(undecidedRecords([first, refused], "2026-09-01T00:00")).toEqual([]);
    expect(heldDeliveries([first, refused], "2026-09-01T00:00")).toMatchObject([{ state: "rejected" }]);
  });

  it("is settled by a newer delivery that is believed and holds all that it holds", () => {
    const whole = accepted("2026-08-16_WAGES", "2026-08-16T00:00", [["WAGES", "2026-06"]]);
    expect(heldDeliveries([first, half, whole], "2026-09-01T00:00")).toEqual([]);
    const other = accepted("2026-08-16_WAGES", "2026-08-16T00:00", [["WAGES", "2026-07"]]);
    expect(undecidedRecords([first, half, other], "2026-09-01T00:00")).toEqual([half]);
  });

  it("is superseded by a newer delivery even where it is accepted later", () => {
    const whole = accepted("2026-08-16_WAGES", "2026-08-16T00:00", [["WAGES", "2026-06"]]);
    expect(knownAt([first, decided("accept", "2026-08-20T09:30"), whole], "2026-09-01T00:00")).toEqual([
      whole.delivery,
    ]);
  });
});
