import { expect, test } from "vitest";
import { choosePlace, codesAsked, requireKnown } from "../../src/explain/choose-place.ts";
import type { Asked } from "../../src/explain/choose-place.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";

const asked = (codes: Asked["codes"] = {}, indicator = "unemployment_rate_18_64"): Asked => ({
  indicator,
  area: "C6",
  month: "2026-06",
  codes,
});

const rows = [
  ...["_T", "FOREIGN", "FINNISH"].flatMap((BACKGROUND) =>
    ["MONTHLY", "ANNUAL"].map((STATUS_ORDER) => madeUpObservation({ BACKGROUND, STATUS_ORDER })),
  ),
  madeUpObservation({ GENERATION: "FIRST" }),
  madeUpObservation({ GENERATION: "SECOND" }),
  ...["FOREIGN", "FINNISH"].map((BACKGROUND) => madeUpObservation({ INDICATOR: "silent_payers_share", BACKGROUND })),
];

test.each([
  [{}, { BACKGROUND: "_T", GENERATION: "_T", STATUS_ORDER: "MONTHLY" }],
  [{ BACKGROUND: "FOREIGN" }, { BACKGROUND: "FOREIGN", GENERATION: "_T" }],
  [{ STATUS_ORDER: "ANNUAL" }, { BACKGROUND: "_T", STATUS_ORDER: "ANNUAL" }],
  // There are generations of one background alone.
  [{ GENERATION: "SECOND" }, { BACKGROUND: "FOREIGN", GENERATION: "SECOND" }],
])("of what is not said the total: %j", (codes, expected) => {
  expect(choosePlace(rows, asked(codes))).toMatchObject(expected);
});

/** What is thrown; null where nothing is. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

test("where there is no total a code has to be chosen", () => {
  expect(thrownBy(() => choosePlace(rows, asked({}, "silent_payers_share")))).toMatchObject({
    exitCode: 2,
    advice: "Give BACKGROUND=FINNISH or BACKGROUND=FOREIGN.",
  });
});

test("a code that there is not is refused, with the nearest", () => {
  expect(thrownBy(() => choosePlace(rows, asked({ BACKGROUND: "FORIEGN" })))).toMatchObject({
    exitCode: 2,
    advice: "Did you mean FOREIGN? Its codes: FINNISH, FOREIGN, _T.",
  });
  expect(() => choosePlace([], asked())).toThrow("no observation of C6 in 2026-06");
});

test("dimensions are named as they are published, in any case", () => {
  expect(codesAsked(["background=FOREIGN", "SEX=F"])).toEqual({ BACKGROUND: "FOREIGN", SEX: "F" });
});

test.each([
  ["SEKS=F", "Did you mean SEX?"],
  ["REF_AREA=C6", "The dimensions to choose from"],
  ["FOREIGN", "Write BACKGROUND=FOREIGN, for example."],
])("what is no dimension and code is refused, with the nearest: %s", (word, advice) => {
  expect(thrownBy(() => codesAsked([word]))).toMatchObject({
    exitCode: 2,
    advice: expect.stringContaining(advice) as unknown,
  });
});

const names = { fi: "Espoo", sv: "Esbo", en: "Espoo" };
const vocabulary = {
  dimensions: {},
  codelists: { REF_AREA: [{ code: "KU049", names }] },
  indicators: [{ code: "population", names, definitions: names }],
};

test.each([
  [{ indicator: "populaton" }, 2, "Did you mean population? Its indicators: population."],
  [{ area: "KU49" }, 2, "Did you mean KU049? Its areas: KU049 Espoo."],
  [{ month: "2026-07" }, 5, "Its months: 2026-05 to 2026-06."],
])("what the snapshot does not cover is refused: %j", (changed, exitCode, advice) => {
  const known = { indicator: "population", area: "KU049", month: "2026-06", codes: {} };
  const months = ["2026-05", "2026-06"];
  expect(() => requireKnown(known, vocabulary, months)).not.toThrow();
  const failure = thrownBy(() => requireKnown({ ...known, ...changed }, vocabulary, months));
  expect(failure).toMatchObject({ exitCode, advice });
});
