import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong with a configuration: one fact a fault, and what to do about them. */
export interface Diagnosis {
  readonly facts: readonly string[];
  readonly advice: string;
}

/** Single-letter changes (insert, drop, replace) from one word to the other: Levenshtein 1966. */
function distance(from: string, to: string): number {
  const start = Array.from({ length: to.length + 1 }, (_, index) => index);
  const last = Array.from(from).reduce<readonly number[]>((above, letter, row) => {
    const line = [row + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const replaced = (above[column] ?? 0) + Number(letter !== other);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    return line;
  }, start);
  return last.at(-1) ?? 0;
}

// Farther than this two words are not a slip of the keys.
const SLIP = 3;

function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known.map((name) => ({ name, far: distance(word, name) })).toSorted((a, b) => a.far - b.far);
  return best !== undefined && best.far <= SLIP ? best.name : null;
}

/** The last word of a dotted key: `settle_minutes` of `ingest.settle_minutes`. */
const lastWord = (key: string): string => key.slice(key.lastIndexOf(".") + 1);

function unknownKey(key: string, keys: readonly string[]): string {
  const section = key.includes(".") ? key.slice(0, key.lastIndexOf(".") + 1) : "";
  const siblings = keys.filter((name) => name.startsWith(section) && !name.slice(section.length).includes("."));
  const near = nearest(lastWord(key), siblings.map(lastWord));
  const moved = keys.find((name) => lastWord(name) === lastWord(key));
  if (near !== null) return `${key}: there is no such key; did you mean ${section}${near}?`;
  if (moved !== undefined) return `${key}: there is no such key here; did you mean ${moved}?`;
  return `${key}: there is no such key; known here: ${siblings.map(lastWord).join(", ")}`;
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

function factsOf(issue: Issue, keys: readonly string[]): readonly string[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => unknownKey(path === "" ? name : `${path}.${name}`, keys));
  }
  return [`${path === "" ? "the file" : path}: ${lowerFirst(issue.message)}`];
}

/**
 * What zod found wrong with a configuration, in words: every fault by its key, unknown keys with the one that was probably meant.
 *
 * @param keys Every key there is, dotted: `ingest`, `ingest.settle_minutes`.
 * @example diagnose(error.issues, keys).facts // ["ingest.settle_minuets: there is no such key; did you mean …?"]
 */
export const diagnose = (issues: readonly Issue[], keys: readonly string[]): Diagnosis => ({
  facts: issues.flatMap((issue) => factsOf(issue, keys)),
  advice: "Correct or remove the key; docs/configuration.md lists every key with its default.",
});
