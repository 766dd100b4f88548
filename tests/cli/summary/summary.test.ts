import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { summaryLines } from "../../../src/cli/summary/summary.ts";
import type { NightReport } from "../../../src/run/night-report.ts";
import { openHouse } from "../../run/house.ts";
import type { House } from "../../run/house.ts";
import { deliverPopulation } from "../../run/made-up-deliveries.ts";

describe("the summary of a night", () => {
  let house: House;
  let report: NightReport;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await mkdir(house.inbox("2025-02-20_FOLK_ENHEN"));
    await writeFile(house.inbox("2025-02-20_FOLK_ENHEN", "FOLK_ENHEN_2025_01.csv"), "shnro;tilvv\nperson7391;2025\n");
    report = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const summary = async (of: NightReport): Promise<string> =>
    (await summaryLines(of, await house.configuration(), 1.25)).join("\n");

  it("says what there is to see, how fresh it is, what was refused, and where the files are", async () => {
    const text = await summary(report);
    expect(text).toContain("No month has enough data to publish a gap.");
    expect(text).toMatch(/FOLK_ENHEN +2024-12 +2025-01-20/);
    expect(text).toContain("Quarantine: no row was refused.");
    expect(text).toMatch(
      /^Audit: passed; no withheld number can be inferred from published ones to within fewer than 3 persons \(5 in by_background, 5 in by_ground\); not audited: bridge\.parquet$/m,
    );
    expect(text).toContain("refused: 2025-02-20_FOLK_ENHEN / FOLK_ENHEN_2025_01.csv");
    expect(text).toContain(`Published ${report.snapshot}, as known on 2025-01-20, in 1.3 s`);
    expect(text).toContain(join(house.folder, "output", "current"));
    expect(text).toMatch(
      /\/: (index\.html, )?(headline\.xlsx, )?observations\.parquet, counts\.parquet, manifest\.json, …$/m,
    );
    expect(text).not.toContain("person7391");
  });

  it("warns while nobody is named to turn to with what is not accessible", async () => {
    expect(await summary(report)).toContain("accessibility.contact");
    const named = { ...(await house.configuration()), accessibility: { contact: "a@example.org", supervisor: "" } };
    expect((await summaryLines(report, named, 1)).join("\n")).not.toContain("accessibility");
  });

  it("says so when there was nothing new", async () => {
    expect(await summary({ ...report, outcome: "unchanged" })).toContain(`Nothing new: still ${report.snapshot}`);
  });

  it("says that a snapshot waits for approval or was recalled, and what was released when the night began", async () => {
    const waiting = await summary({ ...report, release: "waiting" });
    expect(waiting).toContain(`Waiting for approval: ${report.snapshot}, as known on 2025-01-20`);
    expect(waiting).toContain(`${join(house.folder, "output", "candidate")} leads to it`);
    const still = await summary({ ...report, outcome: "unchanged", release: "waiting" });
    expect(still).toContain(`Nothing new: still waiting for approval: ${report.snapshot}`);
    const releasedFirst = { id: "2025-01-19T0000Z-aaaaaaaaaaaa", vintage: "2025-01-19T00:00" };
    const recalled = await summary({ ...report, outcome: "unchanged", release: "recalled", releasedFirst });
    expect(recalled).toContain(`Nothing new: recalled, and not released again: ${report.snapshot}`);
    expect(recalled).toContain(`Released, as it was due: ${releasedFirst.id}`);
  });
});
