import { describe, expect, it } from "vitest";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import type { Cell } from "../../src/model/cell.ts";
import { LANGUAGES } from "../../src/model/codelist.ts";
import { monthRange } from "../../src/lib/months.ts";
import { change } from "../../src/words/change-sentence.ts";
import { comparison } from "../../src/words/comparison.ts";
import { level } from "../../src/words/level.ts";
import { day, forMonth, fromMonth, inMonth, monthName, ofMonth, shortMonth } from "../../src/words/month-names.ts";
import { population } from "../../src/words/population-sentence.ts";
import { revised } from "../../src/words/revised-sentence.ts";
import { plainText } from "../../src/words/sentence.ts";
import type { Sentence } from "../../src/words/sentence.ts";
import { sides } from "../../src/words/sides.ts";
import { situation } from "../../src/words/situation-sentences.ts";
import { sentenceContextOf, yearBefore } from "../../src/words/spoken-language.ts";
import type { SentenceContext } from "../../src/words/spoken-language.ts";
import { cell, changed, contextOf, NEWEST, notChanged } from "./made-up.ts";

const BEFORE = yearBefore(NEWEST);

const rate = (sex: string, of: Partial<Cell>): Cell =>
  cell({ indicator: "employment_rate_18_64", background: "FOREIGN", sex, ...of });

const persons = (background: string, of: Partial<Cell>): Cell =>
  cell({ indicator: "population", background, status: "P", ...of });

const estimated = { status: "E", completeness: 0.847 } as const;

/** A small snapshot in which every kind of sentence is. */
const snapshot: readonly Cell[] = [
  cell({
    ...estimated,
    value: 6.9,
    lower: 1.7,
    upper: 12.6,
    nowcastLower: 2.5,
    nowcastUpper: 11.3,
    change: changed(-1.2, -1.9, -0.5),
  }),
  cell({ month: "2025-07", value: 7.1, lower: 2, upper: 12.2 }),
  cell({ area: "C6", ...estimated, value: 9.6, lower: 7.5, upper: 11.7, nowcastLower: 8.7, nowcastUpper: 10.4 }),
  cell({ indicator: "unemployment_gap_under_30", status: "Q" }),
  cell({ indicator: "unemployment_gap_under_30", month: "2025-08", status: "P", value: 9.6, lower: -4.7, upper: 26.7 }),
  cell({
    indicator: "employment_gap_women",
    ...estimated,
    value: 9.8,
    lower: 1.2,
    upper: 18.4,
    nowcastLower: 5.9,
    nowcastUpper: 13.7,
    change: changed(-2, -4.1, 0.1),
  }),
  rate("F", { ...estimated, value: 53.8, change: changed(2.2, 0.3, 4.1) }),
  rate("M", { ...estimated, value: 63.6, change: changed(0.2, -1.8, 2.2) }),
  persons("FOREIGN", { value: 82_340, lower: 82_330, upper: 82_350 }),
  persons("FOREIGN", { month: BEFORE, status: "A", value: 77_110, lower: 77_100, upper: 77_120 }),
  persons("FINNISH", { value: 241_200, lower: 241_190, upper: 241_210 }),
  persons("FINNISH", { month: BEFORE, status: "A", value: 241_210, lower: 241_200, upper: 241_220 }),
];

type Written = (speaking: SentenceContext) => Sentence | null | undefined;

const alone =
  (of: Partial<Cell>, write: (one: Cell, speaking: SentenceContext) => Sentence | null | undefined): Written =>
  (speaking) =>
    write(cell(of), sentenceContextOf([cell(of), ...snapshot.filter(({ area }) => area === "C6")], speaking));

const changeOf = (one: Cell, speaking: SentenceContext) => change(one, speaking)?.sentence;

const value = { value: 6.9, lower: 1.7, upper: 12.6 };

