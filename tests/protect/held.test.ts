import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GRID_MEASURES as measures } from "../../src/model/dictionary.ts";
import { gridOf } from "../../src/audit/structure/declared-grid.ts";
import { cellsOf } from "../../src/audit/structure/cell-grid.ts";
import { countMonth } from "../../src/count/count-month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { Row } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { NOTHING_KNOWN } from "../../src/audit/store/known-before.ts";
import type { AuditMeans } from "../../src/audit/store/audit-once.ts";
import { blockOf } from "../../src/audit/store/worth.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import type { MonthToProtect } from "../../src/protect/protect-month.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";
import { cells } from "./simulated-grid.ts";
import { simulatedVintages } from "./simulated-nights.ts";
import { publishing } from "./simulated-protection.ts";
import { release } from "./simulated-releases.ts";
import { declared, personMonthFor, smallRules, somebody } from "./small-grid.ts";
import type { People } from "./small-grid.ts";

const month = "2026-06";

/** The same table twice: two tables in three areas. */
const [table] = declared.tables;
const twice = { ...declared, tables: [table!, { ...table!, id: "again" }] };
const grid = gridOf({ ...twice, measures });
const BLOCKS = [...new Set([...cellsOf(grid)].map((cell) => `${cell.table} ${cell.area}`))];
const blockOfCell = [...cellsOf(grid)].map((cell) => `${cell.table} ${cell.area}`);

/** What an audit may say of a night. */
interface Answer {
  readonly suppressed: readonly number[];
  readonly held: readonly string[];
}

const answer: fc.Arbitrary<Answer> = fc.record({
  suppressed: fc.uniqueArray(fc.nat(blockOfCell.length - 1), { maxLength: 40 }),
  held: fc.subarray(BLOCKS),
});

/** Three nights: who lives there, of whom some are others the night after, and what the audit says of each. */
const story = fc.record({
  people: fc
    .tuple(
      fc.array(fc.option(somebody, { freq: 6 }), { minLength: 26, maxLength: 26 }),
      fc.array(fc.tuple(fc.nat(25), somebody), { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(25), somebody), { minLength: 4, maxLength: 12 }),
    )
    .map(([first, few, many]): readonly People[] => {
      const second = first.map((one, at) => few.find(([who]) => who === at)?.[1] ?? one);
      return [first, second, second.map((one, at) => many.find(([who]) => who === at)?.[1] ?? one)];
    }),
  answers: fc.tuple(answer, answer, answer),
  block: fc.constantFrom(...BLOCKS),
});

/** Of an answer only what is about a block. */
const onlyOf = ({ suppressed, held }: Answer, block: string): Answer => ({
  suppressed: suppressed.filter((cell) => blockOfCell[cell] === block),
  held: held.filter((one) => one === block),
});

let asked = 0;

/** An audit with a fixed answer; it is asked again each time, as its limits are never the same. */
const saying = ({ suppressed, held }: Answer): AuditMeans => ({
  grid,
  auditor: { audit: async () => ({ suppressed, held, residual: { external: 0, cities: {} }, known: NOTHING_KNOWN }) },
  limits: { width: 3, widthByTable: { asked: (asked += 1) }, worth: [] },
});

