import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { identifiersOf, wordsOf } from "./identifiers.ts";
import type { Identifier } from "./identifiers.ts";
import { sourceFiles } from "./source-files.ts";

/** Words that the project once had of its own, and the field's words for them (GLOSSARY.md). */
interface Forbidden {
  readonly words: readonly string[];
  readonly instead: string;
  /** Names that may have one of the words all the same. */
  readonly except?: readonly string[];
}

const forbidden: readonly Forbidden[] = [
  { words: ["told", "untold"], instead: "published, reported, value, explained" },
  { words: ["tell", "tells", "teller", "telling"], instead: "publish, describe, constrain, report" },
  // The column of the stored decisions.
  { words: ["standing", "standings", "stands"], instead: "as of, status, in force", except: ["STANDS"] },
  // Statements of the ingest, whose texts are in the fingerprint of every contract; the counts of the reconstruction.
  {
    words: ["judge", "judged", "judges", "judging", "judgement", "judgements"],
    instead: "validate, evaluate",
    except: ["judged.sql", "1_judged_count.sql"],
  },
  { words: ["intake", "intakes"], instead: "ingest" },
  { words: ["remember", "remembers", "remembered"], instead: "carry over, save, record" },
  { words: ["contest", "contests"], instead: "comparison of methods" },
  { words: ["churns"], instead: "changes" },
  { words: ["seam", "seams", "jump", "jumps"], instead: "link factor, level shift" },
  { words: ["planting", "speaking", "saying"], instead: "context: of shocks, of a sentence, of a value" },
  { words: ["booked"], instead: "recorded, with journal" },
];

/** Nouns of the field that end like a gerund. */
const NOUNS = ["encoding", "finding", "grouping", "rounding", "warning"];

/** What a name may not be called, with what it should be; nothing where the name is right. */
const dialectIn = (name: string): readonly string[] =>
  forbidden.flatMap(({ words, instead, except = [] }) =>
    except.includes(name) ? [] : wordsOf(name).flatMap((word) => (words.includes(word) ? [`${name}: ${instead}`] : [])),
  );

const isGerund = ({ name, isType }: Identifier): boolean => {
  const last = wordsOf(name).at(-1) ?? "";
  return isType && last.endsWith("ing") && !NOUNS.includes(last);
};

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const code = await sourceFiles(["src", "pipelines"], /\.ts$/);
const named = code.flatMap(({ path, text }) =>
  identifiersOf(text).map((identifier) => Object.assign({ path }, identifier)),
);
const fileNames = [...code, ...(await sourceFiles(["src", "sql"], /\.sql$/))].map(({ path }) => basename(path));

describe("the words of names", () => {
  it("are the field's, in the machinery and the declarations", () => {
    expect(named.flatMap(({ path, name }) => dialectIn(name).map((fault) => `${path}: ${fault}`))).toEqual([]);
    expect(named.length).toBeGreaterThan(10_000);
  });

  it("are the field's in file names", () => {
    expect(fileNames.flatMap(dialectIn)).toEqual([]);
    expect(fileNames.length).toBeGreaterThan(900);
  });

  it("name no type by a gerund", () => {
    expect(named.filter(isGerund)).toEqual([]);
    expect(named.filter(({ isType }) => isType).length).toBeGreaterThan(1000);
  });

  it("have no exception that is not needed any more", () => {
    const all = new Set([...named.map(({ name }) => name), ...fileNames]);
    expect(forbidden.flatMap(({ except = [] }) => except).filter((name) => !all.has(name))).toEqual([]);
    expect(NOUNS.filter((noun) => !named.some(({ name, isType }) => isType && wordsOf(name).at(-1) === noun))).toEqual(
      [],
    );
  });
});

describe("a made-up source text", () => {
  const words = forbidden.flatMap((one) => one.words);

  it.each(words)("is found to say %s, however it is written", (word) => {
    const text = `
      export interface ${capital(word)}Row { readonly is${capital(word)}: boolean }
      const LAST_${word.toUpperCase()} = 1;
      function ${word}Of(old_${word}: number, { a: the${capital(word)} }: Thing) { return a.${word}Elsewhere; }`;
    const found = identifiersOf(text).flatMap(({ name }) => dialectIn(name));
    expect(found.map((fault) => fault.split(":")[0])).toEqual([
      `${capital(word)}Row`,
      `is${capital(word)}`,
      `LAST_${word.toUpperCase()}`,
      `${word}Of`,
      `old_${word}`,
      `the${capital(word)}`,
    ]);
  });

  it("may have a word that only contains one of them, and an exception by itself", () => {
    const text = `const settled = outstandingOf(understands); type Stethoscope = string; const judgemental = 1; const STANDS = 2;`;
    expect(identifiersOf(text).flatMap(({ name }) => dialectIn(name))).toEqual([]);
  });

  it("is found to name a type by a gerund", () => {
    const text =
      "interface Reading {} type FeedNaming = string; class Sending {} type FigureWarning = 1; const writing = 2;";
    expect(identifiersOf(text).filter(isGerund)).toEqual([
      { name: "Reading", isType: true },
      { name: "FeedNaming", isType: true },
      { name: "Sending", isType: true },
    ]);
  });

  it("is split into words", () => {
    expect(wordsOf("isHTMLRow_of-MONTH2")).toEqual(["is", "html", "row", "of", "month"]);
    expect(wordsOf("1_judged_count.sql")).toEqual(["judged", "count", "sql"]);
  });
});
