import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protection } from "../../../pipelines/protection.ts";
import { blocksOf } from "../../../src/attack/blocks.ts";
import { countMonth } from "../../../src/count/month.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { protectMonth } from "../../../src/protect/month.ts";
import type { MonthToProtect } from "../../../src/protect/month.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import { declared, grid } from "../simulated-grid.ts";
import { simulatedVintages } from "../simulated-nights.ts";
import { personMonthOf } from "../simulated-releases.ts";
import { openAttacker } from "./invented.ts";

describe("a month of which the audit refuses everything", () => {
  let place: Place;
  let month: MonthToProtect;

  beforeAll(async () => {
    place = await openPlace();
    const [country] = simulatedVintages({ vintages: 1, residents: 150, seed: 3 });
    const personMonth = await personMonthOf(country!, place.context);
    const blocks = blocksOf(grid);
    month = {
      month: "2026-06",
      chain: [],
      personMonth,
      counts: await countMonth({ personMonth, month: "2026-06", ...declared }, place.context),
      grid: gridParameters(declared),
      rules: protection,
      obsStatus: "P",
      vintage: "2026-08-01T00:00",
      // No small number can be left this wide: the rules tell of each that it is under 10.
      audit: { blocks: () => blocks, attacker: await openAttacker(), limits: { width: 12, widthByTable: {} } },
    };
  });
  afterAll(() => place.close());

  it("stops the run where nothing was published of it before, naming month, table and profile", async () => {
    await expect(protectMonth(month, place.context)).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(
        /^the audit refuses to publish 2026-06: in by_\w+ the profile outsider would know/,
      ),
    });
  });

  it("stays as it was published before", async () => {
    const chain = await protectMonth({ ...month, audit: null }, place.context);
    expect(chain).toHaveLength(1);
    expect(await protectMonth({ ...month, chain, vintage: "2026-09-01T00:00" }, place.context)).toBe(chain);
  });
});