const contentOf = (row: Row): readonly string[] =>
  ["OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "VINTAGE"].map((column) => textOf(row, column));

describe("a month of which an audit holds blocks", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  const monthAt = async (people: People, night: number): Promise<Omit<MonthToProtect, "releases">> => {
    const personMonth = await personMonthFor(people, place.context);
    const counts = await countMonth({ personMonth, month, ...twice }, place.context);
    const vintage = `2026-08-0${night + 1}T00:00`;
    return { month, personMonth, counts, grid: gridParameters(twice), rules: smallRules, vintage, obsStatus: "P" };
  };

  const monthsOf = async (nights: readonly People[]): Promise<readonly Omit<MonthToProtect, "releases">[]> => {
    const months: Omit<MonthToProtect, "releases">[] = [];
    for (const [night, people] of nights.entries()) months.push(await monthAt(people, night));
    return months;
  };

  const rowsOf = (path: string): Promise<readonly Row[]> =>
    place.context.session.rows("select * from read_parquet(getvariable('file'))", { file: path });

  /** Rows of a block as they were decided of. */
  const decidedOf = async (link: MonthRelease, block: string): Promise<readonly Row[]> => {
    const rows = await rowsOf(link.decisions.path);
    return rows.filter((_, cell) => blockOfCell[cell] === block);
  };

  /** The month's chain over nights with what the audit said of each. */
  const told = async (
    months: readonly Omit<MonthToProtect, "releases">[],
    answers: readonly Answer[],
  ): Promise<readonly MonthRelease[]> => {
    let chain: readonly MonthRelease[] = [];
    for (const [night, one] of months.entries())
      chain = await protectMonth({ ...one, releases: chain, audit: saying(answers[night]!) }, place.context);
    return chain;
  };

  it("publishes every other block as if none were held, whatever is held and suppressed, night after night", () =>
    fc.assert(
      fc.asyncProperty(story, async ({ people, answers, block }) => {
        const months = await monthsOf(people);
        const chain = await told(months, answers);
        // No night is refused: each is a release, of which the link says what it holds.
        expect(chain.map(({ held }) => held)).toEqual(answers.map(({ held }) => held));
        const alone = await told(
          months,
          answers.map((one) => onlyOf(one, block)),
        );
        for (const [night, link] of chain.entries())
          expect([night, await decidedOf(link, block)]).toEqual([night, await decidedOf(alone[night]!, block)]);
      }),
      { numRuns: 6, endOnFailure: true },
    ));

  it("leaves the numbers of a held block as they were, with their own vintage, and publishes none of them", () =>
    fc.assert(
      fc.asyncProperty(story, async ({ people, answers, block }) => {
        const months = await monthsOf(people);
        const held = answers.map((one, night) =>
          night === 0 ? one : { ...one, held: [...new Set([...one.held, block])] },
        );
        const chain = await told(months, held);
        for (const [night, link] of chain.entries()) {
          if (night === 0) continue;
          const [before, now] = [await decidedOf(chain[night - 1]!, block), await decidedOf(link, block)];
          expect(now.map(contentOf)).toEqual(before.map(contentOf));
          const collected = now.filter((row) => textOf(row, "OBS_STATUS") !== "L");
          expect(collected.filter((row) => textOf(row, "STANDS") !== "kept")).toEqual([]);
          expect(collected.length).toBeGreaterThan(0);
          const published = await rowsOf(link.published.path);
          const blocks = published.map((row) => `${textOf(row, "TABLE_ID")} ${textOf(row, "REF_AREA")}`);
          expect(blocks).not.toContain(block);
        }
      }),
      { numRuns: 3, endOnFailure: true },
    ));

  it("is released all the same where every block is held at first: it says nothing of anybody", async () => {
    const [people] = fc.sample(story, { numRuns: 1, seed: 4 })[0]!.people;
    const [link] = await told([await monthAt(people!, 0)], [{ suppressed: [], held: BLOCKS }]);
    expect(link!.held).toEqual(BLOCKS);
    const published = await rowsOf(link!.published.path);
    expect(published).toHaveLength(blockOfCell.length);
    expect(published.filter((row) => row["OBS_VALUE"] !== null || row["OBS_STATUS"] !== "Q")).toEqual([]);
  });

  it("is released, its blocks held, where no small number can be left as wide as is asked: no audit refuses a month", async () => {
    const [country] = simulatedVintages({ vintages: 1, residents: 150, seed: 3 });
    const { audit } = publishing();
    const means = { needed: null, audit: { ...audit!, limits: { width: 12, widthByTable: {}, worth: [] } } };
    const first = { chain: [], country: country!, vintage: "2026-08-01T00:00", means };
    const { chain, rows, held } = await release(first, place.context);
    expect(chain).toHaveLength(1);
    expect(held.length).toBeGreaterThan(0);
    expect(chain[0]!.held).toEqual(held);
    const ofHeld = rows.filter(({ cell }) => held.includes(blockOf(cells[cell]!)));
    expect(ofHeld.length).toBeGreaterThan(0);
    expect(ofHeld.filter(({ value }) => value !== null)).toEqual([]);
  });

  it("keeps with its link all that was in force: what is needed, limits and rules ask for a new one", async () => {
    const [people] = fc.sample(story, { numRuns: 1, seed: 5 })[0]!.people;
    const one = { ...(await monthAt(people!, 0)), audit: saying({ suppressed: [], held: [] }) };
    const chain = await protectMonth({ ...one, releases: [] }, place.context);
    const again = { ...one, releases: chain, vintage: "2026-08-02T00:00" };
    expect(await protectMonth(again, place.context)).toBe(chain);
    const other = { ...one.audit, limits: { ...one.audit.limits, width: 4 } };
    for (const changed of [{ needed: [] }, { audit: other }, { rules: { ...smallRules, minimumComplement: 3 } }]) {
      const longer = await protectMonth({ ...again, ...changed }, place.context);
      expect([Object.keys(changed), longer.length]).toEqual([Object.keys(changed), 2]);
      expect(longer[1]!.inForce).not.toBe(chain[0]!.inForce);
    }
  });
});
