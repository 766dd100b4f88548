import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../../../pipelines/cities.ts";
import { byBackground } from "../../../pipelines/counts/by_background.ts";
import { byGround } from "../../../pipelines/counts/by_ground.ts";
import { GRID_MEASURES as measures } from "../../../src/model/dictionary.ts";
import { ageGroups } from "../../../pipelines/ages.ts";
import { protection } from "../../../pipelines/protection.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import type { CountTable } from "../../../src/count/count-declarations.ts";
import { countMonth } from "../../../src/count/count-month.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { textOf } from "../../../src/database/row.ts";
import { auditorHere } from "../../../src/audit/store/auditor.ts";
import type { MonthRelease } from "../../../src/protect/month-release.ts";
import { protectMonth } from "../../../src/protect/protect-month.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import type { Country, Resident } from "../../protect/simulated-country.ts";
import { personMonthOf } from "../../protect/simulated-releases.ts";

const MONTH = "2026-06";
const RELEASES = 12;

const only = (table: CountTable, codes: readonly string[]): CountTable => ({
  ...table,
  ages: ["_T"],
  statusOrders: ["MONTHLY"],
  categories: table.categories.filter(({ code }) => codes.includes(code)),
});
const backgrounds = only(byBackground, ["FOREIGN", "FINNISH", "_T"]);
const grounds = only(byGround, ["WORK_OTHER", "STUDY", "FAMILY"]);
const inEspoo = (tables: readonly CountTable[]) => ({
  tables,
  areas: areas.filter(({ code }) => code === "KU049"),
  ages: ageGroups.filter(({ code }) => code === "_T"),
});

/** So much is asked for that what was known before the table was added decides. */
const limits = { width: 8, widthByTable: {}, worth: ["by_background", "by_ground"] };

const born = (ground: string, sex: "F" | "M"): Resident => ({
  city: "KU049",
  sex,
  age: 40,
  background: ground === "citizen" ? "finnish" : "foreign",
  ground,
  status: "outside",
  payer: "",
});

/** Persons by ground and sex. */
const people = (persons: Readonly<Record<string, readonly [women: number, men: number]>>): Country =>
  new Map(
    Object.entries(persons).flatMap(([ground, bySex]) =>
      (["F", "M"] as const).flatMap((sex, at) =>
        // Named by their place in the ground: when a woman turns out to be a man she is the same person.
        Array.from({ length: bySex[at]! }, (_, index) => {
          const place = sex === "F" ? index : bySex[0] + bySex[1] - 1 - index;
          return [`${ground}${place}`, born(ground, sex)] as const;
        }),
      ),
    ),
  );

/**
 * Sixteen women and seventeen men, each published as 20, are at least thirty. Later three of the women turn out to be men: the women are
 * published as 10, and nobody has come or gone.
 */
const vintage = (release: number): Country =>
  people({
    work_other: release === 0 ? [4, 4] : [3, 5],
    study: release === 0 ? [6, 8] : [5, 9],
    family: release === 0 ? [6, 5] : [5, 6],
    // Others come each time, so that there is something to publish.
    citizen: [40 + 5 * release, 40],
  });

describe("a table that is added after twelve releases", () => {
  let place: Place;
  let before: readonly MonthRelease[] = [];

  const release = async (chain: readonly MonthRelease[], number: number, tables: readonly CountTable[]) => {
    const declared = inEspoo(tables);
    const grid = gridOf({ ...declared, measures });
    const personMonth = await personMonthOf(vintage(number), place.context);
    const counts = await countMonth({ personMonth, month: MONTH, ...declared }, place.context);
    const input = {
      month: MONTH,
      releases: chain,
      personMonth,
      counts,
      grid: gridParameters(declared),
      rules: protection,
    };
    const audit = { grid, auditor: auditorHere(grid), limits };
    const known = `2026-08-${String(number + 1).padStart(2, "0")}T00:00`;
    return protectMonth({ ...input, audit, obsStatus: "P", vintage: known }, place.context);
  };

  beforeAll(async () => {
    place = await openPlace(1);
    for (let number = 0; number < RELEASES; number += 1) before = await release(before, number, [backgrounds]);
  });
  afterAll(() => place.close());

  /** What is public of persons of a table in both sexes, by category. */
  const shown = async (chain: readonly MonthRelease[], table: string, category: string) => {
    const rows = await place.rows(
      `select * from read_parquet(getvariable('file')) where TABLE_ID = '${table}' and SEX = '_T' and MEASURE = 'PERSONS'`,
      chain.at(-1)!.decisions,
    );
    return Object.fromEntries(rows.map((row) => [textOf(row, category), row["OBS_VALUE"]]));
  };

  it("comes to numbers of which all was published so far", async () => {
    expect(before).toHaveLength(RELEASES);
    expect(await shown(before, "by_background", "BACKGROUND")).toMatchObject({ FOREIGN: 30 });
  });

  it("would disclose few persons, if an attacker forgot what was published: how many there are at least follows from an early release alone", async () => {
    const forgotten = before.map((earlier): MonthRelease => ({ ...earlier, audit: null }));
    const chain = await release(forgotten, RELEASES, [backgrounds, grounds]);
    // Thirty less 14 and 14: two of nine at least.
    expect(await shown(chain, "by_ground", "PERMIT_GROUND")).toEqual({ WORK_OTHER: null, STUDY: 10, FAMILY: 10 });
  });

  it("is attacked with all that was ever published: a number that discloses too much with it is suppressed", async () => {
    const chain = await release(before, RELEASES, [backgrounds, grounds]);
    const found = await shown(chain, "by_ground", "PERMIT_GROUND");
    expect(found).toMatchObject({ WORK_OTHER: null });
    expect([found["STUDY"], found["FAMILY"]].filter((value) => value === null)).toHaveLength(1);
    expect(chain.at(-1)!.held).toEqual([]);
    expect(await shown(chain, "by_background", "BACKGROUND")).toMatchObject({ FOREIGN: 30 });
  });

  it("leaves carried-forward numbers as they are: none is replaced for it", async () => {
    const chain = await release(before, RELEASES, [backgrounds, grounds]);
    const rows = await place.rows(
      "select distinct BACKGROUND from read_parquet(getvariable('file')) where TABLE_ID = 'by_background' and BACKGROUND = 'FOREIGN'",
      chain.at(-1)!.published,
    );
    expect(rows).toEqual([]);
  });
});
