import * as fc from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMonth } from "../../src/count/count-month.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import { SPLIT_DIMENSIONS } from "../../src/model/dictionary.ts";
import type { NeededCounts } from "../../src/model/needed-counts.ts";
import { namesOf } from "../../src/protect/month-release.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import type { MonthToProtect } from "../../src/protect/protect-month.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";
import { declared, isIn, personMonthFor, somebody, smallRules as rules } from "./small-grid.ts";
import type { Cell, People, Person } from "./small-grid.ts";

const month = "2026-06";

/** Everybody that some vintage knows, by number; null is not (yet, or any more) a resident. */
const people = fc.array(fc.option(somebody, { freq: 6 }), { minLength: 24, maxLength: 40 });
/** What a vintage changes: a few persons become somebody else, enter or leave. */
const changes = fc.array(fc.tuple(fc.nat(39), fc.option(somebody, { freq: 4 })), { maxLength: 5 });

const changed = (before: People, change: readonly (readonly [number, Person | null])[]): People =>
  before.map((known, index) => {
    const found = change.find(([who]) => who === index);
    return found === undefined ? known : found[1];
  });

const members = (all: People, cell: Cell): ReadonlySet<number> =>
  new Set(all.flatMap((each, index) => (each !== null && isIn(each, cell) ? [index] : [])));

/** How many are in one of two sets only. */
const churned = (one: ReadonlySet<number>, other: ReadonlySet<number>): number =>
  [...one].filter((who) => !other.has(who)).length + [...other].filter((who) => !one.has(who)).length;

/** A row of decisions or of published counts. */
interface Row extends Cell {
  readonly STANDS: string;
  readonly OBS_VALUE: number | null;
  readonly OBS_STATUS: string;
  readonly CONF_STATUS: string;
  readonly VINTAGE: string;
  readonly MEASURED: string;
}

const contentOf = (row: Row | undefined) => row && [row.OBS_VALUE, row.OBS_STATUS, row.CONF_STATUS];
const keyOf = ({ REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE }: Cell): string =>
  [REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE].join(" ");

