import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import type { Cell, Revised } from "../../src/model/cell.ts";
import { LANGUAGES } from "../../src/model/codelist.ts";
import type { Language } from "../../src/model/codelist.ts";
import { change } from "../../src/words/change-sentence.ts";
import { comparison } from "../../src/words/comparison.ts";
import { level } from "../../src/words/level.ts";
import { wholePercent } from "../../src/words/numbers.ts";
import { population } from "../../src/words/population-sentence.ts";
import { revised } from "../../src/words/revised-sentence.ts";
import { plainText, readingKey, toHtml } from "../../src/words/sentence.ts";
import type { NumberPart, Sentence } from "../../src/words/sentence.ts";
import { sides } from "../../src/words/sides.ts";
import { situation } from "../../src/words/situation-sentences.ts";
import { sentenceContextOf, yearBefore } from "../../src/words/spoken-language.ts";
import { cell, contextOf, NEWEST } from "./made-up.ts";

const tenths = (from: number, to: number) => fc.integer({ min: from * 10, max: to * 10 }).map((n) => n / 10);

/** A value with limits around it; now and then a limit that rounds to zero. */
const numbers = fc.record({ value: tenths(-30, 60), below: tenths(0, 20), above: tenths(0, 20) });

const changes = fc.oneof(
  fc.constant(null),
  fc.constantFrom("no_year_before" as const, "no_value" as const, "other_source" as const).map((status) => ({
    CHANGE: null,
    CHANGE_LOWER: null,
    CHANGE_UPPER: null,
    CHANGE_STATUS: status,
  })),
  fc
    .record({ by: fc.double({ min: -9, max: 9, noNaN: true }), half: fc.double({ min: 0, max: 9, noNaN: true }) })
    .map(({ by, half }) => ({
      CHANGE: by,
      CHANGE_LOWER: by - half,
      CHANGE_UPPER: by + half,
      CHANGE_STATUS: "compared" as const,
    })),
);

const withValue = fc
  .record({
    status: fc.constantFrom("A", "P", "E", "U", "B"),
    shown: numbers,
    nowcast: fc.option(numbers),
    completeness: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    heldSince: fc.constantFrom("", "2025-09-15"),
    change: changes,
  })
  .map(({ shown: { value, below, above }, nowcast, ...rest }) =>
    Object.assign(rest, {
      value,
      lower: value - below,
      upper: value + above,
      nowcastLower: nowcast === null ? null : value - nowcast.below,
      nowcastUpper: nowcast === null ? null : value + nowcast.above,
    }),
  );

const withoutValue = fc.record({
  status: fc.constantFrom("Q", "L", "M"),
  reason: fc.constantFrom("", "completeness", "back_tests", "uncertain", "reporting", "held"),
  completeness: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  heldSince: fc.constantFrom("", "2025-09-15"),
  change: changes,
});

const numbersOf = fc.oneof({ weight: 3, arbitrary: withValue }, { weight: 1, arbitrary: withoutValue });

const PLACES: readonly Partial<Cell>[] = [
  ...["unemployment_gap_18_64", "unemployment_gap_under_30", "employment_gap_18_64", "employment_gap_women"].map(
    (indicator) => ({ indicator }),
  ),
  ...["F", "M"].map((sex) => ({ indicator: "employment_rate_18_64", background: "FOREIGN", sex })),
  ...["FOREIGN", "FINNISH"].map((background) => ({ indicator: "unemployment_rate_18_64", background })),
  ...["FOREIGN", "FINNISH"].map((background) => ({ indicator: "population", background })),
];

const everywhere: readonly Partial<Cell>[] = ["KU049", "C6"].flatMap((area) =>
  [NEWEST, "2025-10", yearBefore(NEWEST)].flatMap((month) =>
    PLACES.map((place) => Object.assign({ area, month }, place)),
  ),
);

const worlds = fc
  .array(numbersOf, { minLength: everywhere.length, maxLength: everywhere.length })
  .map((values) => everywhere.map((place, index) => cell(Object.assign({}, place, values[index]))));

