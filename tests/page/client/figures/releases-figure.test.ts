// @vitest-environment jsdom
import { expect, test } from "vitest";
import { releases } from "../../../../src/page/client/figures/releases-figure.ts";
import { atRelease, inEachLanguage, smallPage, viewOf } from "./small-page.ts";

const page = smallPage({
  atReleases: [
    atRelease("2025-11-15", "2025-09", 8),
    atRelease("2025-11-15", "2025-10", 9.5, "E"),
    atRelease("2025-12-15", "2025-09", 8.2),
    atRelease("2025-12-15", "2025-10", 9),
    atRelease("2025-12-15", "2025-11", null, "L"),
    atRelease("2026-01-26", "2025-09", 8.2, "A"),
    atRelease("2026-01-26", "2025-10", 8.9),
    atRelease("2026-01-26", "2025-11", 10, "E"),
  ],
});

const view = viewOf(page);

const sliderOf = (drawn: Element | null): HTMLInputElement => drawn!.querySelector("input")!;

/** How many dots are provisional, and how many are estimates. */
const signs = (drawn: Element | null): readonly number[] =>
  ["circle", "path"].map((shape) => drawn!.querySelectorAll(`g[fill="var(--background)"] > ${shape}`).length);

test("the table has a month's figure at each release", () => {
  expect(releases.table(view)).toEqual({
    columns: ["Month", "15 November 2025", "15 December 2025", "26 January 2026"],
    rows: [
      ["September 2025", "8.0", "8.2", "8.2"],
      ["October 2025", "~9.5", "9.0", "8.9"],
      ["November 2025", "", "too early", "~10.0"],
    ],
  });
});

test("the finding is the largest departure from the figure first published", () => {
  expect(releases.title(view)).toBe(
    "In the latest 3 releases the six largest cities’ unemployment gap has moved by at most 0.6 percentage points from the figure first published",
  );
});

test("the slider begins at the release before the newest and says where it stands", () => {
  const input = sliderOf(releases.draw(view));
  expect([input.type, input.min, input.max, input.value]).toEqual(["range", "0", "2", "1"]);
  expect(input.getAttribute("aria-valuetext")).toBe("as known on 15 December 2025");
  expect(input.labels?.[0]?.textContent?.trim()).toBe("Release");
});

test("moved, it shows that release's values, keeps its place, and stands there when drawn again", () => {
  const moved = smallPage({ atReleases: page.atReleases });
  const drawn = releases.draw(viewOf(moved));
  const input = sliderOf(drawn);
  const before = drawn?.querySelector("svg");
  expect(signs(drawn)).toEqual([2, 0]);
  input.value = "0";
  input.dispatchEvent(new Event("input"));
  expect(input.getAttribute("aria-valuetext")).toBe("as known on 15 November 2025");
  expect(drawn?.querySelector("svg")).not.toBe(before);
  expect(sliderOf(drawn)).toBe(input);
  expect(signs(drawn)).toEqual([1, 1]);
  expect(sliderOf(releases.draw(viewOf(moved, {}, 320))).value).toBe("0");
});

test("a release's line is drawn over that of the newest, and its missing values have their sign", () => {
  const texts = [...releases.draw(view)!.querySelectorAll("text")].map(({ textContent }) => textContent);
  expect(texts).toContain("…");
  expect(texts).toContain("○ as known on 15 December 2025");
  expect(texts).toContain("···· now");
});

test("with one release there is nothing to lay beside it", () => {
  const one = viewOf(smallPage({ atReleases: [atRelease("2026-01-26", "2025-11", 10)] }));
  expect(releases.draw(one)).toBeNull();
  expect(inEachLanguage(one).map(releases.empty)).toEqual([
    "Kuuden suurimman kaupungin työttömyysasteiden ero: yhtäkään kuukautta ei ole vielä julkaistu kahdesti",
    "De sex största städernas skillnad i arbetslöshetsgrad: ingen månad har ännu redovisats två gånger",
    "The six largest cities’ unemployment gap: no month has been published twice yet",
  ]);
  expect(releases.title(one)).toBe(releases.empty(one));
});
