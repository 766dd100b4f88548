import { expect, test } from "vitest";
import { EXIT } from "../../src/lib/errors.ts";
import { GRID_MEASURES, ORDERED_MEASURES, PERSON_GROUPS, baseNumber } from "../../src/model/dictionary.ts";

const named = (number: number | null): string | null => (number === null ? null : ORDERED_MEASURES[number]!.measure);

test("every measure but all persons is a part of what it can be subtracted from", () => {
  const bases = ORDERED_MEASURES.map((one) => [one.order, one.measure, named(baseNumber(one, ORDERED_MEASURES))]);
  expect(bases).toContainEqual(["MONTHLY", "UNEMPLOYED", "PERSONS"]);
  expect(bases.filter(([, , base]) => base === null)).toEqual([["_Z", "PERSONS", null]]);
});

test("a measure that does not say so ends the run: what is left of another would be protected by nothing", () => {
  const [one] = ORDERED_MEASURES;
  const declared = { ...one!.declared, protection: { partOf: "EMPLOYD", behind: "persons" } as const };
  const asked = () => baseNumber({ ...one!, declared }, ORDERED_MEASURES);
  expect(asked).toThrow("measure EMPLOYED is a part of EMPLOYD, which is not counted in the order ANNUAL");
  expect(asked).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
});

test("the groups of persons that measures count are declared, and all of them are persons", () => {
  const codes = PERSON_GROUPS.map(({ code }) => code);
  expect(GRID_MEASURES.find(({ measure }) => measure === "PERSONS")?.parts.toSorted()).toEqual(codes.toSorted());
  expect(GRID_MEASURES.flatMap(({ parts }) => parts).filter((part) => !codes.some((code) => code === part))).toEqual(
    [],
  );
});
