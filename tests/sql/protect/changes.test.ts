import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BREAKDOWNS } from "../../../src/model/dictionary.ts";
import { givenPersonMonths } from "../../count/usual-person-months.ts";
import { openBench } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

const header =
  "person_id | ref_area | sex | age:integer | background | generation | language | permit_ground | citizenship | stay_months:integer | background_provisional:integer | payers_before | status_monthly | status_annual | work_pay:integer | self_employed:integer";

const person =
  "p1 | KU049 | F | 35 | foreign | first | foreign | study | other | 20 | 1 | silent | outside | outside | 100 | 0";

/** A person's categories by breakdown. */
const categories = {
  BACKGROUND: "FOREIGN",
  CLASSIFICATION: "FOREIGN_PROVISIONAL",
  REPORTING: "FOREIGN_SILENT",
  GENERATION: "FIRST",
  LANGUAGE: "FOREIGN",
  PERMIT_GROUND: "STUDY",
  STAY: "Y1T4",
  CITIZENSHIP: "OTHER",
};

const state = {
  city: "KU049",
  sex: "F",
  age: 35,
  background: "foreign",
  categories,
  person_group: "OUTSIDE",
};

/** The categories but for those that are others. */
const otherwise = (changed: Partial<typeof categories>) => ({
  categories: { ...categories, ...changed },
});

interface Told {
  readonly categories: readonly string[];
}

/** A column of structs as text, the categories by the breakdowns in their order; empty where there is nobody. */
const stateOf = (row: TextRow, column: string): unknown => {
  const text = row[column] ?? "";
  if (text === "") return null;
  const told: Told = JSON.parse(text);
  return { ...told, categories: Object.fromEntries(BREAKDOWNS.map(({ code }, at) => [code, told.categories[at]])) };
};

describe("changes between two files of a month's person-months", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const changes = async (before: string, now: string): Promise<readonly TextRow[]> => {
    const [then, since] = [`${header}\n${before}`, `${header}\n${now}`];
    const files = {
      before: [await givenPersonMonths(bench, then)],
      person_month: [await givenPersonMonths(bench, since)],
    };
    return bench.run("protect/changes", {}, files);
  };

  it.each([
    ["city", "KU049", "KU091", { city: "KU091" }],
    ["sex", "| F |", "| M |", { sex: "M" }],
    ["age", "35", "36", { age: 36 }],
    [
      "background",
      "35 | foreign",
      "35 | finnish",
      {
        background: "finnish",
        ...otherwise({ BACKGROUND: "FINNISH", CLASSIFICATION: "FINNISH_PROVISIONAL", REPORTING: "FINNISH_SILENT" }),
      },
    ],
    ["generation", "first", "second", otherwise({ GENERATION: "SECOND" })],
    ["generation, which is not known any more", "first", "", otherwise({ GENERATION: "_Z" })],
    ["language", "first | foreign", "first | domestic", otherwise({ LANGUAGE: "DOMESTIC" })],
    ["permit ground", "study", "citizen", otherwise({ PERMIT_GROUND: "CITIZEN" })],
    ["citizenship", "| other", "| finnish", otherwise({ CITIZENSHIP: "FINNISH" })],
    ["length of stay", "| 20", "| 60", otherwise({ STAY: "Y5T9" })],
    ["stay, which is not known any more", "| 20", "|", otherwise({ STAY: "UNKNOWN" })],
    ["background, which is on record now", "20 | 1", "20 | 0", otherwise({ CLASSIFICATION: "_Z" })],
    [
      "payer of the month before that has reported",
      "silent",
      "reporting",
      otherwise({ REPORTING: "FOREIGN_REPORTING" }),
    ],
    ["status", "silent | outside | outside", "silent | employed | employed", { person_group: "EMPLOYED" }],
    ["order of statuses", "silent | outside | outside", "silent | employed | unemployed", { person_group: "BOTH" }],
    ["kind of work", "outside | outside | 100 | 0", "employed | employed | 100 | 1", { person_group: "SELF_EMPLOYED" }],
  ])("show another %s", async (_, old, other, change) => {
    const found = await changes(person, person.replace(old, other));
    expect(found.map((row) => [row["person_id"], stateOf(row, "was"), stateOf(row, "becomes")])).toMatchObject([
      ["p1", state, { ...state, ...change }],
    ]);
  });

  it("show nobody in whom only something changed that no cell uses", async () => {
    expect(await changes(person, person.replace("| 100", "| 200"))).toEqual([]);
    expect(await changes(person, person.replace("| 20", "| 21"))).toEqual([]);
  });

  it("show who entered and who left, by their ids", async () => {
    const found = await changes(`${person}\n${person.replace("p1", "p3")}`, `${person.replace("p1", "p2")}\n${person}`);
    expect(found.map((row) => [row["person_id"], stateOf(row, "was"), stateOf(row, "becomes")])).toMatchObject([
      ["p2", null, state],
      ["p3", state, null],
    ]);
  });
});
