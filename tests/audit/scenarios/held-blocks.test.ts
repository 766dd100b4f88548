import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { ages } from "./ages.ts";
import { averaging } from "./averaging.ts";
import { breakdowns } from "./breakdowns.ts";
import { cities } from "./cities.ts";
import { brokenRules } from "./held-rules.ts";
import { insider, insiderKnowledge } from "./insider.ts";
import { knowsTheSmall, knowsTheStill, mostByRules } from "./knowledge.ts";
import { linked } from "./linked.ts";
import { nights } from "./nights.ts";
import { isHeld, knownOf, standingsOf } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { learned, score } from "./score.ts";
import { revisions } from "./revisions.ts";
import { simulate } from "./simulated.ts";
import type { Simulated } from "./simulated.ts";
import { statuses } from "./statuses.ts";

/** Blocks that are held while much is reported, and released again in a night in which hardly anything happens. */
const HELD: ReadonlyMap<number, readonly string[]> = new Map([
  [0, ["by_ground KU853"]],
  [1, ["by_background KU091", "by_ground C6"]],
  [2, ["by_background KU091", "by_background C6", "by_ground C6"]],
  [3, ["by_background C6", "by_ground KU049"]],
  [8, ["by_background KU049", "by_ground KU049", "by_ground KU091"]],
]);

describe("releases of a month of which blocks are held now and then, attacked", () => {
  let simulated: Simulated;
  let solver: Solver;
  beforeAll(async () => {
    simulated = await simulate({ vintages: 12, residents: 2500, seed: 5, held: (release) => HELD.get(release) ?? [] });
    solver = await openSolver();
  });
  afterAll(() => simulated.place.close());

  const nightly = (): readonly Int32Array[] => simulated.truth.map((_, at) => simulated.churn(Math.max(at - 1, 0), at));
  const scored = (attack: (publication: Publication) => readonly Claim[], publication = simulated.publication) =>
    score(attack(publication), publication, simulated.truth);
  const released = (): readonly number[] =>
    simulated.publication.releases.flatMap((rows, at) => (rows.length > 0 ? [at] : []));

  it("hold blocks that stay as they were, and release all others", () => {
    const { publication, truth, churn } = simulated;
    expect(publication.held.map((blocks) => [...blocks])).toEqual(
      publication.held.map((_, release) => [...(HELD.get(release) ?? [])].toSorted()),
    );
    expect(brokenRules(publication, truth, churn)).toEqual([]);
    const inHeld = publication.cells.findIndex((_, cell) => isHeld(publication, cell, 3));
    const moved = publication.releases.with(3, [...publication.releases[3]!, { cell: inHeld, value: 10 }]);
    const rules = brokenRules({ ...publication, releases: moved }, truth, churn).map(({ rule }) => rule);
    expect(rules).toContain("held");
  });

  it("leave no published number that contradicts the counts; numbers of held blocks would, if they were not marked", () => {
    const { publication, truth } = simulated;
    const wrongIn = (one: Publication) =>
      standingsOf(one).flatMap((standing, at) => {
        const known = knownOf(one, standing, at);
        return [...truth[at]!].filter((count, cell) => count < known(cell).lower || count > known(cell).upper);
      });
    expect(wrongIn(publication)).toEqual([]);
    expect(wrongIn({ ...publication, held: [] }).length).toBeGreaterThan(100);
  });

  it.each([
    ["nights", nights],
    ["cities", cities],
    ["ages", ages],
    ["breakdowns", breakdowns],
    ["statuses", statuses],
  ])("give nothing to who subtracts %s", (_, attack) => {
    const { hits, wrong } = scored(attack);
    expect([hits, wrong]).toEqual([[], 0]);
  });

  it("give nothing to who watches revisions, nor to who averages over nights", () => {
    expect(learned(scored(revisions))).toEqual([]);
    const { hits, wrong } = scored((one) => averaging(one, nightly()));
    expect([hits, wrong]).toEqual([[], 0]);
  });

  it.each(["areas", "categories"] as const)(
    "give nothing to an attacker who knows which counts are small and unchanged, and solves %s after every release",
    (along) => {
      const { publication, small } = simulated;
      const knownAt = knowsTheStill(knowsTheSmall(publication, mostByRules(publication, small)), nightly());
      const { hits, wrong } = scored((one) => linked(one, { solver, releases: released(), knownAt, along }));
      expect([hits, wrong]).toEqual([[], 0]);
    },
  );

  it.each(["KU091", "KU049"])("give nothing to %s, which knows its own numbers", (city) => {
    const { truth } = simulated;
    const bySubtraction = scored((one) => insider(one, { city, own: truth }));
    expect([bySubtraction.hits, bySubtraction.wrong]).toEqual([[], 0]);
    const bySolving = scored((one) => {
      const knownAt = insiderKnowledge(one, { city, own: truth });
      return linked(one, { solver, releases: released(), knownAt, along: "categories" });
    });
    expect([bySolving.hits, bySolving.wrong]).toEqual([[], 0]);
  });
});