const revisions = fc.record({ before: fc.option(tenths(-9, 9)), cause: fc.constantFrom("late_data", "NOWCAST", "x") });

interface World {
  readonly cells: readonly Cell[];
  readonly language: Language;
  readonly area: string;
  readonly revision: Pick<Revised, "before" | "cause">;
}

const world: fc.Arbitrary<World> = fc.record({
  cells: worlds,
  language: fc.constantFrom(...LANGUAGES),
  area: fc.constantFrom("KU049", "C6"),
  revision: revisions,
});

/** Every sentence of its own that the grammar can make of a world, and the five of the situation. */
function sentencesOf({ cells, language, area, revision }: World): readonly Sentence[] {
  const context = contextOf(area, language);
  const speaking = sentenceContextOf(cells, context);
  const newest = cells.filter((one) => one.area === area && one.month === NEWEST);
  const own = newest.flatMap((one) => [
    level(one, speaking),
    change(one, speaking)?.sentence,
    comparison(one, speaking),
    sides(one, speaking),
    revised({ ...one, ...revision, now: one.value }, speaking),
  ]);
  const persons = population(
    vocabulary.indicators.find(({ code }) => code === "population")!,
    NEWEST,
    speaking,
  );
  return [...own, persons, ...situation(cells, context)].filter(
    (sentence) => sentence !== null && sentence !== undefined,
  );
}

const numbersIn = ({ parts }: Sentence): readonly NumberPart[] => parts.filter((part) => typeof part !== "string");

const read = (cells: readonly Cell[], { reads }: NumberPart): Cell =>
  cells.find((one) => readingKey({ ...one, field: reads.field, magnitude: false, decimals: 0 }) === readingKey(reads))!;

const stored = (cells: readonly Cell[], part: NumberPart): number | null => {
  const of = read(cells, part);
  const { field } = part.reads;
  if (field === "change") return of.change!.CHANGE;
  if (field === "changeLower") return of.change!.CHANGE_LOWER;
  if (field === "changeUpper") return of.change!.CHANGE_UPPER;
  if (field === "completeness") return wholePercent(of.completeness!);
  return field === "before" ? null : of[field];
};

const SAME = ["indicator", "area", "background", "sex"] as const;

/** The cells of the same place a year before that have a value. */
const yearsBefore = (of: Cell, cells: readonly Cell[]): readonly Cell[] =>
  cells.filter(
    (one) => one.month === yearBefore(of.month) && one.value !== null && SAME.every((key) => one[key] === of[key]),
  );

/** A number as a person reads it. */
const parsed = (text: string): number => Number(text.replaceAll("\u00A0", "").replace("\u2212", "-").replace(",", "."));

/** The first sentence of made-up worlds that breaks a rule; null where none does. */
function broken(rule: (sentence: Sentence, made: World) => boolean): string | null {
  const breaking = (made: World): Sentence | undefined => sentencesOf(made).find((sentence) => !rule(sentence, made));
  const property = fc.property(world, (made) => breaking(made) === undefined);
  const { counterexample } = fc.check(property, { numRuns: 60, endOnFailure: true });
  if (counterexample === null) return null;
  const sentence = breaking(counterexample[0]);
  return sentence === undefined ? null : `${sentence.kind}: ${plainText(sentence)}`;
}

const times = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const VERBS =
  /kaventunut|kasvanut|laskenut|noussut|muuttunut|minskat|ökat|sjunkit|stigit|förändrats|narrowed|widened|fallen|risen|changed/g;

const DOWN = /kaventunut|laskenut|minskat|sjunkit|narrowed|fallen/g;

const UNFINISHED =
  /arvio|ennakko|ennakoll|epävarm|skatt|preliminär|osäker|osäkr|osäkert|estimate|provisional|unreliable|noin|omkring|about/i;

const UNITS: Readonly<Record<string, RegExp>> = {
  PP: /^ (prosenttiyksikköä|procentenheter|percentage points)/,
  PT: /^ (prosenttia|procent|per cent)(?![a-zäö])/,
  PERS: /^ (?!prosentti|procent|per)/,
};

