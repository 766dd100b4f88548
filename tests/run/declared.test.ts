import { describe, expect, test } from "vitest";
import { rate } from "../../src/indicators/declaration.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { employmentRate18To64 } from "../../pipelines/indicators/employment.ts";
import { requireDeclared } from "../../src/run/declared.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";

const withIndicators = (changed: Partial<Pipeline["indicators"]>): Pipeline => ({
  ...nightly,
  indicators: { ...nightly.indicators, ...changed },
});

const refused = (pipeline: Pipeline): unknown => {
  try {
    requireDeclared(pipeline);
  } catch (error) {
    return error;
  }
  return null;
};

describe("a run", () => {
  test("begins with the pipeline's own declarations", () => {
    expect(refused(nightly)).toBeNull();
  });

  test("does not with a misspelt measure: which would have been published as never collected", () => {
    const misspelt = rate({ ...employmentRate18To64, id: "misspelt", numerator: ["EMPLOYD"] });
    expect(refused(withIndicators({ declarations: [...nightly.indicators.declarations, misspelt] }))).toMatchObject({
      exitCode: 2,
      message: 'misspelt: there is no measure "EMPLOYD"; did you mean EMPLOYED?',
    });
  });

  test("does not with an objective of an indicator that nobody declares", () => {
    const { vocabulary, declarations } = nightly.indicators;
    const objective = { ...vocabulary.programmes[0]!.objectives[0]!, indicator: "unemployment_gap_18_65" };
    const programmes = [{ ...vocabulary.programmes[0]!, objectives: [objective] }];
    expect(refused(withIndicators({ vocabulary: { ...vocabulary, programmes }, declarations }))).toMatchObject({
      exitCode: 2,
      message: 'espoo-2026/12: there is no indicator "unemployment_gap_18_65"; did you mean unemployment_gap_18_64?',
    });
  });

  test("does not with an age of a table that nobody declares, nor a measure of the nowcast", () => {
    const [table, ...others] = nightly.count.tables;
    const tables = [{ ...table!, ages: [...table!.ages, "Y18T63"] }, ...others];
    expect(refused({ ...nightly, count: { ...nightly.count, tables } })).toMatchObject({
      message: 'by_background: there is no age "Y18T63"; did you mean Y18T64?',
    });
    const { nowcast } = nightly.indicators;
    const payers = { ...nowcast.settings.payers, measure: "EMPLOYEED" };
    expect(
      refused(withIndicators({ nowcast: { ...nowcast, settings: { ...nowcast.settings, payers } } })),
    ).toMatchObject({ message: 'nowcast: there is no measure "EMPLOYEED"; did you mean EMPLOYED?' });
  });
});
