import * as fc from "fast-check";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gridParameters } from "../../src/count/parameters.ts";
import { textOf } from "../../src/database/row.ts";
import { materialise } from "../../src/database/step.ts";
import type { Artifact } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { changedPersonsOf } from "../../src/protect/churn.ts";
import { namesOf } from "../../src/protect/month-release.ts";
import type { MonthRelease } from "../../src/protect/month-release.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";
import { writeTable } from "../sql/given.ts";
import { declared, isIn, personMonthFor, somebody } from "./small-grid.ts";
import type { Cell, People, Person } from "./small-grid.ts";

const month = "2026-06";
const grid = gridParameters(declared);

/** Who somebody is in three versions of a month, out of two and nobody: many change back or come back where versions do. */
const life = fc
  .tuple(somebody, somebody, fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)))
  .map(([one, other, versions]) => versions.map((which) => [one, one, other, null][which] ?? null));

/** A month's versions in the order in which they were known, the last of them now, and the links that something stands from. */
const story = fc.record({
  lives: fc.array(life, { minLength: 1, maxLength: 12 }),
  known: fc.array(fc.nat(2), { minLength: 2, maxLength: 7 }),
  stands: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
});

const CELLS: readonly Cell[] = ["KU049", "KU091", "C6"].flatMap((REF_AREA) =>
  ["F", "M", "_T"].flatMap((SEX) =>
    ["_T", "Y18T64", "Y18T29"].flatMap((AGE) =>
      ["FOREIGN", "FINNISH", "_T"].flatMap((BACKGROUND) =>
        [
          ["_Z", "PERSONS"] as const,
          ...["MONTHLY", "ANNUAL"].flatMap((order) =>
            ["EMPLOYED", "UNEMPLOYED", "OUTSIDE"].map((measure) => [order, measure] as const),
          ),
        ].map(([STATUS_ORDER, MEASURE]) => ({ REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE })),
      ),
    ),
  ),
);

const keyOf = ({ REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE }: Cell): string =>
  [REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE].join(" ");

const isMember = (one: Person | null | undefined, cell: Cell): boolean =>
  one !== null && one !== undefined && isIn(one, cell);

/** How many are in a cell then or now only: churn as it is defined, person by person. */
const churned = (then: People, now: People, cell: Cell): number =>
  then.filter((one, index) => isMember(one, cell) !== isMember(now[index], cell)).length;

/** Churn since a base of every cell that has any. */
const defined = (base: string, then: People, now: People): readonly string[] =>
  CELLS.map((cell) => [keyOf(cell), churned(then, now, cell)] as const)
    .filter(([, churn]) => churn > 0)
    .map(([key, churn]) => `${base} ${key}: ${churn}`);

const cellsOn = (on: Place) =>
  materialise({ output: "cells/_", sql: "count/cells", inputs: {}, parameters: grid }, on.context);

