import { protection } from "../../../pipelines/protection.ts";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { Country, Resident } from "../../protect/simulated-country.ts";
import { bandOf } from "../../protect/simulated-country.ts";
import { cells, cellsOfResidents, grid, numberOfCell } from "../../protect/simulated-grid.ts";
import { countsOf } from "../../protect/simulated-truth.ts";

const cellsOf = cellsOfResidents();
const { minimumPersons, minimumComplement } = protection;

const at = (cell: number, changed: Partial<(typeof cells)[number]>): number =>
  numberOfCell.get(nameOfCell({ ...cells[cell]!, ...changed }))!;
/** All of whom a cell counts a part: of a status the persons, of a category everybody whom its table covers; none of everybody. */
const wholeOf = cells.map(({ table, category, measure }, cell): number | null => {
  if (measure !== "PERSONS") return at(cell, { order: "_Z", measure: "PERSONS" });
  if (category === "_T") return null;
  return at(cell, grid.tables.find(({ id }) => id === table)!.whole ?? { category: "_T" });
});
const citiesOf = cells.map(({ area }, cell) => {
  const { cities } = grid.areas.find(({ code }) => code === area)!;
  return cities.length === 1 ? [] : cities.map((city) => at(cell, { area: city }));
});

/** The published value of a count, or why there is none: few persons, nearly all of a group, or mostly one city's. */
export function told(counts: Int32Array, cell: number): number | string {
  const [count, whole] = [counts[cell]!, wholeOf[cell]!];
  const most = citiesOf[cell]!.reduce((greatest, city) => Math.max(greatest, counts[city]!), 0);
  const reasons = [
    ...(count < minimumPersons ? ["few"] : []),
    ...(count >= minimumPersons && count < 2 * minimumPersons && 2 * most > count ? ["most"] : []),
    ...(whole !== null && counts[whole]! - count < minimumComplement ? ["others"] : []),
  ];
  return reasons.length > 0 ? reasons.join(" ") : Math.floor((count + 5) / 10) * 10;
}

/** Moves residents from cell to cell of the counts. */
function recount(counts: Int32Array, moved: readonly Moved[]): void {
  const add = (one: Resident, persons: number): void => {
    for (const cell of cellsOf(one)) counts[cell]! += persons;
  };
  for (const [[, was], becomes] of moved) {
    add(was, -1);
    add(becomes, 1);
  }
}

/** A resident of all nights, in whom nothing changes, and in whose status payers have no part. */
type Known = readonly [id: string, resident: Resident];

/** Somebody, and who they are in the other country. */
type Moved = readonly [Known, Resident];

const IDLE = new Set(["unemployed", "in_services", "outside"]);

const staysIn = (nights: readonly Country[]): readonly Known[] =>
  [...nights[0]!].filter(
    ([id, one]) =>
      one.background === "foreign" && IDLE.has(one.status) && nights.every((country) => country.get(id) === one),
  );

const keyOf = ({ city, sex, age, ground, status }: Resident): string => [city, sex, bandOf(age), ground, status].join();

/**
 * Two of a city who have come on two grounds, and two like them of another city who have come on them the other way round: when both pairs
 * exchange their grounds, none of all cities' numbers moves, and of each city only some by ground.
 */
function* foursomes(known: readonly Known[]): Generator<readonly [Known, Known][]> {
  const byKey = Map.groupBy(known, ([, one]) => keyOf(one));
  const cities = [...new Set(known.map(([, { city }]) => city))];
  for (const one of known) {
    const two = known.filter(([, { city, ground }]) => city === one[1].city && ground !== one[1].ground);
    for (const other of two) {
      for (const city of cities.filter((code) => code > one[1].city)) {
        const like = byKey.get(keyOf({ ...one[1], city, ground: other[1].ground }))?.[0];
        const likeOther = byKey.get(keyOf({ ...other[1], city, ground: one[1].ground }))?.[0];
        if (like !== undefined && likeOther !== undefined)
          yield [
            [one, other],
            [like, likeOther],
          ];
      }
    }
  }
}

const exchanged = ([one, other]: readonly [Known, Known]): readonly Moved[] => [
  [one, { ...one[1], ground: other[1].ground }],
  [other, { ...other[1], ground: one[1].ground }],
];

/** So many are looked at: a country has more than anybody can try. */
const TRIES = 40_000;

/**
 * The same nights of a country but for some who have come on other grounds, so that no published number moves on any night, nor the reason why one is
 * withheld. Nothing changes in them from night to night: in both countries the same persons change.
 */
export function alikeOutside(nights: readonly Country[]): readonly Country[] {
  const counts = nights.map((country) => countsOf(country, cellsOf));
  const shown = counts.map((all) => cells.map((_, cell) => told(all, cell)));
  const changed = nights.map((country) => new Map(country));
  const gone = new Set<string>();
  let tries = 0;
  for (const pairs of foursomes(staysIn(nights))) {
    if ((tries += 1) > TRIES) break;
    if (pairs.flat().some(([id]) => gone.has(id))) continue;
    const moved = pairs.flatMap(exchanged);
    for (const all of counts) recount(all, moved);
    if (counts.every((all, night) => shown[night]!.every((known, cell) => told(all, cell) === known))) {
      for (const [[id], becomes] of moved) {
        gone.add(id);
        for (const country of changed) country.set(id, becomes);
      }
    } else {
      const back = moved.map(([[id, was], becomes]): Moved => [[id, becomes], was]);
      for (const all of counts) recount(all, back);
    }
  }
  return changed;
}
