import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { observeWith } from "../../src/cli/session.ts";
import { openDatabase } from "../../src/database/database.ts";
import { monthRange } from "../../src/lib/months.ts";
import type { Pipeline } from "../../src/run/pipeline.ts";
import { writeMadeUpCountry } from "../indicators/made-up-counts.ts";

/** Two areas, and a rate that no gap compares: enough to tell that it does not matter. */
const few: Pipeline = {
  ...nightly,
  count: { ...nightly.count, areas: nightly.count.areas.filter(({ code }) => code === "KU049" || code === "C6") },
  indicators: {
    ...nightly.indicators,
    declarations: nightly.indicators.declarations.filter(
      ({ kind, id }) => kind === "gap" || /^(un)?employment_rate_18_64$|^participation/.test(id),
    ),
  },
};

test("the gaps of all cities that are observed alone are told as among all indicators and areas", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilannekuva-gaps-"));
  const database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
  const session = await database.session();
  const vintages = ["2026-08-15", "2026-09-15", "2026-10-17"];
  const counts: string[] = [];
  for (const [at, vintage] of vintages.entries()) {
    const path = join(folder, `${vintage}.parquet`);
    await writeMadeUpCountry(session, path, {
      months: monthRange("2026-03", `2026-0${at + 5}`),
      vintage,
      areas: few.count.areas,
    });
    counts.push(path);
  }
  const facts = {
    rounding_base: 10,
    releases: [],
    unemployment_sources: [],
    nowcast: { max_half_width_all: 100, max_half_width_city: 100, min_completeness: 0.25, min_back_tests: 0 },
  };
  const all = await observeWith(few)(counts, session, facts);
  const alone = await observeWith(few)(counts, session, { ...facts, gapsOfAll: true });
  expect(alone.observations).toEqual(
    all.observations.filter(({ REF_AREA, UNIT_MEASURE }) => REF_AREA === "C6" && UNIT_MEASURE === "PP"),
  );
  expect(alone.observations.some(({ OBS_VALUE }) => OBS_VALUE !== null)).toBe(true);
  session.close();
  database.close();
  rmSync(folder, { recursive: true });
});
