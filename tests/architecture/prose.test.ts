import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { sourceFiles } from "./source-files.ts";
import type { SourceFile } from "./source-files.ts";

/** Words of the project's former dialect, in whatever sense, and what a statistician writes instead. */
const DIALECT: ReadonlyMap<string, string> = new Map([
  ["told", "published, reported, known"],
  ["tell", "report, describe, distinguish"],
  ["tells", "reports, describes, covers"],
  ["telling", "reporting, describing"],
  ["untold", "not published"],
  ["stood", "was, was in force"],
  ["anew", "again"],
]);

/** A word of its own: letters of any language continue it, so that Finnish "päätellä" holds none. */
const WORD = new RegExp(`(?<![\\p{L}_])(?:${[...DIALECT.keys()].join("|")})(?![\\p{L}_])`, "giu");

const dialectIn = ({ path, text }: SourceFile): readonly string[] =>
  text.split("\n").flatMap((line, at) =>
    [...line.matchAll(WORD)].map(([word]) => {
      const instead = DIALECT.get(word.toLowerCase())!;
      return `${path}:${at + 1}: ${word}: ${instead}`;
    }),
  );

const isOurs = ({ path }: SourceFile): boolean => !/(^|\/)(node_modules|output|demo|dist|example)\//.test(path);

describe("what people read", () => {
  it.each([
    ["pages", ["docs", "fixtures", ".github"], /\.md$/, 30],
    ["comments, names and messages of the program", ["src", "pipelines", "bench"], /\.ts$/, 700],
    ["statements", ["sql", "src", "bench"], /\.sql$/, 250],
    ["declarations for people", ["pipelines", "bench", "fixtures"], /\.(ya?ml|csv)$/, 20],
  ] as const)("%s are in the field's words", async (_, folders, ending, least) => {
    const files = (await sourceFiles(folders, ending)).filter(isOurs);
    expect(files.flatMap(dialectIn)).toEqual([]);
    expect(files.length).toBeGreaterThan(least);
  });

  it("is in the field's words at the root as well", async () => {
    const names = (await readdir(packageRoot)).filter((name) => name.endsWith(".md"));
    const files = await Promise.all(
      names.map(async (path) => ({ path, text: await readFile(join(packageRoot, path), "utf8") })),
    );
    expect(files.flatMap(dialectIn)).toEqual([]);
    expect(files.map(({ path }) => path)).toContain("README.md");
  });
});

const found = (text: string): readonly string[] => dialectIn({ path: "a.md", text });

describe("a sentence", () => {
  it("is found with its line and what to write instead", () => {
    expect(found("The counts.\nThey are told anew.")).toEqual([
      "a.md:2: told: published, reported, known",
      "a.md:2: anew: again",
    ]);
  });

  it("may have words that only contain one of them", () => {
    expect(found("Outstanding reports are foretold; ohjelma yrittää päätellä luvut.")).toEqual([]);
  });
});
