import { expect, test } from "vitest";
import { allCities } from "../../pipelines/cities.ts";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { hasCities, wholeArea, wholeAreaIn } from "../../src/model/whole-area.ts";
import { oneCity, threeCities } from "./made-up-areas.ts";

test("the area with members is all cities together, wherever it is in the list", () => {
  expect(wholeArea(threeCities)).toBe("SE3");
  expect(wholeArea(threeCities.toReversed())).toBe("SE3");
  expect(hasCities(threeCities)).toBe(true);
});

test("where no area has members the only one is all there is, and has no cities to compare", () => {
  expect(wholeArea(oneCity)).toBe("KU049");
  expect(hasCities(oneCity)).toBe(false);
});

test("code lists without members are of the time when all cities together were C6", () => {
  const older = [{ code: "KU091" }, { code: "KU049" }, { code: "C6" }];
  expect(wholeArea(older)).toBe("C6");
  expect(hasCities(older)).toBe(true);
  // A code list with members may use the code for anything.
  expect(wholeArea([...older, { code: "ALL", members: ["KU091", "KU049"] }])).toBe("ALL");
});

test("a code list without areas has none", () => {
  expect(wholeArea([])).toBe("");
  expect(hasCities([])).toBe(false);
  expect(wholeAreaIn({ codelists: {} })).toBe("");
});

test("the published code lists lead to the area that is declared", () => {
  expect(wholeAreaIn(vocabulary)).toBe(allCities.code);
});
