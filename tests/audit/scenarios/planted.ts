import { standingsOf } from "./publication.ts";
import type { Publication } from "./publication.ts";
import type { Truth } from "./score.ts";

type Shown = (count: number, cell: number, release: number) => number | null;

/** A publication that applies a rule to every cell's true count, again each night; nothing is held. */
export function unstuck(publication: Publication, truth: Truth, shown: Shown): Publication {
  const before: (number | null | undefined)[] = [];
  const releases = truth.map((counts, release) =>
    [...counts].flatMap((count, cell) => {
      const value = shown(count, cell, release);
      if (value === before[cell]) return [];
      before[cell] = value;
      return [{ cell, value }];
    }),
  );
  return { ...publication, releases, held: [], rules: { ...publication.rules, minimumChurn: 1 } };
}

const roundedTo = (count: number, base: number): number => Math.floor((count + base / 2) / base) * base;

/** Nothing is done: true counts, however small. */
export const unprotected = (publication: Publication, truth: Truth): Publication => {
  const bare = unstuck(publication, truth, (count) => count);
  return { ...bare, rules: { base: 1, minimum: 0, minimumChurn: 1 } };
};

/** Small counts are withheld, the others are published unchanged. */
export const unrounded = (publication: Publication, truth: Truth): Publication => {
  const bare = unstuck(publication, truth, (count) => (count < 10 ? null : count));
  return { ...bare, rules: { base: 1, minimum: 10, minimumChurn: 1 } };
};

/** Withheld and rounded as it should be, but from new counts every night. */
export const forgetful = (publication: Publication, truth: Truth): Publication =>
  unstuck(publication, truth, (count) => (count < 10 ? null : roundedTo(count, 10)));

/** As it should be, but all cities together are published exactly. */
export const totalUnrounded = (publication: Publication, truth: Truth): Publication => {
  const { cells, grid } = publication;
  const single = new Set(grid.areas.filter(({ cities }) => cities.length === 1).map(({ code }) => code));
  return unstuck(publication, truth, (count, cell) => {
    if (count < 10) return null;
    return single.has(cells[cell]!.area) ? roundedTo(count, 10) : count;
  });
};

/** Up to three persons more or fewer than there are, redrawn each night. */
export const noisy = (publication: Publication, truth: Truth): Publication =>
  unstuck(publication, truth, (count, cell, release) => count + ((Math.imul(cell + 1, release + 7) >>> 3) % 7) - 3);

/** Nine persons are enough. */
export const thresholdOffByOne = (publication: Publication, truth: Truth): Publication => ({
  ...publication,
  held: [],
  releases: [[...truth[0]!].map((count, cell) => ({ cell, value: count < 9 ? null : roundedTo(count, 10) }))],
});

/**
 * As it was published, but for withheld cells in which two took one another's place: the net change is none, so a gate that looks at it
 * lets through what these two changed of the rules (payers who came with them).
 *
 * @param churn By release how many entered, left or changed since the release before.
 */
export function netGate(publication: Publication, truth: Truth, churn: readonly Int32Array[]): Publication {
  const shown = standingsOf(publication);
  const releases = publication.releases.map((rows, at) => {
    const swapped = publication.cells.flatMap((_, cell) => {
      const count = truth[at]![cell]!;
      const isSwap = at > 0 && count === truth[at - 1]![cell] && churn[at]![cell] === 2;
      return isSwap && count >= 10 && shown[at]!.values[cell] === null ? [{ cell, value: roundedTo(count, 10) }] : [];
    });
    return [...rows, ...swapped];
  });
  return { ...publication, releases };
}
