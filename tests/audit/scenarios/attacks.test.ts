import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { ages } from "./ages.ts";
import { averaging } from "./averaging.ts";
import { breakdowns } from "./breakdowns.ts";
import { cities } from "./cities.ts";
import { brokenRules } from "./held-rules.ts";
import { insider, insiderKnowledge } from "./insider.ts";
import { knowsTheSmall, knowsTheStill, mostByRules, mostNow } from "./knowledge.ts";
import type { Most } from "./knowledge.ts";
import { linked } from "./linked.ts";
import type { Attacker } from "./linked.ts";
import { nights } from "./nights.ts";
import { forgetful, netGate, noisy, thresholdOffByOne, totalUnrounded, unprotected, unrounded } from "./planted.ts";
import { isNarrow, neighbour } from "./publication.ts";
import type { Claim, Publication } from "./publication.ts";
import { revisions } from "./revisions.ts";
import { learned, score } from "./score.ts";
import { simulate } from "./simulated.ts";
import type { Simulated } from "./simulated.ts";
import { statuses } from "./statuses.ts";
import { standingKnowledge } from "./subtract.ts";

const CITIES = ["KU091", "KU049", "KU837", "KU092", "KU564", "KU853"];

/** Those that are worked through by linear programming: the first, a busy one, and late ones of which much is held. */
const RELEASES = [0, 3, 18, 28];

