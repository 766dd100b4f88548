import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsAt, releasedAt, summed } from "../../bench/releases/fits.ts";
import type { Fit } from "../../bench/releases/fits.ts";
import { TOTALS } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import type { CountCodes } from "../../src/model/lineage.ts";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const [FIRST, SECOND] = ["2026-08-15", "2026-09-15"] as const;

const CELL = CELL_COLUMNS.join(" | ");

const codesOf = (codes: CountCodes): string => CELL_COLUMNS.map((column) => codes[column]).join(" | ");

/** A cell of June by its table, area and sex. */
const cell = (text: string): string => {
  const [table = "", area = "", sex = ""] = text.split(" ");
  const codes = { ...TOTALS, TABLE_ID: table, REF_AREA: area, TIME_PERIOD: "2026-06", SEX: sex };
  return codesOf({ ...codes, STATUS_ORDER: "_Z", MEASURE: "PERSONS" });
};

const tableOf = (header: string, lines: readonly string[]): string =>
  [
    `${CELL} | ${header}`,
    ...lines.map((line) => {
      const [of = "", ...rest] = line.split(" | ");
      return [cell(of), ...rest].join(" | ");
    }),
  ].join("\n");

interface Published {
  /** `by_ground KU049 F | value | status | vintage` */
  readonly counts: readonly string[];
  /** `by_ground KU049 F | persons | collected | rules | STANDS | value | status` */
  readonly decisions: readonly string[];
  /** `by_ground | KU049 | vintage | RELEASED` */
  readonly status: readonly string[];
}

let snapshots = 0;

async function snapshotOf({ counts, status }: Omit<Published, "decisions">): Promise<string> {
  const folder = join(bench.folder, `snapshot-${(snapshots += 1)}`);
  await mkdir(folder);
  const keep = async (name: string, text: string) => rename(await bench.given(text), join(folder, name));
  await keep("counts.parquet", tableOf("OBS_VALUE:integer | OBS_STATUS | VINTAGE", counts));
  const lines = status.map((line) => `2026-06 | ${line}`);
  await keep(
    "release_status.parquet",
    ["TIME_PERIOD | TABLE_ID | REF_AREA | VINTAGE | RELEASE_STATUS", ...lines].join("\n"),
  );
  return folder;
}

async function compared({ decisions, ...published }: Published, vintage: string = FIRST) {
  const snapshot = await snapshotOf(published);
  const header = "persons:bigint | collected:integer | rules | STANDS | OBS_VALUE:integer | OBS_STATUS";
  const path = await bench.given(tableOf(header, decisions));
  const chains = new Map([["2026-06", [{ vintage: FIRST, decisions: { path, sha256: "" } }]]]);
  return fitsAt({ snapshot, chains }, [{ vintage, months: ["2026-06"] }], bench.session);
}

const released = (...vintages: readonly string[]): readonly string[] =>
  vintages.map((vintage) => `by_ground | KU049 | ${vintage} | RELEASED`);

/** What became of one published count of so many persons. */
async function one(value: number, persons: number, stands = "new"): Promise<string> {
  const { fits } = await compared({
    counts: [`by_ground KU049 F | ${value} | A | ${FIRST}`],
    decisions: [`by_ground KU049 F | ${persons} | 1 |  | ${stands} | ${value} | A`],
    status: released(FIRST),
  });
  const [fit] = fits;
  return (["fits", "sticks", "outside"] as const).filter((kind) => fit![kind] === 1).join();
}

describe("a published count against the store's", () => {
  it.each([
    [100, 95, "new", "fits"],
    [100, 104, "new", "fits"],
    [100, 94, "new", "outside"],
    [100, 105, "new", "outside"],
    [100, 93, "held", "sticks"],
    [100, 106, "held", "sticks"],
    [100, 92, "held", "outside"],
    [100, 107, "held", "outside"],
    [10, 9, "new", "outside"],
    [10, 8, "held", "sticks"],
  ])("of %i, with %i persons, where the decision says %s, %s", async (value, persons, stands, found) => {
    expect(await one(value, persons, stands)).toBe(found);
  });

  it("is the one in force at the vintage, whatever came later", async () => {
    const { fits, misfits } = await compared({
      counts: [`by_ground KU049 F | 100 | P | ${FIRST}`, `by_ground KU049 F | 200 | P | ${SECOND}`],
      decisions: ["by_ground KU049 F | 101 | 1 |  | new | 100 | P"],
      status: released(FIRST, SECOND),
    });
    expect(fits).toMatchObject([{ values: 1, fits: 1, outside: 0, differing: 0 }]);
    expect(misfits).toEqual([]);
  });

  it("still fits at a vintage without news of the month", async () => {
    const { fits } = await compared(
      {
        counts: [`by_ground KU049 F | 100 | P | ${FIRST}`],
        decisions: ["by_ground KU049 F | 101 | 1 |  | new | 100 | P"],
        status: released(FIRST, SECOND),
      },
      SECOND,
    );
    expect(fits).toMatchObject([{ held: false, values: 1, fits: 1, differing: 0 }]);
  });

  it("may be outside in a block that is held, which is no misfit", async () => {
    const { fits, misfits } = await compared({
      counts: [`by_ground KU049 F | 100 | P | ${FIRST}`],
      decisions: ["by_ground KU049 F | 130 | 1 |  | kept | 100 | P"],
      status: [`by_ground | KU049 | ${FIRST} | HELD`],
    });
    expect(fits).toMatchObject([{ held: true, values: 1, outside: 1, furthest: 26, differing: 0 }]);
    expect(misfits).toEqual([]);
  });

  it("is held on at a vintage at which no month had any news", async () => {
    const { fits } = await compared(
      {
        counts: [`by_ground KU049 F | 100 | P | ${FIRST}`],
        decisions: ["by_ground KU049 F | 130 | 1 |  | kept | 100 | P"],
        status: [`by_ground | KU049 | ${FIRST} | HELD`],
      },
      SECOND,
    );
    expect(fits).toMatchObject([{ held: true, outside: 1, differing: 0 }]);
  });

  it("is named by month, table, area and measure where it does not fit", async () => {
    const { misfits } = await compared({
      counts: [`by_ground KU049 F | 100 | P | ${FIRST}`, `by_ground KU049 M | 50 | P | ${FIRST}`],
      decisions: ["by_ground KU049 F | 130 | 1 |  | new | 100 | P", "by_ground KU049 M | 55 | 1 |  | new | 50 | P"],
      status: released(FIRST),
    });
    const of = { vintage: FIRST, month: "2026-06", table: "by_ground", area: "KU049", measure: "PERSONS" };
    expect(misfits).toEqual([{ ...of, outside: 2, furthest: 26, differing: 0 }]);
  });
});

