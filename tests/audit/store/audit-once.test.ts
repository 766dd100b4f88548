import { rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protection } from "../../../pipelines/protection.ts";
import { cellsOf, nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { UNBOUNDED } from "../../../src/audit/solver/count-limits.ts";
import type { Artifact } from "../../../src/database/step.ts";
import { EXIT } from "../../../src/lib/errors.ts";
import { sha256OfFile } from "../../../src/lib/files.ts";
import { NOTHING_KNOWN } from "../../../src/audit/store/known-before.ts";
import type { Audit } from "../../../src/audit/store/audit-proposals.ts";
import type { KnownBefore } from "../../../src/audit/store/known-before.ts";
import type { AuditTask } from "../../../src/audit/store/auditor.ts";
import { auditOnce } from "../../../src/audit/store/audit-once.ts";
import { readAudit, readRecord } from "../../../src/audit/store/audit-record.ts";
import type { AuditMeans, ProposalsToAudit } from "../../../src/audit/store/audit-once.ts";
import { openPlace } from "../../count/country.ts";
import type { Place } from "../../count/country.ts";
import { writeTable } from "../../sql/given.ts";
import { grid } from "./invented.ts";

const HEADER = [
  "persons:integer | figures:integer | objectives:integer | rules | OBS_VALUE:integer | STANDS | STILL:boolean | LEAST:integer | MOST:integer",
  "OLD_VALUE:integer | OLD_STANDS | OLD_LEAST:integer | OLD_MOST:integer",
].join(" | ");

const LINES = [
  "12 | 3 | 1 |             | 10 | new  | true  | 10 | 14 | 10 | held | 10 | 14",
  " 4 | 2 | 0 | few_persons |    | new  | false |  0 |  9 |    |      |    |   ",
  "   | 0 | 0 |             |    | new  | false |  0 |    | 20 | new  | 15 | 24",
];

/** What an audit may say. */
const answer: Audit = {
  suppressed: [1, 4, 9],
  held: ["u KU049"],
  residual: { external: 2, cities: { KU049: 0, KU091: 3 } },
  known: {
    external: new Map([
      [0, { lower: 10, upper: 14 }],
      [7, { lower: 3, upper: Infinity }],
      [25, { lower: 1, upper: 8 }],
    ]),
    cities: new Map([
      ["KU049", new Map([[20, { lower: 0, upper: 5 }]])],
      ["KU091", new Map()],
    ]),
  },
};

/** An auditor that gives a fixed answer and records the question. */
function saying(said: Audit = answer): { readonly asked: readonly AuditTask[]; readonly means: AuditMeans } {
  const asked: AuditTask[] = [];
  const audit = async (task: AuditTask): Promise<Audit> => {
    asked.push(task);
    return said;
  };
  return { asked, means: { grid, auditor: { audit }, limits: { width: 3, widthByTable: {}, worth: ["t", "u"] } } };
}

const refuse = async (): Promise<Audit> => {
  throw new Error("refused");
};

const packed = (content: unknown): Uint8Array => gzipSync(JSON.stringify(content));

const caught = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

let place: Place;
let proposals: Artifact;
let inputs = 0;

const table = async (lines: readonly string[]): Promise<Artifact> => {
  const path = join(place.context.store, `proposals-${(inputs += 1)}.parquet`);
  await writeTable(place.context.session, path, [HEADER, ...lines].join("\n"));
  return { path, sha256: await sha256OfFile(path) };
};

/** Proposals of a month that was not audited yet. */
const proposed = async (before: Artifact | null = null): Promise<ProposalsToAudit> => {
  const [first, ...others] = LINES;
  const fresh = first!.replace("12", String(100 + inputs));
  return { month: "2026-06", proposals: await table([fresh, ...others]), before, rules: protection };
};

beforeAll(async () => {
  place = await openPlace(1);
  proposals = await table(LINES);
});
afterAll(() => place.close());

const once = (input: ProposalsToAudit, means: AuditMeans): Promise<Artifact> => auditOnce(input, means, place.context);

/** The audit of an earlier vintage. */
const earlier = async (): Promise<Artifact> => once(await proposed(), saying().means);

describe("an audit of proposals", () => {
  it("is asked for the cells in their order, and for nothing else than what decides", async () => {
    const { asked, means } = saying();
    await once({ month: "2026-06", proposals, before: null, rules: protection }, means);
    const task = { rules: protection, limits: means.limits, before: NOTHING_KNOWN };
    expect(asked).toEqual([{ ...task, rows: expect.anything() }]);
    const [first, second, third] = asked[0]!.rows;
    const old = { old_value: 10, old_stands: "held", old_least: 10, old_most: 14 };
    expect(first).toMatchObject({ persons: 12, figures: 3, objectives: 1, value: 10, still: 1, ...old });
    expect(second).toMatchObject({ persons: 4, rules: "few_persons", value: null, still: 0, most: 9, old_value: null });
    expect(third).toMatchObject({ persons: null, most: null, old_stands: "new", old_most: 24 });
    expect(asked[0]!.rows).toHaveLength(3);
  });

  it("is done once: what it came to is read the next time, also by another process", async () => {
    const [{ asked, means }, input] = [saying(), await proposed()];
    const first = await once(input, means);
    const again = saying();
    expect(await once(structuredClone(input), { ...again.means, grid: structuredClone(grid) })).toEqual(first);
    expect([asked.length, again.asked.length]).toEqual([1, 0]);
    expect(first.sha256).toBe(await sha256OfFile(first.path));
    const { suppressed, held, residual } = answer;
    expect(await readAudit(first)).toMatchObject({ suppressed, held, residual });
  });

  it("is written down so that what earlier versions wrote can be read", async () => {
    const known = { outsider: { cells: [0, 7, 25], least: [10, 3, 1], most: [14, UNBOUNDED, 8] } };
    const record = await readRecord(await once(await proposed(), saying().means));
    expect(record).toMatchObject({ residual: { outsider: 2, KU049: 0, KU091: 3 }, known });
  });

  it("is the same file whenever it is done", async () => {
    const input = await proposed();
    const first = await once(input, saying().means);
    await rm(first.path);
    expect(await once(input, saying().means)).toEqual(first);
  });

  it("is done again where anything relevant differs", async () => {
    const input = await proposed();
    const { asked, means } = saying();
    const files = new Set([(await once(input, means)).path]);
    const [added] = grid.tables;
    const changed: readonly (readonly [input: ProposalsToAudit, means: AuditMeans])[] = [
      [{ ...input, proposals: await table(LINES.toReversed()) }, means],
      [{ ...input, month: "2026-07" }, means],
      [{ ...input, rules: { ...protection, minimumChurn: 4 } }, means],
      [{ ...input, before: await once(await proposed(), saying().means) }, means],
      [input, { ...means, limits: { ...means.limits, width: 4 } }],
      [input, { ...means, limits: { ...means.limits, worth: ["u", "t"] } }],
      [input, { ...means, limits: { ...means.limits, widthByTable: { u: 5 } } }],
      [input, { ...means, grid: { ...grid, tables: [...grid.tables, { ...added!, id: "v" }] } }],
      // The same cells, but they add up otherwise.
      [input, { ...means, grid: { ...grid, tables: grid.tables.map((one) => ({ ...one, complete: false })) } }],
    ];
    for (const [other, by] of changed) files.add((await once(other, by)).path);
    expect([asked.length, files.size]).toEqual([1 + changed.length, 1 + changed.length]);
  });

  it("leaves nothing behind where it fails, and is asked for again", async () => {
    const [input, { asked, means }] = [await proposed(), saying()];
    await expect(once(input, { ...means, auditor: { audit: refuse } })).rejects.toThrow("refused");
    await once(input, means);
    expect(asked).toHaveLength(1);
  });
});

describe("a record that is damaged", () => {
  it.each([
    ["is missing", (path: string) => rm(path)],
    ["is empty", (path: string) => truncate(path, 0)],
    ["is cut off", (path: string) => truncate(path, 60)],
    ["is not packed", (path: string) => writeFile(path, "{}")],
    ["is no record", (path: string) => writeFile(path, packed({ suppressed: [1] }))],
    [
      "says what no audit says",
      (path: string) => writeFile(path, packed({ suppressed: [-1], held: [], residual: {} })),
    ],
  ])("is made again where it %s", async (_, damage) => {
    const [input, { asked, means }] = [await proposed(), saying()];
    const whole = await once(input, means);
    await damage(whole.path);
    expect(await caught(readAudit(whole))).toBeInstanceOf(Error);
    expect(await once(input, means)).toEqual(whole);
    expect(asked).toHaveLength(2);
    expect((await readAudit(whole)).suppressed).toEqual(answer.suppressed);
  });

  it("is never taken for nothing that was known: the audit after it is not done", async () => {
    const before = await earlier();
    await truncate(before.path, 60);
    const { asked, means } = saying();
    expect(await caught(once(await proposed(before), means))).toBeInstanceOf(Error);
    expect(asked).toEqual([]);
  });
});

const numbersIn = (of: Grid): ReadonlyMap<string, number> =>
  new Map([...cellsOf(of)].map((cell, number) => [nameOfCell(cell), number]));

/** What is known, by the names of the cells. */
const named = ({ external, cities }: KnownBefore, of: Grid) => {
  const names = [...cellsOf(of)].map(nameOfCell);
  const byName = (known: KnownBefore["external"]) => new Map([...known].map(([cell, one]) => [names[cell]!, one]));
  return { external: byName(external), cities: new Map([...cities].map(([city, known]) => [city, byName(known)])) };
};

/** What is known to the audit after one, of such a publication. */
const knownTo = async (of: Grid): Promise<KnownBefore> => {
  const { asked, means } = saying();
  await once(await proposed(await earlier()), { ...means, grid: of });
  return asked[0]!.before;
};

describe("what was known after an audit", () => {
  it("is known to the next one, by everybody outside and by each city", async () => {
    expect(await knownTo(grid)).toEqual(answer.known);
  });

  it("is known of the same cells where a table is added and their numbers are others", async () => {
    const added = { ...grid, tables: [{ ...grid.tables[0]!, id: "added" }, ...grid.tables] };
    expect(numbersIn(added).get("t|C2|F|_T|A|_Z|PERSONS")).not.toBe(numbersIn(grid).get("t|C2|F|_T|A|_Z|PERSONS"));
    const known = await knownTo(added);
    expect(known).not.toEqual(answer.known);
    expect(named(known, added)).toEqual(named(answer.known, grid));
  });

  it("is forgotten of cells that are no longer there, and of no others", async () => {
    const fewer = { ...grid, areas: grid.areas.filter(({ code }) => code !== "C2") };
    const names = [...named(answer.known, grid).external.keys()];
    const left = names.filter((name) => numbersIn(fewer).has(name));
    expect([names.length, left.length]).toEqual([3, 1]);
    const known = named(await knownTo(fewer), fewer);
    expect([...known.external.keys()]).toEqual(left);
    expect(known.cities).toEqual(named(answer.known, grid).cities);
  });

  it("is kept from each audit to the next, however often the numbers change", async () => {
    const added = { ...grid, tables: [{ ...grid.tables[0]!, id: "added" }, ...grid.tables] };
    const first = await knownTo(added);
    const between = await once(await proposed(), { ...saying({ ...answer, known: first }).means, grid: added });
    const { asked, means } = saying();
    await once(await proposed(between), means);
    expect(asked[0]!.before).toEqual(answer.known);
  });

  it("is missed, and no audit is done without it, where it is unknown what its numbers meant", async () => {
    const before = await earlier();
    await rm(join(place.context.store, "audits", "cells"), { recursive: true });
    const { asked, means } = saying();
    const other = { ...grid, areas: grid.areas.slice(1) };
    const error = await caught(once(await proposed(before), { ...means, grid: other }));
    expect(error).toMatchObject({ exitCode: EXIT.bug, message: expect.stringContaining("lacks a file") });
    expect(asked).toEqual([]);
  });
});
