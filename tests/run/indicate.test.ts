import { join } from "node:path";
import { expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { observeWith } from "../../src/run/indicate.ts";
import { writeCounts } from "../indicators/made-up-counts.ts";
import { openLaboratory } from "../indicators/nowcast/laboratory.ts";
import { publishedHistory, releasesOf, twoBackgrounds } from "../indicators/nowcast/made-up-history.ts";

const EXTENT = { months: 30 };

const observe = observeWith({
  ...nightly,
  indicators: { ...nightly.indicators, declarations: [unemploymentRate18To64, unemploymentGap18To64] },
});

test("the gaps of all cities that are computed alone are the same as among all indicators and areas, estimates too", async () => {
  const laboratory = await openLaboratory();
  const { folder, session } = laboratory;
  const counts = join(folder, "counts.parquet");
  await writeCounts(session, counts, publishedHistory(twoBackgrounds, EXTENT));
  const facts = {
    rounding_base: 10,
    releases: releasesOf(twoBackgrounds, EXTENT),
    unemployment_sources: [],
    nowcast: { max_half_width_all: 5, max_half_width_city: 15, min_completeness: 0.25, min_back_tests: 6 },
  };
  const all = await observe([counts], session, facts);
  const alone = await observe([counts], session, { ...facts, gapsOfAll: true });
  expect(alone.observations).toEqual(
    all.observations.filter(({ REF_AREA, UNIT_MEASURE }) => REF_AREA === "C6" && UNIT_MEASURE === "PP"),
  );
  expect(alone.observations.filter(({ OBS_STATUS }) => OBS_STATUS === "E").length).toBeGreaterThan(1);
  await laboratory.close();
});
