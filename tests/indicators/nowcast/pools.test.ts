import { expect, test } from "vitest";
import { countName, poolsIn } from "../../../src/indicators/nowcast/pools.ts";
import type { CountPlace } from "../../../src/indicators/nowcast/pools.ts";
import { historyOf, reported } from "./made-up-triangles.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";
import { cellName } from "../../../src/model/lineage.ts";

const place: CountPlace = {
  table: "by_ground",
  REF_AREA: "KU049",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  SEX: "F",
  AGE: "Y18T64",
  PERMIT_GROUND: "STUDY",
  STATUS_ORDER: "MONTHLY",
  measure: "EMPLOYED",
};

const whole = { area: "C6", table: "by_background" };

const named = (of: CountPlace) => reported({ months: 1, told: () => 10 }, countName(of));

const everywhere = { ...place, REF_AREA: "C6" };
const bothSexes = { ...everywhere, SEX: "_T" };
const background = { ...bothSexes, table: "by_background", PERMIT_GROUND: "_T" };
const everybody = { ...background, BACKGROUND: "_T" };

const nearestFirst = [place, everywhere, bothSexes, background, everybody];

test("a count listens to itself, to its group in all areas, of both sexes, to its background, to everybody", () => {
  const others = [
    { ...everybody, AGE: "Y18T29" },
    { ...everybody, measure: "UNEMPLOYED" },
    { ...place, SEX: "M" },
  ];
  const find = poolsIn(historyOf([...others, ...nearestFirst.toReversed()].map(named)), whole);
  expect(find(place)!.pools.map(({ name }) => name)).toEqual(nearestFirst.map(countName));
  expect(find(place)!.count.name).toBe(countName(place));
  expect(find(place)).toBe(find(place));
});

test("groups of which nothing was published do not speak, and none speaks twice", () => {
  const find = poolsIn(historyOf([place, background, everybody].map(named)), whole);
  expect(find(place)!.pools.map(({ name }) => name)).toEqual([place, background, everybody].map(countName));
  expect(find(everybody)!.pools.map(({ name }) => name)).toEqual([countName(everybody)]);
  expect(find({ ...place, SEX: "M" })).toBeNull();
});

test("a trend is estimated from all of the same background; from the count itself where they are not published", () => {
  const find = poolsIn(historyOf(nearestFirst.map(named)), whole);
  expect(find(place)!.background.name).toBe(countName(background));
  expect(find(everybody)!.background.name).toBe(countName(everybody));
  const city = { ...everybody, REF_AREA: "KU049" };
  expect(poolsIn(historyOf([city, everybody].map(named)), whole)(city)!.background.name).toBe(countName(everybody));
  expect(poolsIn(historyOf([place].map(named)), whole)(place)!.background.name).toBe(countName(place));
});

test("the name is the one that the triangles have", () => {
  expect(countName(place)).toBe(cellName({ ...place, TABLE_ID: place.table, MEASURE: place.measure }));
});