describe("churn of a month since each vintage that something stands from, and since the one before", () => {
  let place: Place;
  let files = 0;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  const written = async (table: string, { session, store } = place.context): Promise<Artifact> => {
    const path = join(store, `given-${(files += 1)}.parquet`);
    await writeTable(session, path, table);
    return { path, sha256: await sha256OfFile(path) };
  };

  const personMonthOf = (all: People): Promise<Artifact> => personMonthFor(all, place.context);

  /** Links of person-months one after another, by default of v0, v1, …; something of the newest content was measured at the named ones. */
  const chainOf = async (
    personMonths: readonly Artifact[],
    measured: readonly string[],
    { vintages, on = place }: { readonly vintages?: readonly string[]; readonly on?: Place } = {},
  ): Promise<readonly MonthRelease[]> => {
    const lines = ["MEASURED | OBS_STATUS", ...measured.map((name) => `${name} | P`)];
    const decisions = await written(lines.join("\n"), on.context);
    return personMonths.map((personMonth, index) => ({
      vintage: vintages?.[index] ?? `v${index}`,
      personMonth,
      persons: 0,
      counts: decisions,
      decisions,
      audit: null,
      published: decisions,
      held: [],
      obsStatus: "P",
      rules: "",
      inForce: "",
    }));
  };

  const churn = async (chain: readonly MonthRelease[], personMonth: Artifact, on: Place = place) =>
    changedPersonsOf({ month, releases: chain, personMonth, counts: { cells: await cellsOn(on) }, grid }, on.context);

  const linesOf = async (file: Artifact | null): Promise<readonly string[]> => {
    if (file === null) return [];
    const cells = await cellsOn(place);
    const rows = await place.context.session.rows(
      `select cells.*, churn.MEASURED, churn.churn
       from read_parquet(getvariable('file'), file_row_number = true) as churn
       join read_parquet(getvariable('cells')) as cells using (cell) order by churn.file_row_number`,
      { file: file.path, cells: [cells.path] },
    );
    return rows.map((row) => {
      const codes = ["MEASURED", "REF_AREA", "SEX", "AGE", "BACKGROUND", "STATUS_ORDER", "MEASURE"];
      return `${codes.map((code) => textOf(row, code)).join(" ")}: ${textOf(row, "churn")}`;
    });
  };

  it("is as many as are in one membership of a cell only, whatever happened in between", () =>
    fc.assert(
      fc.asyncProperty(story, async ({ lives, known, stands }) => {
        const versions: readonly People[] = [0, 1, 2].map((which) => lives.map((one) => one[which] ?? null));
        const personMonths: Artifact[] = [];
        for (const version of versions) personMonths.push(await personMonthOf(version));
        const earlier = known.slice(0, -1);
        const now = known.at(-1) ?? 0;
        const measured = earlier.flatMap((_, index) => (stands[index] === true ? [index] : []));
        const chain = await chainOf(
          earlier.map((which) => personMonths[which]!),
          measured.map((index) => `v${index}`),
        );
        const bases = [...new Set([...measured, earlier.length - 1])];
        const expected = bases.flatMap((index) => defined(`v${index}`, versions[earlier[index]!]!, versions[now]!));
        const found = await linesOf(await churn(chain, personMonths[now]!));
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 25 },
    ));

  const samples = fc.sample(fc.array(somebody, { minLength: 20, maxLength: 20 }), { numRuns: 4, seed: 11 });

  /** The person-months of the samples, each time in files of their own. */
  const sampled = async (): Promise<readonly Artifact[]> => {
    const found: Artifact[] = [];
    for (const all of samples) found.push(await personMonthOf(all));
    return found;
  };

  it("is not counted where all that stands was measured at the same person-months, and they were those of the vintage before", async () => {
    const [one] = await sampled();
    expect(await churn([], one!)).toBeNull();
    expect(await churn(await chainOf([one!, one!], ["v0", "v1"]), one!)).toBeNull();
  });

  it("is counted since the vintage before where nothing stands from it: an audit asks who changed at all", async () => {
    const [one, other] = await sampled();
    const found = await linesOf(await churn(await chainOf([one!, other!], ["v0"]), one!));
    expect(found.toSorted()).toEqual(defined("v1", samples[1]!, samples[0]!).toSorted());
    expect(found.length).toBeGreaterThan(0);
  });

  it("knows apart what was published twice at one vintage", async () => {
    const [one, other, now] = await sampled();
    const chain = await chainOf([one!, other!], ["v0", "v0#2"], { vintages: ["v0", "v0"] });
    expect(namesOf(chain)).toEqual(["v0", "v0#2"]);
    const expected = [...defined("v0", samples[0]!, samples[2]!), ...defined("v0#2", samples[1]!, samples[2]!)];
    expect((await linesOf(await churn(chain, now!))).toSorted()).toEqual(expected.toSorted());
  });

  const madeChanges = async (): Promise<number> => {
    const made = await readdir(join(place.context.store, "changes", month));
    return made.filter((name) => name.endsWith(".parquet")).length;
  };

  it("compares at each vintage only the newest person-months with those before, and reads no older ones", async () => {
    const [first, second, third, fourth] = await sampled();
    await rm(join(place.context.store, "changes"), { recursive: true, force: true });
    await churn(await chainOf([first!], ["v0"]), second!);
    expect(await madeChanges()).toBe(1);
    await churn(await chainOf([first!, second!], ["v0", "v1"]), third!);
    expect(await madeChanges()).toBe(2);
    await rm(first!.path);
    await rm(second!.path);
    const chain = await chainOf([first!, second!, third!], ["v0", "v1", "v2"]);
    const expected = [0, 1, 2].flatMap((index) => defined(`v${index}`, samples[index]!, samples[3]!));
    expect((await linesOf(await churn(chain, fourth!))).toSorted()).toEqual(expected.toSorted());
    expect(await madeChanges()).toBe(3);
  });

  it("says which older person-months are missing or damaged where it needs them", async () => {
    const [first, second, third] = await sampled();
    await rm(join(place.context.store, "changes"), { recursive: true, force: true });
    const damaged = { ...second!, sha256: "0".repeat(64) };
    await expect(churn(await chainOf([first!, damaged], ["v0"]), third!)).rejects.toThrow(second!.path);
    expect(await madeChanges()).toBe(0);
    await rm(first!.path);
    const gone = churn(await chainOf([first!, second!], ["v0"]), third!);
    await expect(gone).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(first!.path) });
    // What only an older vintage needs is not asked for.
    expect(await churn(await chainOf([first!, second!], ["v1"]), third!)).not.toBeNull();
  });

  it("stops where decisions were measured at a vintage that the history does not know", async () => {
    const [first, second] = await sampled();
    await expect(churn(await chainOf([first!], ["v9"]), second!)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("the history lacks the vintage v9"),
    });
  });

  const bytesOn = async (on: Place): Promise<Buffer> => {
    const personMonths: Artifact[] = [];
    for (const seed of [1, 2, 3]) personMonths.push(await on.personMonth({ persons: 20_000, seed }));
    const [first, second, now] = personMonths;
    const made = await churn(await chainOf([first!, second!], ["v0", "v1"], { on }), now!, on);
    return readFile(made!.path);
  };

  it("is the same bytes with one thread and with two", async () => {
    const single = await openPlace(1);
    const [one, two] = [await bytesOn(single), await bytesOn(place)];
    await single.close();
    expect(one.equals(two)).toBe(true);
  });
});