const KINDS: Readonly<Record<string, Written>> = {
  "final value": alone(value, level),
  "provisional value": alone({ ...value, status: "P" }, level),
  "estimated value": alone({ ...value, status: "E", nowcastLower: 2.5, nowcastUpper: 11.3 }, level),
  "estimated value, no interval": alone({ ...value, status: "E" }, level),
  "unreliable value": alone({ ...value, status: "U" }, level),
  "value that chance alone could produce": alone({ value: 1.1, lower: -2.5, upper: 4.7 }, level),
  "value below zero, with its interval": alone({ value: -4.1, lower: -6, upper: -2.2 }, level),
  "value that is held": alone({ ...value, status: "P", heldSince: "2025-09-15" }, level),
  withheld: alone({ status: "Q" }, level),
  "too early": alone({ status: "L", reason: "completeness", completeness: 0.72 }, level),
  "too early, share not known": alone({ status: "L", reason: "completeness" }, level),
  "too few back-tests": alone({ status: "L", reason: "back_tests" }, level),
  "too uncertain": alone({ status: "L", reason: "uncertain" }, level),
  "payers late": alone({ status: "L", reason: "reporting" }, level),
  held: alone({ status: "L", reason: "held", heldSince: "2025-09-15" }, level),
  "no data": alone({ status: "L" }, level),
  "change down, final": alone({ ...value, change: changed(-1.2, -1.9, -0.5) }, changeOf),
  "change up, provisional": alone({ ...value, status: "P", change: changed(1.2, 0.5, 1.9) }, changeOf),
  "change down, estimated": alone({ ...value, status: "E", change: changed(-1.2, -1.9, -0.5) }, changeOf),
  "change across zero": alone({ ...value, value: -0.3, change: changed(-1.2, -1.9, -0.5) }, changeOf),
  "change unclear, final": alone({ ...value, change: changed(0.3, -0.4, 0.9) }, changeOf),
  "change unclear, provisional": alone({ ...value, status: "P", change: changed(0.3, -0.4, 0.9) }, changeOf),
  "change unclear, estimated": alone({ ...value, status: "E", change: changed(-0.3, -0.9, 0.4) }, changeOf),
  "no year before": alone({ ...value, change: notChanged("no_year_before") }, changeOf),
  "other source": alone({ ...value, change: notChanged("other_source") }, changeOf),
  "no value a year before": alone({ ...value, change: notChanged("no_value") }, changeOf),
  "no value now": alone({ status: "Q", change: notChanged("no_value") }, changeOf),
  "larger than the six": alone({ value: 15, lower: 11.9, upper: 18.1 }, comparison),
  "smaller than the six": alone({ status: "P", value: 4, lower: 1, upper: 7.4 }, comparison),
  "not distinguishable from the six": alone({ ...value, status: "E" }, comparison),
  "two rates and their gap": (speaking) =>
    sides(speaking.find({ indicator: "employment_gap_women", month: NEWEST })!, speaking),
  "persons by background": (speaking) =>
    population(
      vocabulary.indicators.find(({ code }) => code === "population")!,
      NEWEST,
      speaking,
    ),
};

const revision = (before: number | null, now: Partial<Cell>, cause: string): Written => {
  const row = cell({ month: "2025-10", ...now });
  return (speaking) => revised({ ...row, before, now: row.value, cause }, sentenceContextOf([row], speaking));
};

const CAUSES = ["late_data", "correction", "definition", "code_table", "origin_classified", "denominator", "nowcast"];

const REVISED: Readonly<Record<string, Written>> = {
  ...Object.fromEntries(
    CAUSES.map((cause) => [`revised: ${cause}`, revision(6.8, { value: 7.1, status: "E" }, cause)]),
  ),
  "revised: protection, now withheld": revision(6.8, { status: "Q" }, "protection"),
  "revised: protection, now published": revision(null, { value: 7.1, status: "P" }, "protection"),
};

const LINE = "—";

function readable(): string {
  const kinds = Object.entries({ ...KINDS, ...REVISED }).map(([name, write]) => {
    const said = LANGUAGES.map((language) => write(sentenceContextOf(snapshot, contextOf("KU049", language))));
    return [name, ...said.map((sentence) => `  ${sentence ? plainText(sentence) : LINE}`)].join("\n");
  });
  const five = LANGUAGES.map((language) =>
    situation(snapshot, contextOf("KU049", language))
      .map((sentence) => `  ${plainText(sentence)}`)
      .join("\n"),
  );
  return [...kinds, ["the five sentences of Espoo", ...five].join("\n")].join("\n\n").concat("\n");
}

function forms(): string {
  const places = vocabulary.codelists["REF_AREA"]!.flatMap(({ code, forms: of }) =>
    LANGUAGES.map((language) => {
      // All cities together have some more.
      const more = [of!.title, of!.all, of!.ofAll].filter((names) => names !== undefined);
      const all = [of!.short, of!.inside, of!.of, ...more].map((names) => names[language]);
      return [code, language, ...all].join(" | ");
    }),
  );
  const months = monthRange("2025-01", "2025-12").flatMap((month) =>
    LANGUAGES.map((language) =>
      [monthName, inMonth, forMonth, ofMonth, fromMonth, shortMonth]
        .map((form) => form(month, language))
        .concat(shortMonth(month, language, true), day(`${month}-01`, language))
        .join(" | "),
    ),
  );
  return ["PLACES", ...places, "", "MONTHS", ...months, ""].join("\n");
}

describe("sentences to be read aloud (vitest run tests/words --update writes them again)", () => {
  it("are all there, in Finnish, Swedish and English", async () => {
    await expect(readable()).toMatchFileSnapshot("sentences.txt");
  });

  it("are made of these forms of places and months", async () => {
    await expect(forms()).toMatchFileSnapshot("forms.txt");
  });

  it("are absent for an indicator without phrases, and for an unknown change", () => {
    const speaking = sentenceContextOf(snapshot, contextOf("KU049", "fi"));
    const one = cell({ indicator: "participation_rate", value: 70 });
    expect([level(one, speaking), comparison(one, speaking), sides(one, speaking)]).toEqual([null, null, null]);
    expect(change(cell({ value: 6.9 }), speaking)).toBeNull();
  });

  it("are five for every area that has cells, and none where there is no month", () => {
    for (const { code: area } of vocabulary.codelists["REF_AREA"]!) {
      const cells = snapshot.filter((one) => one.area === "KU049").map((one) => cell(Object.assign({}, one, { area })));
      for (const language of LANGUAGES) expect(situation(cells, contextOf(area, language))).toHaveLength(5);
    }
    expect(situation([], { ...contextOf("KU049", "fi"), months: [] })).toEqual([]);
  });
});
