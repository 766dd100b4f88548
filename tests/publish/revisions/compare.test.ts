import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../../src/database/database.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { revisionsBetween } from "../../../src/publish/revisions/compare.ts";
import type { Revision } from "../../../src/publish/revisions/revision.ts";
import { workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";
import { comparing, observe, observeAnd, parameters, snapshotOf, town } from "./made-up-snapshots.ts";
import type { Group, MadeUpSnapshot, Town } from "./made-up-snapshots.ts";

let shop: Workshop;
let session: Session;

beforeAll(async () => {
  shop = await workshop();
  session = await shop.database.session();
});
afterAll(async () => {
  session.close();
  await shop.remove();
});

const LATER = "2026-08-20T00:00";
const REPORTS = ["FOLK_ENHEN", "TAX_INCOMES_report"];
const HASH = "e".repeat(64);

const withGroup = (background: string, group: Group): Town => ({
  ...town,
  [background]: { ...town[background], ...group },
});

const compare = async (after: MadeUpSnapshot, before: MadeUpSnapshot = {}) => {
  const place = { session, folder: shop.folder };
  const [old, now] = [await snapshotOf(before, place), await snapshotOf({ vintage: LATER, ...after }, place)];
  return revisionsBetween(old, now, { ...comparing(session), observe: after.observe ?? observe });
};

/** `employment FOREIGN MONTHLY` of a row. */
const nameOf = ({ INDICATOR, BACKGROUND, STATUS_ORDER }: Observation | Revision): string =>
  `${INDICATOR.replace("_18_64", "")} ${BACKGROUND} ${STATUS_ORDER}`;

const causesOf = async (after: MadeUpSnapshot, before: MadeUpSnapshot = {}) =>
  Object.fromEntries((await compare(after, before)).rows.map((row) => [nameOf(row), row.CAUSE]));

const plusOne = observeAnd((rows) =>
  rows.map((row) =>
    nameOf(row) === "employment_rate _T MONTHLY" && row.OBS_VALUE !== null
      ? Object.assign(row, { OBS_VALUE: row.OBS_VALUE + 1 })
      : row,
  ),
);

const withoutEmploymentGap = observeAnd((rows) => rows.filter(({ INDICATOR }) => INDICATOR !== "employment_gap_18_64"));

const tooEarly = (row: Observation): Observation =>
  nameOf(row) === "employment_rate FOREIGN MONTHLY" ? { ...row, OBS_STATUS: "L", OBS_VALUE: null } : row;

const estimated =
  (value: number) =>
  (row: Observation): Observation =>
    nameOf(row) === "employment_rate FOREIGN MONTHLY" ? { ...row, OBS_STATUS: "E", OBS_VALUE: value } : row;

const provisional = (row: Observation): Observation => (row.OBS_STATUS === "A" ? { ...row, OBS_STATUS: "P" } : row);

interface Given {
  readonly what: string;
  readonly before?: MadeUpSnapshot;
  readonly after: MadeUpSnapshot;
  readonly expected: Readonly<Record<string, string>>;
}

const employedForeign = (persons: number): Town => withGroup("FOREIGN", { "EMPLOYED MONTHLY": persons });

const both = (cause: string) => ({
  "employment_gap _Z MONTHLY": cause,
  "employment_rate FOREIGN MONTHLY": cause,
});

const unemployment = (cause: string) => ({
  "unemployment_gap _Z MONTHLY": cause,
  "unemployment_rate FOREIGN MONTHLY": cause,
});

const table: readonly Given[] = [
  {
    what: "late reports: the numerator rose; where it is in the denominator alone, that",
    after: { counted: employedForeign(320), inputs: REPORTS },
    expected: { ...both("late_data"), ...unemployment("denominator") },
  },
  {
    what: "a cancellation: the numerator fell",
    after: { counted: employedForeign(280), inputs: REPORTS },
    expected: { ...both("correction"), ...unemployment("denominator") },
  },
  {
    what: "late wages of job seekers: fewer unemployed, yet something came",
    after: { counted: withGroup("FOREIGN", { "EMPLOYED MONTHLY": 320, "UNEMPLOYED MONTHLY": 40 }), inputs: REPORTS },
    expected: { ...both("late_data"), ...unemployment("late_data") },
  },
  {
    what: "cancelled wages of job seekers: more unemployed, yet something went",
    after: { counted: withGroup("FOREIGN", { "EMPLOYED MONTHLY": 280, "UNEMPLOYED MONTHLY": 80 }), inputs: REPORTS },
    expected: { ...both("correction"), ...unemployment("correction") },
  },
  {
    what: "late job searches in the order where they win",
    after: { counted: withGroup("FOREIGN", { "EMPLOYED ANNUAL": 270, "UNEMPLOYED ANNUAL": 90 }), inputs: REPORTS },
    expected: {
      "employment_rate FOREIGN ANNUAL": "correction",
      "employment_gap _Z ANNUAL": "correction",
      "unemployment_rate FOREIGN ANNUAL": "late_data",
      "unemployment_gap _Z ANNUAL": "late_data",
    },
  },
  {
    what: "other residents: only the denominator",
    after: { counted: withGroup("_T", { "PERSONS _Z": 1450 }), inputs: REPORTS },
    expected: { "employment_rate _T ANNUAL": "denominator", "employment_rate _T MONTHLY": "denominator" },
  },
  {
    what: "a first report where none had been collected",
    before: { counted: { ...town, _T: { "PERSONS _Z": 1430, "EMPLOYED MONTHLY": 1000 } } },
    after: { counted: { ...town, _T: { "PERSONS _Z": 1430, "EMPLOYED MONTHLY": 1000, "UNEMPLOYED MONTHLY": 110 } } },
    expected: { "unemployment_rate _T MONTHLY": "late_data" },
  },
  {
    what: "an indicator that is made otherwise, at the same vintage and with other counts at once",
    after: {
      counted: employedForeign(320),
      inputs: REPORTS,
      observe: plusOne,
      parameters: { ...parameters, statements: { join: "1".repeat(64), indicators: HASH } },
    },
    expected: { ...both("late_data"), ...unemployment("denominator"), "employment_rate _T MONTHLY": "definition" },
  },
  {
    what: "a threshold that decides who is employed",
    after: { counted: employedForeign(280), parameters: { ...parameters, work_pay_threshold: 50 } },
    expected: { ...both("definition"), ...unemployment("definition") },
  },
  {
    what: "a statement left of the wall, even if reports came too",
    after: {
      counted: employedForeign(280),
      inputs: REPORTS,
      parameters: { ...parameters, statements: { join: HASH, indicators: "2".repeat(64) } },
    },
    expected: { ...both("definition"), ...unemployment("definition") },
  },
  {
    what: "a code table, and nothing that came",
    after: { counted: employedForeign(280), parameters: { ...parameters, code_tables: { income_types: HASH } } },
    expected: { ...both("code_table"), ...unemployment("code_table") },
  },
  {
    what: "a code table with the reports that it was changed for",
    after: {
      counted: employedForeign(320),
      inputs: REPORTS,
      parameters: { ...parameters, code_tables: { income_types: HASH } },
    },
    expected: { ...both("late_data"), ...unemployment("denominator") },
  },
  {
    what: "origin that became known: persons moved between backgrounds, their total unchanged",
    after: {
      counted: {
        ...withGroup("FOREIGN", { "PERSONS _Z": 520, "EMPLOYED MONTHLY": 310 }),
        UNKNOWN: { "PERSONS _Z": 10 },
      },
      inputs: ["FOLK_ENHEN", "FOLK_perus"],
    },
    expected: {
      ...both("origin_classified"),
      ...unemployment("origin_classified"),
      "employment_gap _Z ANNUAL": "origin_classified",
      "employment_rate FOREIGN ANNUAL": "origin_classified",
    },
  },
  {
    what: "the same moves without a file that classifies anybody",
    after: {
      counted: {
        ...withGroup("FOREIGN", { "PERSONS _Z": 520, "EMPLOYED MONTHLY": 310 }),
        UNKNOWN: { "PERSONS _Z": 10 },
      },
      inputs: REPORTS,
    },
    expected: {
      ...both("late_data"),
      ...unemployment("denominator"),
      "employment_gap _Z ANNUAL": "denominator",
      "employment_rate FOREIGN ANNUAL": "denominator",
    },
  },
  {
    what: "a number that is withheld now",
    after: { counted: withGroup("FOREIGN", { "UNEMPLOYED MONTHLY": null }), inputs: REPORTS },
    expected: unemployment("protection"),
  },
  {
    what: "a number that is withheld no longer",
    before: { counted: withGroup("FOREIGN", { "UNEMPLOYED MONTHLY": null }) },
    after: { inputs: REPORTS },
    expected: unemployment("protection"),
  },
  {
    what: "an estimate that moved while its counts were unchanged",
    before: { change: estimated(61.5) },
    after: { change: estimated(61.9), inputs: REPORTS },
    expected: { "employment_rate FOREIGN MONTHLY": "nowcast" },
  },
  {
    what: "an estimate whose reports have come",
    before: { change: estimated(61.5) },
    after: { counted: employedForeign(320), inputs: REPORTS },
    expected: { ...both("late_data"), ...unemployment("denominator") },
  },
  {
    what: "a month that is no longer too early, its counts unchanged",
    before: { change: tooEarly },
    after: { inputs: REPORTS },
    expected: { "employment_rate FOREIGN MONTHLY": "nowcast" },
  },
  { what: "nothing", after: { inputs: REPORTS }, expected: {} },
];

describe("the cause of a revision", () => {
  for (const { what, before, after, expected } of table) {
    it(`of ${what}`, async () => {
      expect(await causesOf(after, before)).toEqual(expected);
    });
  }

  it("is the same whichever version compares the snapshots", async () => {
    const place = { session, folder: shop.folder };
    const [old, now] = [
      await snapshotOf({}, place),
      await snapshotOf(
        {
          vintage: LATER,
          observe: plusOne,
          parameters: { ...parameters, statements: { join: "1".repeat(64), indicators: HASH } },
        },
        place,
      ),
    ];
    for (const running of [observe, plusOne]) {
      const { rows, isOfOtherVersion } = await revisionsBetween(old, now, { ...comparing(session), observe: running });
      expect(rows.map((row) => [nameOf(row), row.CAUSE])).toEqual([["employment_rate _T MONTHLY", "definition"]]);
      expect(isOfOtherVersion).toBe(false);
    }
  });
});

describe("a revision", () => {
  it("has both values, their difference without noise, and how long after the month each was published", async () => {
    const { rows } = await compare({ counted: employedForeign(320), inputs: REPORTS });
    expect(rows.find((row) => nameOf(row) === "employment_rate FOREIGN MONTHLY")).toMatchObject({
      REF_AREA: "KU049",
      TIME_PERIOD: "2026-06",
      OLD_VALUE: 60,
      NEW_VALUE: 64,
      DELTA: 4,
      UNIT_MEASURE: "PT",
      OLD_STATUS: "A",
      NEW_STATUS: "A",
      OLD_DELAY: 1,
      NEW_DELAY: 2,
    });
    const gap = rows.find((row) => nameOf(row) === "unemployment_gap _Z MONTHLY");
    // 60/360 and 60/380 against 50/750: 10.0 and 9.1.
    expect(gap).toMatchObject({ OLD_VALUE: 10, NEW_VALUE: 9.1, DELTA: -0.9, UNIT_MEASURE: "PP" });
  });

  it("is not one for a month in one of them alone, nor for a provisional value that became final unchanged", async () => {
    const { rows, pairs } = await compare({ months: ["2026-06", "2026-07"] }, { change: provisional });
    expect(rows).toEqual([]);
    expect(new Set(pairs.map(({ old, now }) => (now ?? old).TIME_PERIOD))).toEqual(new Set(["2026-06"]));
  });

  it("of a row that one of them does not have is its definition", async () => {
    const other = { ...parameters, declarations: { count: "3".repeat(64), indicators: HASH } };
    const { rows } = await compare({ parameters: other }, { observe: withoutEmploymentGap });
    const sides = rows.map((row) => [nameOf(row), row.OLD_STATUS, row.NEW_STATUS, row.DELTA, row.CAUSE]);
    expect(sides).toContainEqual(["employment_gap _Z MONTHLY", "_Z", "A", null, "definition"]);
    expect(new Set(rows.map(({ INDICATOR }) => INDICATOR))).toEqual(new Set(["employment_gap_18_64"]));
  });
});
