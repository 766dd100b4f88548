import { expect, test } from "vitest";
import { countName } from "../../../src/model/lineage.ts";
import type { CountCodes } from "../../../src/model/lineage.ts";
import { causeOf } from "../../../src/publish/revisions/cause.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const row = madeUpObservation();

const counted = (MEASURE: string): CountCodes => ({ ...row, TABLE_ID: "by_background", MEASURE });

/** Unemployed in the labour force: the employed are in the denominator alone, and win where both hold. */
const declarations = {
  inputCounts: () => ({ numerator: [counted("UNEMPLOYED")], rest: [counted("EMPLOYED")] }),
  winning: { MONTHLY: "EMPLOYED" },
  origin: { source: "FOLK_perus", table: "by_background", measure: "PERSONS", backgrounds: ["FOREIGN", "FINNISH"] },
};

const unchanged = { parts: [], definitions: false, counting: false, codeTables: false, newInputs: new Set<string>() };

/** The cause of a change of the unemployment rate by what its counts changed by. */
const cause = (changes: Readonly<Record<string, number>>, circumstances: Partial<typeof unchanged>): string =>
  causeOf(
    { old: row, now: row },
    {
      circumstances: { ...unchanged, ...circumstances },
      counts: new Map(Object.entries(changes).map(([measure, delta]) => [countName(counted(measure)), delta])),
      declarations,
    },
  );

test.each([
  ["late_data", { UNEMPLOYED: 10 }],
  ["correction", { UNEMPLOYED: -10 }],
  ["late_data", { UNEMPLOYED: -10, EMPLOYED: 10 }],
  ["correction", { UNEMPLOYED: 10, EMPLOYED: -10 }],
  ["denominator", { EMPLOYED: 10 }],
  ["nowcast", {}],
])("the cause is %s where %j changed and reports came", (expected, changes) => {
  expect(cause(changes, { newInputs: new Set(["FOLK_perus"]) })).toBe(expected);
});

test("a definition and a code table that changed at once, while nothing came, are a definition", () => {
  expect(cause({ UNEMPLOYED: 10 }, { codeTables: true })).toBe("code_table");
  expect(cause({ UNEMPLOYED: 10 }, { codeTables: true, counting: true })).toBe("definition");
});
