import { describe, expect, it } from "vitest";
import { revisedEntries } from "../../../src/publish/feeds/revised-entries.ts";
import type { RevisedHeadline } from "../../../src/publish/feeds/revised-entries.ts";
import { feedNames } from "./made-up-feed.ts";

const headline = (change: Partial<RevisedHeadline> = {}): RevisedHeadline => ({
  area: "KU049",
  indicator: "unemployment_gap_18_64",
  month: "2026-05",
  before: 10.2,
  now: 9.6,
  statuses: ["E", "P"],
  cause: "LATE_DATA",
  ...change,
});

const entriesOf = (...headlines: readonly RevisedHeadline[]) =>
  revisedEntries(headlines, { id: "2026-10-17T0000Z-3f9a1c0b7d42", vintage: "2026-10-17T00:00", feedNames });

describe("revised headlines", () => {
  it("are an entry an area and indicator, with both values, their status and the cause", () => {
    const [entry, ...others] = entriesOf(headline(), headline({ month: "2026-06", now: 10.5, cause: "NOWCAST" }));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: "revised",
      areas: ["KU049"],
      name: "revised/2026-10-17T00:00/KU049/unemployment_gap_18_64",
      // The month that changed most.
      shows: { area: "KU049", indicator: "unemployment_gap_18_64", month: "2026-05" },
    });
    expect(entry?.texts.fi.title).toMatch(
      /^Espoo: .*, tarkentunut: toukokuu 2026 10,2 → 9,6 \(ennakollinen\) ja 1 muu kuukausi$/,
    );
    expect(entry?.texts.sv.title).toContain("Esbo");
    expect(entry?.texts.en.html).toContain(
      "<tr><td>May 2026</td><td>10.2 (estimated value)</td><td>9.6 (provisional value)</td><td>−0.6</td><td>Data that arrived late</td></tr>",
    );
    expect(entry?.texts.en.html).toContain("<td>+0.3</td><td>Updated nowcast</td>");
  });

  it("are left out where the decimals shown are the same", () => {
    expect(entriesOf(headline({ before: 9.62, now: 9.58 }))).toEqual([]);
    expect(entriesOf(headline({ before: 9.64, now: 9.66 }))).toHaveLength(1);
  });

  it("are apart by area and by indicator", () => {
    const names = entriesOf(headline(), headline({ area: "C6" }), headline({ indicator: "employment_gap_18_64" })).map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(3);
  });
});
