import { expect, test } from "vitest";
import { codesBy, keyBy } from "../../src/lib/code-key.ts";

test("a key is made of the codes in the order of the columns, whatever else a row has", () => {
  const row = { SEX: "F", AGE: "_T", REF_AREA: "C6" };
  expect(keyBy(["REF_AREA", "SEX"])(row)).toBe("C6|F");
  expect(keyBy(["REF_AREA"])(row)).toBe("C6");
  expect(keyBy(["SEX", "AGE"], "\u0001")(row)).toBe("F\u0001_T");
  expect(keyBy([])(row)).toBe("");
});

test("every column of a list gets its code, in the list's order", () => {
  expect(Object.entries(codesBy(["SEX", "AGE"], (column) => column.toLowerCase()))).toEqual([
    ["SEX", "sex"],
    ["AGE", "age"],
  ]);
});
