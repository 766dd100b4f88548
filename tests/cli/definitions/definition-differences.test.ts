import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { definitionDifferences, isObject } from "../../../src/cli/definitions/definition-differences.ts";
import type { Difference } from "../../../src/cli/definitions/definition-differences.ts";
import { differenceInWords } from "../../../src/cli/definitions/difference-words.ts";
import { definitionsHere } from "../../../src/cli/definitions/compared-definitions.ts";
import type { DefinitionsFile, Json } from "../../../src/definitions/definitions-file.ts";
import { sectionOf } from "../../../src/cli/definitions/definition-sections.ts";

type Step = string | number;
type Change = (value: Json) => Json | undefined;

const HEAD = new Set(["format", "format_version"]);

/** The paths of all values of JSON, branches and leaves. */
const pathsIn = (value: Json, path: readonly Step[] = []): readonly (readonly Step[])[] => {
  const below = (inner: Json, step: Step) => pathsIn(inner, path.concat(step));
  const own = path.length === 0 ? [] : [path];
  if (Array.isArray(value)) return own.concat(value.flatMap(below));
  return isObject(value) ? own.concat(Object.entries(value).flatMap(([key, inner]) => below(inner, key))) : own;
};

/** A value in which the one at a path is another, or is gone. */
function changedAt(value: Json, [step, ...rest]: readonly Step[], change: Change): Json | undefined {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    const inner = changedAt(value[Number(step)] ?? null, rest, change);
    return inner === undefined ? value.toSpliced(Number(step), 1) : value.with(Number(step), inner);
  }
  if (!isObject(value)) return value;
  const { [step]: old = null, ...others } = value;
  const inner = changedAt(old, rest, change);
  return inner === undefined ? others : { ...others, [step]: inner };
}

const another = (value: Json): Json => {
  if (typeof value === "string") return `${value}x`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return [...value, "x"];
  return value === null ? 0 : Object.assign({ x: 0 }, value);
};

const reversed = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)]));
};

let here: DefinitionsFile;
let paths: readonly (readonly Step[])[];
beforeAll(async () => {
  const whole = await definitionsHere({});
  // Few statements: they are most of the bytes, and all alike.
  const statements = Object.entries(whole["statements"] ?? {}).slice(0, 5);
  here = { ...whole, statements: Object.fromEntries(statements) };
  paths = pathsIn(here).filter(([section]) => !HEAD.has(String(section)));
});

function differences(a: Json | undefined, b: Json | undefined): readonly Difference[] {
  if (isObject(a) && isObject(b)) return definitionDifferences(a, b);
  throw new TypeError("a file of definitions is an object");
}

describe("definitionDifferences", () => {
  it("of a file with itself are none, whatever the order of its keys", () => {
    expect(differences(here, here)).toEqual([]);
    expect(differences(here, reversed(here))).toEqual([]);
  });

  it.each<[string, Change]>([
    ["is another", another],
    ["is gone", () => undefined],
  ])("finds and names any single value that %s", (_, change) => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        const path = paths[number % paths.length]!;
        const found = differences(here, changedAt(here, path, change));
        expect(found.length).toBeGreaterThan(0);
        for (const each of found) {
          expect(each.path[0]).toBe(path[0]);
          const { noun, hasEntries } = sectionOf(String(path[0]));
          const words = differenceInWords(each);
          expect(words).toMatch(/: \S/);
          expect(words).toContain(hasEntries && each.path.length > 1 ? `${noun} ${each.path[1]}` : "");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are as many from B to A", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const [a, b] = [one, other].map((at) => changedAt(here, paths[at % paths.length]!, another));
        const count = differences(a, b).length;
        expect(differences(b, a)).toHaveLength(count);
      }),
      { numRuns: 20 },
    );
  });

  it("come section by section, in a fixed order", () => {
    const one = { versions: "1", statements: 1, later: 1, indicators: 1, protection: 1 };
    const other = { later: 2, protection: 2, statements: 2, indicators: 2, versions: "2" };
    const order = ["indicators", "protection", "statements", "versions", "later"];
    expect(differences(one, other).map(({ path }) => path[0])).toEqual(order);
    expect(differences(other, one).map(({ path }) => path[0])).toEqual(order);
  });

  it.each<[string, Json, Json, readonly string[]]>([
    [
      "a list is compared by id",
      { areas: [{ code: "a", n: 1 }] },
      { areas: [{ code: "b" }, { code: "a", n: 2 }] },
      ["areas/a/n", "areas/b"],
    ],
    [
      "the order of a list counts",
      { areas: [{ code: "a" }, { code: "b" }] },
      { areas: [{ code: "b" }, { code: "a" }] },
      ["areas"],
    ],
    ["a list without ids is one value", { joining: [["a"], ["b"]] }, { joining: [["a"], ["c"]] }, ["joining"]],
    [
      "a statement's hash follows from its text",
      { statements: { s: { sha256: "1", text: "a" } } },
      { statements: { s: { sha256: "2", text: "b" } } },
      ["statements/s/text"],
    ],
    [
      "a statement's hash alone counts",
      { statements: { s: { sha256: "1", text: "a" } } },
      { statements: { s: { sha256: "2", text: "a" } } },
      ["statements/s/sha256"],
    ],
    [
      "a group's hash follows from a declaration",
      { protection: { n: 1 }, parameters: { declarations: { protect: "1" } } },
      { protection: { n: 2 }, parameters: { declarations: { protect: "2" } } },
      ["protection/n"],
    ],
    [
      "a group's hash alone counts",
      { parameters: { declarations: { protect: "1" } } },
      { parameters: { declarations: { protect: "2" } } },
      ["parameters/declarations/protect"],
    ],
    [
      "the program's hash always counts",
      { protection: { n: 1 }, parameters: { code: { count: "1" } } },
      { protection: { n: 2 }, parameters: { code: { count: "2" } } },
      ["protection/n", "parameters/code/count"],
    ],
    [
      "a name in a code list is that of what it lists",
      {
        areas: [{ code: "a", names: { fi: "x" } }],
        words: { codelists: { REF_AREA: [{ code: "a", names: { fi: "x" } }] } },
      },
      {
        areas: [{ code: "a", names: { fi: "y" } }],
        words: { codelists: { REF_AREA: [{ code: "a", names: { fi: "y" } }] } },
      },
      ["areas/a/names/fi"],
    ],
    [
      "a name in a code list alone counts",
      { words: { codelists: { REASON: [{ code: "a", names: { fi: "x" } }] } } },
      { words: { codelists: { REASON: [{ code: "a", names: { fi: "y" } }] } } },
      ["words/codelists/REASON/a/names/fi"],
    ],
  ])("%s", (_, a, b, expected) => {
    expect(differences(a, b).map(({ path }) => path.join("/"))).toEqual(expected);
  });
});