describe("thirty releases of one month, attacked", () => {
  let simulated: Simulated;
  let solver: Solver;
  beforeAll(async () => {
    simulated = await simulate({ vintages: 30, residents: 2500, seed: 1 });
    solver = await openSolver();
  });
  afterAll(() => simulated.place.close());

  const nightly = (): readonly Int32Array[] => simulated.truth.map((_, at) => simulated.churn(Math.max(at - 1, 0), at));
  const scored = (attack: (publication: Publication) => readonly Claim[], publication = simulated.publication) =>
    score(attack(publication), publication, simulated.truth);
  /** Solves all equations after some of the releases. */
  const solve = (one: Publication, knownAt: Attacker["knownAt"], along: Attacker["along"]) => {
    const releases = RELEASES.filter((at) => one.releases[at]!.length > 0);
    return linked(one, { solver, releases, knownAt, along });
  };
  /** The hits to report when a test fails: cells, releases, limits. */
  const told = (hits: readonly Claim[]) =>
    hits.map(({ about, from, at, interval }) => {
      const places = [...about.plus, ...about.minus].map((cell) =>
        Object.values(simulated.publication.cells[cell]!).join(" "),
      );
      return `${places.join(" less ")}, ${from === null ? "" : `from ${from} `}at ${at}: ${interval.lower} to ${interval.upper}`;
    });

  it("are of a country in which few changed in many cells, some with no net change, and of which much is published", () => {
    const { publication, truth } = simulated;
    expect(publication.releases).toHaveLength(30);
    const changes = nightly().flatMap((churn, at) =>
      at === 0 ? [] : [...churn].map((persons, cell) => ({ persons, net: truth[at]![cell]! - truth[at - 1]![cell]! })),
    );
    const count = (holds: (change: (typeof changes)[number]) => boolean) => changes.filter(holds).length;
    expect(count(({ persons }) => persons === 1)).toBeGreaterThan(1000);
    expect(count(({ persons }) => persons === 2)).toBeGreaterThan(1000);
    expect(count(({ persons, net }) => persons === 2 && net === 0)).toBeGreaterThan(100);
    expect(count(({ persons }) => persons > 2)).toBeGreaterThan(1000);
    const shown = publication.releases[0]!.filter(({ value }) => value !== null).length;
    expect(shown).toBeGreaterThan(500);
  });

  it("are published each night, and no block of them is held: the audit finds numbers enough to suppress", () => {
    const { publication } = simulated;
    expect(publication.held.map((blocks) => [...blocks])).toEqual(publication.held.map(() => []));
    expect(publication.releases.slice(1).flat().length).toBeGreaterThan(500);
  });

  it("are counted as the persons themselves say", async () => {
    const { chain, place, truth } = simulated;
    const rows = await place.rows("select persons from read_parquet(getvariable('file'))", chain[0]!.counts);
    expect(rows.map((row) => Number(row["persons"]))).toEqual([...truth[0]!]);
  });

  it("follow the rules for roundings, small numbers and numbers that stick", () => {
    const { publication, truth, churn } = simulated;
    const rulesIn = (mutation: Publication) => new Set(brokenRules(mutation, truth, churn).map(({ rule }) => rule));
    expect(brokenRules(publication, truth, churn)).toEqual([]);
    expect(rulesIn(thresholdOffByOne(publication, truth))).toContain("threshold");
    expect(rulesIn(totalUnrounded(publication, truth))).toContain("rounding");
    const unstuck = { ...forgetful(publication, truth), rules: publication.rules };
    expect([...rulesIn(unstuck)]).toEqual(["sticking"]);
    expect([...rulesIn(netGate(publication, truth, nightly()))]).toEqual(["sticking"]);
  });

  it.each([
    ["nights", nights],
    ["cities", cities],
    ["ages", ages],
    ["breakdowns", breakdowns],
    ["statuses", statuses],
  ])("give nothing to who subtracts %s, who learns much from true numbers", (_, attack) => {
    const { publication, truth } = simulated;
    for (const bare of [unprotected(publication, truth.slice(0, 2)), unrounded(publication, truth.slice(0, 2))]) {
      const { hits, wrong } = scored(attack, bare);
      expect(hits.length).toBeGreaterThan(500);
      expect(wrong).toBe(0);
    }
    const { hits, wrong } = scored(attack);
    expect(wrong).toBe(0);
    expect(told(hits)).toEqual([]);
  });

  it("give nothing to who watches revisions, who learns one person's change where numbers do not stick", () => {
    const { publication, truth } = simulated;
    const guesses = revisions(publication);
    expect(guesses.length).toBeGreaterThan(0);
    expect(told(learned(scored(revisions)))).toEqual([]);
    expect(learned(scored(revisions, forgetful(publication, truth))).length).toBeGreaterThan(100);
  });

  it("give nothing to an attacker who averages over nights, who finds the numbers behind noise that is redrawn", () => {
    const { publication, truth } = simulated;
    const churn = nightly();
    const attack = (one: Publication) => averaging(one, churn);
    const { hits, wrong } = scored(attack);
    expect(wrong).toBe(0);
    expect(told(hits)).toEqual([]);
    const noise = scored(attack, noisy(publication, truth));
    expect(noise.hits.length).toBeGreaterThan(4 * noise.wrong);
  });

  it.each(CITIES)(
    "give nothing to %s, which knows its own numbers, and learns of the others from a total left unrounded",
    (city) => {
      const { publication, truth } = simulated;
      const attack = (one: Publication) => insider(one, { city, own: truth });
      expect(scored(attack, totalUnrounded(publication, truth.slice(0, 2))).hits.length).toBeGreaterThan(10);
      const { hits, wrong } = scored(attack);
      expect(wrong).toBe(0);
      expect(told(hits)).toEqual([]);
    },
  );

  /** What a city that knows which counts are small and unchanged concludes about others, with a publication's numbers or without. */
  const byCity = (city: string, most: Most, one = simulated.publication) => {
    const knows = knowsTheStill(knowsTheSmall(one, most), nightly());
    return scored(() => insider(simulated.publication, { city, own: simulated.truth }, knows));
  };

  it.each(CITIES)(
    "disclose to %s, which knows its own numbers and which counts are small and unchanged, only that some numbers of others are withheld",
    (city) => {
      const { publication, small } = simulated;
      const untold = { ...publication, releases: publication.releases.map(() => []) };
      const rules = mostByRules(publication, small);
      const byRules = new Set(byCity(city, rules, untold).hits.map((hit) => JSON.stringify(hit)));
      const { hits, wrong } = byCity(city, rules);
      expect(wrong).toBe(0);
      expect(told(hits.filter((hit) => !byRules.has(JSON.stringify(hit))))).toEqual([]);
    },
  );

  it.each(["KU091", "KU049"])(
    "would disclose others to %s, which has most of small totals, if those were withheld only under ten",
    (city) => {
      const { publication, small, truth } = simulated;
      const rules = mostByRules(publication, small);
      const underTen: Most = (release) => {
        const most = rules(release);
        return (cell) => (most(cell) !== undefined && truth[release]![cell]! < 10 ? 9 : undefined);
      };
      expect(byCity(city, underTen).hits.length).toBeGreaterThan(byCity(city, rules).hits.length + 5);
    },
  );

  it("show that a city whose knowledge nobody tried is a city that may learn something", () => {
    const { publication, truth } = simulated;
    const hitsOf = (city: string, one: Publication) =>
      scored((known) => insider(known, { city, own: truth }), one).hits;
    const audited = CITIES.filter((city) => city !== "KU091");
    const total = totalUnrounded(publication, truth.slice(0, 2));
    const without = (withdrawn: ReadonlySet<number>): Publication => ({
      ...total,
      releases: total.releases.map((rows) => rows.filter(({ cell }) => !withdrawn.has(cell))),
    });
    const withdrawn = new Set<number>();
    for (let repaired = total; ; repaired = without(withdrawn)) {
      const hits = audited.flatMap((city) => hitsOf(city, repaired)).flatMap(({ about }) => about.plus);
      if (hits.length === 0) break;
      for (const cell of hits) withdrawn.add(neighbour(publication, cell, { area: "C6" })!);
    }
    const repaired = without(withdrawn);
    for (const city of audited) expect(hitsOf(city, repaired)).toEqual([]);
    expect(hitsOf("KU091", repaired).length).toBeGreaterThan(0);
  });

  describe("by linear programming", () => {
    it.each(["areas", "categories"] as const)("give nothing to who solves %s", (along) => {
      const { hits, wrong } = scored((one) => solve(one, standingKnowledge(one), along));
      expect(wrong).toBe(0);
      expect(told(hits)).toEqual([]);
    });

    it.each(["areas", "categories"] as const)(
      "give nothing to an attacker who knows which counts are small by the rules and which are unchanged, in %s",
      (along) => {
        const { publication, small } = simulated;
        const knows = knowsTheStill(knowsTheSmall(publication, mostByRules(publication, small)), nightly());
        const { hits, wrong } = scored((one) => solve(one, knows, along));
        expect(wrong).toBe(0);
        expect(told(hits)).toEqual([]);
      },
    );

    it.each(["areas", "categories"] as const)(
      "give hardly more to who sees besides whether small numbers that stick have grown, in %s",
      (along) => {
        const publication = { ...simulated.publication, promise: { width: 3, widthByTable: {} } };
        const most = mostNow(publication, simulated.small, simulated.truth);
        const knows = knowsTheStill(knowsTheSmall(publication, most), nightly());
        const { hits, wrong } = scored((one) => solve(one, knows, along), publication);
        expect(wrong).toBe(0);
        expect(told(hits)).toEqual([]);
      },
    );

    it.each(["KU091", "KU853"])("give nothing to %s, which knows its own numbers", (city) => {
      const { truth } = simulated;
      const { hits, wrong } = scored((one) => solve(one, insiderKnowledge(one, { city, own: truth }), "categories"));
      expect(wrong).toBe(0);
      expect(told(hits)).toEqual([]);
    });

    it.each(["areas", "categories"] as const)("find what is withheld among true numbers, in %s", (along) => {
      const { publication, truth } = simulated;
      const bare = unrounded(publication, truth.slice(0, 1));
      const { hits, wrong } = scored(
        (one) => linked(one, { solver, releases: [0], knownAt: standingKnowledge(one), along }),
        bare,
      );
      expect(wrong).toBe(0);
      expect(hits.length).toBeGreaterThan(20);
      expect(hits.every((claim) => isNarrow(bare, claim, true))).toBe(true);
    });
  });
});