describe("a month's chain", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  const monthOf = async (chain: readonly MonthRelease[], all: People, vintage: string): Promise<MonthToProtect> => {
    const personMonth = await personMonthFor(all, place.context);
    const counts = await countMonth({ personMonth, month, ...declared }, place.context);
    return {
      month,
      releases: chain,
      personMonth,
      counts,
      grid: gridParameters(declared),
      rules,
      vintage,
      obsStatus: "P",
    };
  };

  const extended = async (
    chain: readonly MonthRelease[],
    all: People,
    vintage: string,
  ): Promise<readonly MonthRelease[]> => protectMonth(await monthOf(chain, all, vintage), place.context);

  const rowsOf = async (path: string): Promise<ReadonlyMap<string, Row>> => {
    const found = await place.context.session.rows("select * from read_parquet(getvariable('file'))", { file: path });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return new Map((found as unknown as readonly Row[]).map((row) => [keyOf(row), row]));
  };

  it("changes no cell while 1 or 2 persons entered, left or changed in it since it was measured, and every other one it may", () =>
    fc.assert(
      fc.asyncProperty(people, fc.array(changes, { minLength: 3, maxLength: 5 }), async (first, later) => {
        const vintages: People[] = [first];
        for (const change of later) vintages.push(changed(vintages.at(-1)!, change));
        let chain: readonly MonthRelease[] = [];
        const known: People[] = [];
        const told = new Map<string, Row>();
        for (const [index, all] of vintages.entries()) {
          const longer = await extended(chain, all, `2026-08-0${index + 1}T00:00`);
          if (longer === chain) continue;
          const before = chain.length === 0 ? new Map<string, Row>() : await rowsOf(chain.at(-1)!.decisions.path);
          chain = longer;
          known.push(all);
          const now = await rowsOf(chain.at(-1)!.decisions.path);
          for (const [key, row] of await rowsOf(chain.at(-1)!.published.path)) told.set(key, row);
          for (const [key, row] of now) {
            // Outside, the newest row of a cell says all that is public of it.
            expect([key, contentOf(told.get(key)), told.get(key)?.VINTAGE]).toEqual([key, contentOf(row), row.VINTAGE]);
            const old = before.get(key);
            const then = old === undefined ? all : known[namesOf(chain).indexOf(old.MEASURED)]!;
            const churn = churned(members(all, row), members(then, row));
            const few = churn === 1 || churn === 2;
            expect([key, churn, row.STANDS]).toEqual([key, churn, few ? "held" : "new"]);
            const expected = few ? [contentOf(old), old?.MEASURED] : [contentOf(row), chain.at(-1)!.vintage];
            expect([key, contentOf(row), row.MEASURED]).toEqual([key, ...expected]);
          }
        }
        expect(chain.length).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    ));

  it("does not grow where a vintage has no news, and does when the month closes", async () => {
    const all = fc.sample(people, { numRuns: 1, seed: 7 })[0]!;
    const chain = await extended([], all, "2026-08-01T00:00");
    expect(await extended(chain, all, "2026-08-02T00:00")).toBe(chain);
    const personMonth = { ...chain[0]!.personMonth, rows: chain[0]!.persons };
    const { counts } = await monthOf(chain, all, "2026-08-03T00:00");
    const same = { month, releases: chain, personMonth, counts, grid: gridParameters(declared), rules };
    const closed = await protectMonth({ ...same, obsStatus: "A", vintage: "2026-08-03T00:00" }, place.context);
    const [published] = await place.rows(
      `select string_agg(distinct OBS_STATUS, '' order by OBS_STATUS) as statuses, string_agg(distinct VINTAGE) as vintages
       from read_parquet(getvariable('file'))`,
      closed.at(-1)!.published,
    );
    expect(published).toEqual({ statuses: "A", vintages: "2026-08-03" });
  });

  it("grows where a vintage goes back to what was known before the newest", async () => {
    const [one, other] = fc.sample(people, { numRuns: 2, seed: 7 });
    const two = await extended(await extended([], one!, "2026-08-01T00:00"), other!, "2026-08-02T00:00");
    expect(two).toHaveLength(2);
    expect(await extended(two, one!, "2026-08-03T00:00")).toHaveLength(3);
  });

  it("distinguishes two releases at one vintage; the second has everything in force since then", async () => {
    const [first, second] = [
      fc.sample(people, { numRuns: 1, seed: 8 })[0]!,
      fc.sample(people, { numRuns: 1, seed: 9 })[0]!,
    ];
    const one = await extended([], first, "2026-08-01T00:00");
    const two = await extended(one, second, "2026-08-01T00:00");
    expect(namesOf(two)).toEqual(["2026-08-01", "2026-08-01#2"]);
    const rows = await rowsOf(two[1]!.published.path);
    expect(rows.size).toBe((await rowsOf(two[0]!.published.path)).size);
    expect(new Set([...rows.values()].map(({ VINTAGE }) => VINTAGE))).toEqual(new Set(["2026-08-01"]));
    const third = await extended(two, first, "2026-08-02T00:00");
    expect(third).toHaveLength(3);
  });

  it("goes on with its rules on a night on which other counts are needed, and not where rules are changed", async () => {
    const everything: NeededCounts = {
      table_id: "all",
      sex: ["F", "M", "_T"],
      age: ["_T", "Y18T64", "Y18T29"],
      codes: {
        BACKGROUND: ["FOREIGN", "FINNISH", "_T"],
        ...Object.fromEntries(SPLIT_DIMENSIONS.slice(1).map((code) => [code, ["_T"]])),
      },
      status_order: ["_Z", "MONTHLY", "ANNUAL"],
      measure: ["PERSONS", "EMPLOYED", "UNEMPLOYED", "IN_SERVICES", "OUTSIDE"],
      objective: false,
    };
    const [first, later] = fc.sample(fc.tuple(people, changes), { numRuns: 9, seed: 12 })[8]!;
    const chain = await extended([], first, "2026-08-01T00:00");
    const input = await monthOf(chain, changed(first, later), "2026-08-02T00:00");
    const decided = async (other: Partial<MonthToProtect>) => {
      const longer = await protectMonth({ ...input, ...other }, place.context);
      return [...(await rowsOf(longer[1]!.decisions.path)).values()];
    };
    const sticks = await decided({});
    expect(await decided({ needed: [everything] })).toEqual(sticks);
    // A rule that asks nothing of anybody, but another one than was in force.
    expect(await decided({ rules: { ...rules, minimumRecipients: 1 } })).not.toEqual(sticks);
  });

  it("says which of its files is missing or damaged", async () => {
    const all = fc.sample(people, { numRuns: 1, seed: 10 })[0]!;
    const [link] = await extended([], all, "2026-08-01T00:00");
    const damaged = { ...link!, decisions: { ...link!.decisions, sha256: "0".repeat(64) } };
    await expect(extended([damaged], all.slice(3), "2026-08-02T00:00")).rejects.toThrow(link!.decisions.path);
    const gone = { ...link!, personMonth: { ...link!.personMonth, path: join(place.context.store, "gone.parquet") } };
    await expect(extended([gone], all.slice(3), "2026-08-02T00:00")).rejects.toMatchObject({ exitCode: 1 });
  });
});
