import { describe, expect, it, test } from "vitest";
import { isTypescript, typescriptMutants } from "../../../bench/mutation/typescript-operators.ts";

const afterwards = (source: string): readonly string[] => typescriptMutants("a.ts", source).map(({ after }) => after);

describe("mutants of TypeScript", () => {
  test.each([
    ["const is = a < b;", ["const is = a <= b;"]],
    ["const is = a !== b;", ["const is = a === b;"]],
    ["const c = a * b;", ["const c = a / b;"]],
    ["const is = a && b;", ["const is = a || b;"]],
    ["const c = Math.max(a, b);", ["const c = Math.min(a, b);"]],
    ["const is = list.some(holds);", ["const is = list.every(holds);"]],
    ["const some = list.filter(holds);", ["const some = list.filter(() => true);"]],
    ["const is = true;", ["const is = false;"]],
    ["const c = 5;", ["const c = 6;", "const c = 50;"]],
    ["const c = 0;", ["const c = 1;"]],
    ["const is = !a;", ["const is = (a);"]],
    ["const c = -a;", ["const c = (a);"]],
    ["const list = [a, b];", ["const list = [];"]],
    ["if (a) return;", ["if (true) return;", "if (false) return;"]],
    ["const c = a ? b : d;", ["const c = true ? b : d;", "const c = false ? b : d;"]],
    [
      "const sorted = list.toSorted((a, b) => (a < b ? -1 : 1));",
      [
        "const sorted = list.toSorted((a, b) => (true ? -1 : 1));",
        "const sorted = list.toSorted((a, b) => (false ? -1 : 1));",
      ],
    ],
    ["seen.add(a);", [";"]],
  ])("of %s", (source, expected) => {
    expect(afterwards(source)).toEqual(expected);
  });

  test.each([
    ["an error's text", "throw new RangeError(`${a + 1} of ${b}`);"],
    ["a type", "type One = 1 | 2; const a = b as 3; interface Two { readonly c: 4 }"],
    ["a comment", "/** a < b, 1 */ // true"],
    ["an import", 'import { a } from "b1";'],
    ["a text that is put together", 'const c = "a" + b;'],
    ["what stands in for an element that is there", "const c = list[at] ?? 0;"],
    ["how much room there is", "const room = new Float64Array(count + 1);"],
    ["what is taken apart", "[a, b] = c;"],
  ])("are none of %s", (_, source) => {
    expect(afterwards(source)).toEqual([]);
  });

  it("say where they are, with their line as it is and as it becomes", () => {
    const [mutant] = typescriptMutants("a.ts", "const a = b;\n\n  const is = (one) =>\n    one >= a;\n");
    expect(mutant).toMatchObject({
      file: "a.ts",
      line: 4,
      operator: "comparison",
      before: "one >= a;",
      after: "one > a;",
    });
  });

  it("are read as TypeScript, or are none", () => {
    expect(isTypescript("const a: number = 1;")).toBe(true);
    expect(isTypescript("const a = ;")).toBe(false);
  });
});
