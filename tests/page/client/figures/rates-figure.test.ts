// @vitest-environment jsdom
import { expect, test } from "vitest";
import { employmentByGround } from "../../../../src/page/client/figures/by-ground.ts";
import { employmentByStay } from "../../../../src/page/client/figures/by-stay.ts";
import { besideReference } from "../../../../src/page/client/figures/rates-figure.ts";
import { cell, inEachLanguage, rate, smallPage, viewOf } from "./small-page.ts";

const withheld = cell({ indicator: "employment_rate_18_64", age: "Y18T64", ground: "WORK" });

const page = smallPage({
  cells: [
    withheld,
    rate(40, { ground: "STUDY", status: "P" }),
    rate(70, { ground: "FAMILY", status: "E" }),
    rate(55),
    rate(72, { background: "FINNISH" }),
  ],
});

const texts = (drawing: Element | null): readonly string[] =>
  [...(drawing?.querySelectorAll("text") ?? [])].map(({ textContent }) => textContent ?? "");

test("rows with values come first in the code list's order, then withheld ones, each with its reason", () => {
  const { columns, rows } = employmentByGround.table(viewOf(page));
  expect(columns).toEqual(["Ground", "Rate, %", "95 per cent interval", "Persons", "Status"]);
  expect(rows).toEqual([
    ["Study", "40.0", "35.0–45.0", "100", "provisional"],
    ["Family", "~70.0", "65.0–75.0", "100", "estimate"],
    [
      "Work",
      "withheld: too few people",
      "",
      "",
      "Withheld: the figure covers so few people that they could be identified from it or from other figures.",
    ],
    ["Foreign", "55.0", "50.0–60.0", "100", "final"],
    ["Finnish", "72.0", "67.0–77.0", "100", "final"],
  ]);
});

test("the drawing has every row's name, the withheld one's words and the reference group's name", () => {
  const shown = texts(employmentByGround.draw(viewOf(page)));
  for (const text of ["Study", "Family", "Work", "withheld: too few people", "Finnish 72.0%", "100 people"]) {
    expect(shown).toContain(text);
  }
});

test("the finding counts groups that lie apart and never ranks those that overlap", () => {
  expect(employmentByGround.title(viewOf(page))).toBe(
    "According to the estimate, the employment rate in November 2025 was lower than that of people with a Finnish background in 1 permit group; in 1 group the two cannot be distinguished",
  );
});

test("rates whose intervals touch cannot be distinguished, nor can a group without an interval", () => {
  const reference = rate(72);
  const groups = [rate(61), rate(62), rate(82), rate(83), rate(10, { lower: null })];
  expect(besideReference(groups, reference)).toEqual({ lower: 1, higher: 1, unclear: 3 });
});

test("where nothing lies apart the title says so in each language", () => {
  const overlapping = smallPage({ cells: [rate(71, { ground: "STUDY" }), rate(72, { background: "FINNISH" })] });
  const titles = inEachLanguage(viewOf(overlapping)).map(employmentByGround.title);
  expect(titles).toEqual([
    "Työllisyysastetta ei voi marraskuussa 2025 erottaa suomalaistaustaisten asteesta missään lupaperusteryhmässä",
    "Sysselsättningsgraden kan i november 2025 inte i någon tillståndsgrupp skiljas från den för personer med finländsk bakgrund",
    "The employment rate in November 2025 cannot be distinguished from that of people with a Finnish background in any permit group",
  ]);
});

test("without a reference nothing is compared", () => {
  const alone = smallPage({ cells: [rate(40, { ground: "STUDY" })] });
  expect(employmentByGround.title(viewOf(alone))).toBe(
    "Employment rate by permit ground: the figure for people with a Finnish background is missing, so no comparison is made",
  );
});

test("where no group has a value there is no drawing, and words instead", () => {
  const empty = smallPage({ cells: [withheld] });
  expect(employmentByGround.draw(viewOf(empty))).toBeNull();
  expect(employmentByGround.empty(viewOf(empty))).toMatch(/no figure can be published for any group yet$/);
});

test("the newest month with a value is shown, and the chosen one where one is chosen", () => {
  const cells = [
    rate(40, { stay: "Y1T4", month: "2025-10" }),
    cell({ ...rate(1, { stay: "Y1T4" }), value: null, status: "L", reason: "completeness", completeness: 0.726 }),
  ];
  const view = viewOf(smallPage({ cells }));
  expect(employmentByStay.subtitle(view)).toContain("October 2025");
  const chosen = viewOf(smallPage({ cells }), { month: "2025-11" });
  expect(employmentByStay.table(chosen).rows[0]).toEqual([
    "Under 1",
    "no data",
    "",
    "",
    "No data: no register covers the month, or its data were never released.",
  ]);
  expect(employmentByStay.table(chosen).rows[1]?.[4]).toBe("Too early: 72% of the reports have arrived.");
});

const anchors = (drawing: Element | null): readonly (string | null | undefined)[] =>
  [...(drawing?.querySelectorAll("text") ?? [])]
    .filter(({ textContent }) => textContent === "Study")
    .map((text) => text.closest("[text-anchor]")?.getAttribute("text-anchor"));

test("names that would take too much room stand over their rows", () => {
  const narrow = employmentByGround.draw(viewOf(page, {}, 120));
  const wide = employmentByGround.draw(viewOf(page, {}, 900));
  expect(anchors(wide)).toEqual(["end"]);
  expect(anchors(narrow)).toEqual(["start"]);
});

test("a value whose newer data are held has a sign, a key and a status of its own", () => {
  const held = smallPage({ cells: [rate(40, { ground: "STUDY", status: "P", heldSince: "2025-12-15" })] });
  const drawn = employmentByGround.draw(viewOf(held));
  expect(texts(drawn)).toContain("⊖ newer data are held back   ▬ 95 per cent interval");
  // The bar through the dot is a path of its own.
  expect([drawn?.querySelectorAll("circle").length, drawn?.querySelectorAll("path[d]").length]).toEqual([1, 1]);
  expect(employmentByGround.table(viewOf(held)).rows[0]?.[4]).toBe(
    "provisional, newer data held back since 15 December 2025",
  );
});
