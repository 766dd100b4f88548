import { beforeAll, describe, expect, it } from "vitest";
import type { Told } from "../../../src/protect/audit/assumptions.ts";
import type { Attacker } from "../../../src/protect/audit/attackers.ts";
import { auditMonth } from "../../../src/protect/audit/audit.ts";
import { isLeak, stagesOf } from "../../../src/protect/audit/findings.ts";
import type { Finding } from "../../../src/protect/audit/findings.ts";
import { withdrawn } from "../../../src/protect/audit/repair.ts";
import { xorshift32 } from "../../../src/statistics/random.ts";
import { blocks, monthOf, openAttacker } from "./invented.ts";
import type { People } from "./invented.ts";

/** Few people in the first city, more in the second, at random. */
function randomPeople(seed: number): People {
  const random = xorshift32(seed);
  const drawn = new Map<string, number>();
  return (...place) => {
    const name = place.join(" ");
    const persons = drawn.get(name) ?? Math.floor(random() * (place[0] === "KU049" ? 25 : 60));
    drawn.set(name, persons);
    return persons;
  };
}

const monthAt = (seed: number): Told => ({ ...monthOf(randomPeople(seed)), limits: { width: 5, widthByTable: {} } });

const SEEDS = Array.from({ length: 25 }, (_, at) => at + 1);

describe("what is published after an audit, attacked from the beginning", () => {
  let attacker: Attacker;
  beforeAll(async () => {
    attacker = await openAttacker();
  });

  /** What all profiles find of a month once an audit of it (or of what it was taken for) has withdrawn numbers. */
  async function leaksAfter(audited: Told, month: Told): Promise<readonly Finding[]> {
    const audit = await auditMonth({ month: audited, attacker, before: new Map() });
    const gone = new Set(audit.withdrawn);
    const cells = month.cells.map((one) => (gone.has(one.cell) ? withdrawn(one) : one));
    const leaks: Finding[] = [];
    const attempt = { month: { ...month, cells }, attacker, before: new Map(), settled: new Map() };
    for await (const stage of stagesOf(attempt)) leaks.push(...stage.filter(isLeak));
    return leaks;
  }

  it("gives nothing to anybody", async () => {
    for (const seed of SEEDS) expect(await leaksAfter(monthAt(seed), monthAt(seed))).toEqual([]);
  });

  it("gives something to a city that the audit left out", async () => {
    let found = 0;
    for (const seed of SEEDS) {
      const month = monthAt(seed);
      const leaks = await leaksAfter({ ...month, blocks: { ...blocks, cities: ["KU049"] } }, month);
      found += leaks.some(({ profile }) => profile === "city") ? 1 : 0;
    }
    expect(found).toBeGreaterThan(5);
  });

  it("gives something to an outsider where a whole is not taken for the sum of its parts", async () => {
    let found = 0;
    for (const seed of SEEDS) {
      const month = monthAt(seed);
      // The blocks of areas, without the sums over both sexes.
      const areas = blocks.areas.map((block) => {
        const sums = block.sums.filter(({ cell }) => blocks.cells[cell]?.sex !== "_T");
        return {
          ...block,
          sums,
          sumOf: new Map(sums.map((sum) => [sum.cell, sum])),
          shape: `${block.shape} forgetful`,
        };
      });
      const leaks = await leaksAfter({ ...month, blocks: { ...blocks, areas, categories: [] } }, month);
      found += leaks.some(({ profile }) => profile === "outsider") ? 1 : 0;
    }
    expect(found).toBeGreaterThan(0);
  });
});