describe("a snapshot says something else than the store decided where", () => {
  const decisions = ["by_ground KU049 F | 101 | 1 |  | new | 100 | P"];
  it.each([
    ["a value is another", { counts: [`by_ground KU049 F | 110 | P | ${FIRST}`], decisions }],
    ["a status is another", { counts: [`by_ground KU049 F | 100 | A | ${FIRST}`], decisions }],
    ["a cell is not there", { counts: [], decisions }],
    [
      "a withheld count has a value",
      {
        counts: [`by_ground KU049 F | 10 | P | ${FIRST}`],
        decisions: ["by_ground KU049 F | 9 | 1 | few_persons | new |  | Q"],
      },
    ],
    [
      "what nothing published is made of has a value",
      {
        counts: [`by_ground KU049 F | 100 | P | ${FIRST}`],
        decisions: ["by_ground KU049 F | 101 | 1 | unneeded | new |  | Q"],
      },
    ],
    [
      "a block that was kept is published as released",
      {
        counts: [`by_ground KU049 F | 100 | P | ${FIRST}`],
        decisions: ["by_ground KU049 F | 101 | 1 |  | kept | 100 | P"],
      },
    ],
  ])("%s", async (_, published) => {
    const { fits, misfits } = await compared({ ...published, status: released(FIRST) });
    expect(fits).toMatchObject([{ differing: 1 }]);
    expect(misfits).toMatchObject([{ differing: 1 }]);
  });
});

it("cells without a value are suppressed, withheld, or empty; what was not collected or needed is no cell", async () => {
  const { fits } = await compared({
    counts: ["F", "M", "_T", "X", "Y"].map(
      (sex) => `by_ground KU049 ${sex} |  | ${sex === "Y" ? "L" : "Q"} | ${FIRST}`,
    ),
    decisions: [
      "by_ground KU049 F | 25 | 1 | audit | new |  | Q",
      "by_ground KU049 M | 4 | 1 | few_persons | new |  | Q",
      "by_ground KU049 _T | 0 | 1 | few_persons | new |  | Q",
      "by_ground KU049 X | 30 | 1 | unneeded | new |  | Q",
      "by_ground KU049 Y | 0 | 0 | not_collected | new |  | L",
    ],
    status: released(FIRST),
  });
  expect(fits).toMatchObject([{ cells: 3, values: 0, suppressed: 1, withheld: 1, fits: 0, differing: 0 }]);
});

it("a release is a month of a table at a vintage that worked on it, held where a block is", async () => {
  const snapshot = await snapshotOf({
    counts: [],
    status: [
      `by_ground | KU049 | ${FIRST} | RELEASED`,
      `by_ground | KU092 | ${FIRST} | RELEASED`,
      `by_ground | KU049 | ${SECOND} | HELD`,
      `by_ground | KU092 | ${SECOND} | RELEASED`,
      `by_stay | KU049 | ${SECOND} | NOT_RELEASED`,
      "by_ground | KU049 | 2026-10-15 | HELD",
    ],
  });
  const vintages = [FIRST, SECOND].map((vintage) => ({ vintage, months: ["2026-06"] }));
  const of = { table: "by_ground", releases: 2, releasesHeld: 1, blocks: 2 };
  expect(await releasedAt(snapshot, vintages, bench.session)).toEqual([
    { ...of, area: "KU049", blocksHeld: 1 },
    { ...of, area: "KU092", blocksHeld: 0 },
  ]);
});

it("fits are added up, the furthest is the furthest of all", () => {
  const fit: Fit = {
    table: "by_ground",
    held: false,
    cells: 9,
    values: 6,
    suppressed: 1,
    withheld: 2,
    fits: 3,
    sticks: 2,
    outside: 1,
    furthest: 5,
    differing: 0,
  };
  expect(summed([fit, { ...fit, held: true, furthest: 2 }], ({ table }) => table)).toEqual([
    {
      table: "by_ground",
      held: false,
      cells: 18,
      values: 12,
      suppressed: 2,
      withheld: 4,
      fits: 6,
      sticks: 4,
      outside: 2,
      furthest: 5,
      differing: 0,
    },
  ]);
});
