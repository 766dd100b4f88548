// @vitest-environment jsdom
import { expect, test } from "vitest";
import { populationByGround, populationByStay } from "../../../../src/page/client/figures/population-figure.ts";
import { cell, persons, smallPage, viewOf } from "./small-page.ts";

const WITHHELD =
  "Withheld: the figure covers so few people that they could be identified from it or from other figures.";

const espoo = { area: "KU049" };

const SIX = [
  persons(600),
  persons(300, { ground: "WORK" }),
  persons(200, { ground: "STUDY" }),
  persons(100, { ground: "FAMILY" }),
];

test("a city is shown beside all six where two thirds of its rows have values", () => {
  const cells = [
    ...SIX,
    persons(60, espoo),
    persons(30, { ...espoo, ground: "WORK" }),
    persons(20, { ...espoo, ground: "STUDY", status: "P" }),
    cell({ ...espoo, ground: "FAMILY" }),
  ];
  const { columns, rows } = populationByGround.table(viewOf(smallPage({ cells }), espoo));
  expect(columns.slice(0, 5)).toEqual([
    "Ground",
    "Espoo, persons",
    "Espoo, limits",
    "Espoo, status",
    "All six, persons",
  ]);
  expect(rows).toEqual([
    ["Work", "30", "23–36", "final", "300", "293–306", "final"],
    ["Study", "20", "13–26", "provisional", "200", "193–206", "final"],
    ["Family", "withheld: too few people", "", WITHHELD, "100", "93–106", "final"],
    ["All grounds", "60", "53–66", "final", "600", "593–606", "final"],
  ]);
  expect(populationByGround.subtitle(viewOf(smallPage({ cells }), espoo))).not.toContain("six cities together");
});

test("a city with fewer gives way to all six, and the list that has more of it is named", () => {
  const cells = [
    ...SIX,
    persons(30, { ...espoo, ground: "WORK" }),
    ...["Y_LT1", "Y1T4", "Y_GE10"].map((stay) => persons(20, { ...espoo, stay })),
  ];
  const view = viewOf(smallPage({ cells }), espoo);
  expect(populationByGround.table(view).columns).toEqual([
    "Ground",
    "All six, persons",
    "All six, limits",
    "All six, status",
  ]);
  expect(populationByGround.subtitle(view)).toMatch(
    /The figure shows all six cities together: only some of Espoo’s groups can be published \(1 of 3\)\. The figure by length of stay shows more of the city\.$/,
  );
  expect(populationByStay.table(view).columns[1]).toBe("Espoo, persons");
});

const withWork = (work: number) =>
  smallPage({ cells: [persons(600), persons(work, { ground: "WORK" }), persons(200, { ground: "STUDY" })] });

test("the largest group is named only where rounding cannot make another larger", () => {
  expect(populationByGround.title(viewOf(withWork(230)))).toBe(
    "In the six largest cities, the largest group with a published figure is “Work”: about 230 people with a foreign background",
  );
  expect(populationByGround.title(viewOf(withWork(210)))).toBe(
    "In the six largest cities, the groups “Work” and “Study” cannot be distinguished by size",
  );
});

test("the drawing has a bar's number for each value and words for what is withheld", () => {
  const cells = [persons(600), persons(300, { ground: "WORK" }), cell({ ground: "STUDY" })];
  const drawing = populationByGround.draw(viewOf(smallPage({ cells })));
  const shown = [...(drawing?.querySelectorAll("text") ?? [])].map(({ textContent }) => textContent);
  expect(shown).toContain("300");
  expect(shown).toContain("withheld: too few people");
  expect(shown.filter((text) => text === "600")).toEqual([]);
});

test("without values there is no drawing", () => {
  const view = viewOf(smallPage({ cells: [cell({ ground: "WORK" })] }));
  expect(populationByGround.draw(view)).toBeNull();
  expect(populationByGround.title(view)).toBe(populationByGround.empty(view));
});