/** What must follow a number: the unit of a value or a change, the per cent sign of a completeness; nothing after a limit. */
function unitAfter({ reads: { indicator, field } }: NumberPart): RegExp {
  const { unit } = vocabulary.indicators.find(({ code }) => code === indicator)!;
  if (field === "completeness") return /^\u00A0?%/;
  if (field === "change") return UNITS["PP"]!;
  return field === "value" && unit !== "PERS" ? UNITS[unit]! : /(?:)/;
}

type Rule = (sentence: Sentence, made: World) => boolean;

const comparing = new Set(["change", "no_change", "comparison", "population"]);

const never = /kiel(inen|is)|språk|language|speaking|merkitsev|signifi/i;

const RULES: Readonly<Record<string, Rule>> = {
  "has a verb of change only where the interval, as shown, excludes zero, and the verb says the side": (
    sentence: Sentence,
    { cells }: World,
  ): boolean => {
    const moves = numbersIn(sentence).filter(({ reads }) => reads.field === "change");
    const down = moves.filter((part) => part.reads.magnitude && stored(cells, part)! < 0);
    const beyond = moves.every((part) => {
      const { CHANGE_LOWER, CHANGE_UPPER } = read(cells, part).change!;
      return Number(CHANGE_LOWER!.toFixed(1)) > 0 || Number(CHANGE_UPPER!.toFixed(1)) < 0;
    });
    const text = plainText(sentence);
    return beyond && times(text, VERBS) === moves.length && times(text, DOWN) === down.length;
  },

  "compares unfinished numbers only where it says so": (sentence: Sentence, { cells }: World): boolean => {
    const of = numbersIn(sentence).map((part) => read(cells, part));
    const before = of.flatMap((one) => yearsBefore(one, cells));
    const compared = sentence.kind === "comparison" ? of : [...of, ...before];
    const unfinished = compared.some(({ status }) => ["P", "E", "U"].includes(status));
    return !comparing.has(sentence.kind) || !unfinished || UNFINISHED.test(plainText(sentence));
  },

  "never mixes per cent and percentage points": ({ parts }: Sentence): boolean =>
    parts.every((part, index) => {
      const after = plainText({ parts: parts.slice(index + 1, index + 2) });
      // Before a revision's new value the unit is not repeated.
      return typeof part === "string" || part.reads.field === "before" || unitAfter(part).test(after);
    }),

  "writes every number as stored, to the decimals shown, and none where there is none": (
    sentence: Sentence,
    { cells, revision }: World,
  ): boolean =>
    numbersIn(sentence).every((part) => {
      const { field, magnitude, decimals } = part.reads;
      const value = field === "before" ? revision.before : stored(cells, part);
      if (value === null) return false;
      return parsed(part.text) === Number((magnitude ? Math.abs(value) : value).toFixed(decimals)) + 0;
    }),

  "gives the reason where there is no value": (sentence: Sentence): boolean =>
    sentence.kind !== "missing" || /: \S+/.test(plainText(sentence)),

  "speaks of origin and never of language, and calls nothing significant": (sentence) =>
    !never.test(plainText(sentence)),

  "is a sentence: a capital letter, a full stop, no hole, no two numbers side by side": (
    sentence: Sentence,
  ): boolean => {
    const text = plainText(sentence);
    return /^[A-ZÅÄÖ]\S* .*\.$/s.test(text) && !/ {2}|undefined|null|NaN| [.,;:]|\d [−\d]/.test(text);
  },

  "says the same as HTML, each number a link": (sentence: Sentence): boolean => {
    const html = toHtml(sentence, ({ area, indicator }) => `#/${sentence.language}/${area}/${indicator}`);
    const links = times(html, /<a /g);
    return html.replaceAll(/<[^>]+>/g, "") === plainText(sentence) && links === numbersIn(sentence).length;
  },
};

describe("what a sentence may say", () => {
  it.each(Object.entries(RULES))("%s", (_name, rule) => {
    expect(broken(rule)).toBeNull();
  });
});
