import { describe, expect, it } from "vitest";
import { heldEntries, releaseEntry } from "../../../src/publish/feeds/released-entries.ts";
import { feedNames } from "./made-up-feed.ts";

const held = (month: string, table: string, ...areas: readonly string[]) => ({ month, table, areas });

const snapshot = {
  id: "2026-10-17T0000Z-3f9a1c0b7d42",
  vintage: "2026-10-17T00:00",
  months: ["2026-05", "2026-06"],
  releases: [
    { vintage: "2026-09-17", months: ["2026-06"], held: [held("2026-06", "by_ground", "KU049")] },
    {
      vintage: "2026-10-17",
      months: ["2026-06"],
      held: [held("2026-06", "by_ground", "KU049", "KU091"), held("2026-06", "by_stay", "C6")],
    },
  ],
};

describe("a release", () => {
  it("says of when its data are and how far they reach", () => {
    expect(releaseEntry(snapshot)).toMatchObject({
      kind: "release",
      at: "2026-10-17T00:00",
      areas: null,
      texts: {
        fi: { title: "Uusi julkaisu: tiedot 17.10.2026, uusin kuukausi kesäkuu 2026" },
        sv: { title: "Ny publicering: uppgifter per 17 oktober 2026, senaste månad juni 2026" },
        en: { html: expect.stringContaining("by 17 October 2026. Months: May 2026 – June 2026.") },
      },
    });
  });
});

describe("what a release holds", () => {
  it("is announced by month, when it begins, with the places and tables", () => {
    const [entry, ...others] = heldEntries(snapshot, feedNames);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind: "held", name: "held/2026-10-17T00:00/2026-06", areas: ["KU091", "C6"] });
    expect(entry?.shows).toEqual({ month: "2026-06" });
    expect(entry?.texts.en.title).toBe("Held back: some of the new figures, June 2026");
    expect(entry?.texts.en.html).toContain(": Helsinki</li>");
    // Espoo's was held already at the release before.
    expect(entry?.texts.en.html).not.toContain("Espoo");
  });

  it("leads to its area where it is one", () => {
    const releases = [{ vintage: "2026-10-17", months: ["2026-06"], held: [held("2026-06", "by_stay", "KU049")] }];
    const [entry] = heldEntries({ ...snapshot, releases }, feedNames);
    expect(entry?.shows).toEqual({ area: "KU049", month: "2026-06" });
  });

  it("is nothing where nothing is held, or nothing else than before", () => {
    expect(heldEntries({ ...snapshot, releases: [] }, feedNames)).toEqual([]);
    const [first] = snapshot.releases;
    expect(heldEntries({ ...snapshot, releases: [first!, first!] }, feedNames)).toEqual([]);
  });
});
