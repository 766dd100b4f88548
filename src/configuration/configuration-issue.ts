import type { z } from "zod";
import { small } from "../lib/first-letter.ts";
import { nearest } from "../lib/nearest.ts";

type Issue = z.core.$ZodIssue;

/** The faults of a configuration, one fact each, and what to do. */
export interface Diagnosis {
  readonly facts: readonly string[];
  readonly advice: string;
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

function factsOf(issue: Issue, keys: readonly string[]): readonly string[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => unknownKey(path === "" ? name : `${path}.${name}`, keys));
  }
  // For a key that the file's author chose, such as a month, zod reports the fault one level deeper.
  const { message } = issue.code === "invalid_key" ? (issue.issues[0] ?? issue) : issue;
  return [`${path === "" ? "the file" : path}: ${small(message)}`];
}

/**
 * The faults that zod found in a configuration or another file of keys, in words: each with its key, an unknown key with the one that was
 * probably meant.
 *
 * @param keys All known keys, dotted: `ingest`, `ingest.settle_minutes`.
 * @example diagnose(error.issues, keys).facts // ["ingest.settle_minuets: there is no such key; did you mean …?"]
 */
export const diagnose = (issues: readonly Issue[], keys: readonly string[]): Diagnosis => ({
  facts: issues.flatMap((issue) => factsOf(issue, keys)),
  advice: "Correct or remove the key; docs/configuration.md lists every key with its default.",
});
