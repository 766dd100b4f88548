import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { ages } from "./ages.ts";
import { knowsTheSmall, knowsTheStill, mostByRules } from "./knowledge.ts";
import type { KnownAt } from "./knowledge.ts";
import { linked } from "./linked.ts";
import type { Claim, Publication } from "./publication.ts";
import { score } from "./score.ts";
import { simulate } from "./simulated.ts";
import type { Simulated } from "./simulated.ts";

describe("releases that the rules alone decide of, attacked like those that are audited", () => {
  let simulated: Simulated;
  let solver: Solver;
  beforeAll(async () => {
    simulated = await simulate({ vintages: 4, residents: 2500, seed: 1, isAudited: false });
    solver = await openSolver();
  });
  afterAll(() => simulated.place.close());

  const hitsOf = (attack: (publication: Publication) => readonly Claim[]): readonly Claim[] => {
    const { publication, truth } = simulated;
    const { hits, wrong } = score(attack(publication), publication, truth);
    expect(wrong).toBe(0);
    return hits;
  };
  const knows = (): KnownAt => {
    const { publication, small, truth, churn } = simulated;
    const nightly = truth.map((_, at) => churn(Math.max(at - 1, 0), at));
    return knowsTheStill(knowsTheSmall(publication, mostByRules(publication, small)), nightly);
  };

  it("disclose small counts to an attacker who subtracts ages", () => {
    expect(hitsOf(ages).length).toBeGreaterThan(3);
  });

  it.each(["areas", "categories"] as const)(
    "disclose more to an attacker who knows which counts are small and unchanged, and solves %s",
    (along) => {
      const hits = hitsOf((one) => linked(one, { solver, releases: [0, 3], knownAt: knows(), along }));
      expect(hits.length).toBeGreaterThan(20);
    },
  );
});
