import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { protection } from "../../pipelines/protection.ts";
import { auditCities } from "../../src/merge/audit-merged.ts";
import type { NamedByAudit } from "../../src/merge/audit-merged.ts";
import { withEvent } from "../../src/releases/release-chain.ts";
import type { CellPlace } from "../../src/audit/structure/cell-grid.ts";
import { FIRST, limits, openAuditBench, womenAtWork } from "../audit/public/bench.ts";
import type { AuditBench } from "../audit/public/bench.ts";
import { declarations, isCell, rounded, roundedTo } from "../audit/public/made-up-snapshot.ts";
import type { Publish } from "../audit/public/made-up-snapshot.ts";

let bench: AuditBench;
let espoo: string;
let helsinki: string;

const isOf =
  (...areas: readonly string[]) =>
  ({ area }: CellPlace): boolean =>
    areas.includes(area);

/** A snapshot of some areas at one vintage. */
const ofAreas = (areas: readonly string[], publish: Publish, base = 10, total?: string): Promise<string> =>
  bench.snapshot([{ vintage: FIRST, publish, isTold: isOf(...areas) }], base, total);

const withholding = rounded(10, isCell(womenAtWork));

beforeAll(async () => {
  bench = await openAuditBench();
  // Espoo withholds one number of its own, so that its own table tells nothing close about it.
  espoo = await ofAreas(
    ["KU049"],
    rounded(10, ({ area, category }) => area === "KU049" && category === "FOREIGN"),
  );
  helsinki = await ofAreas(["KU091"], rounded(10));
});
beforeEach(() => rm(join(bench.folder, "output"), { recursive: true, force: true }));
afterAll(() => bench.close());

const NOTHING: NamedByAudit = { ofOneCity: [], suspicions: [] };

const audited = (beside: readonly string[] = [], second = helsinki): Promise<NamedByAudit> =>
  auditCities(
    { cities: [espoo, second], codes: ["KU049", "KU091"], output: join(bench.folder, "output"), beside },
    {
      declared: { declarations, rules: protection, limits },
      database: bench.database,
      progress: () => undefined,
    },
  );

/** Sums of what the cities publish, of which one withholds what `withholding` does. */
const summed: Publish = (cell, persons) =>
  withholding(cell, persons) === null ? null : 2 * roundedTo(persons / 2, 10);

describe("cities' numbers", () => {
  it("tell nothing across cities by themselves", async () => {
    await expect(audited()).resolves.toEqual(NOTHING);
  });

  it("are merged where one city's own already disclose something, which is named", async () => {
    const open = await ofAreas(["KU091"], rounded(1, isCell({ ...womenAtWork, area: "KU091" })), 1);
    const { ofOneCity } = await audited([], open);
    expect(ofOneCity).toContainEqual(expect.stringMatching(/KU091 .* known to within fewer than/));
    expect(ofOneCity.join()).not.toContain("KU049");
  });

  it("and a total that a joint run published exactly disclose what one of them withholds", async () => {
    // The planted fault: totals of both cities that are not rounded, and Helsinki's beside them.
    const joint = await ofAreas(["C2", "KU091"], rounded(1), 1);
    await expect(audited([joint])).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(/by_background KU049 2026-06 as of .* known to within fewer than 5 persons/),
    });
  });

  it("and a rounded total disclose nothing that is close", async () => {
    await expect(audited([await ofAreas(["C2"], rounded(10))])).resolves.toEqual(NOTHING);
  });

  it("name no value where they disclose one", async () => {
    const joint = await ofAreas(["C2", "KU091"], rounded(1), 1);
    const error: unknown = await audited([joint]).catch((thrown: unknown) => thrown);
    expect(String(error)).not.toMatch(/\b(100|200|400)\b/);
  });
});

/** Names the areas of a snapshot, and gives what was published of both cities another code. */
async function withTotal(snapshot: string, code: string, members: readonly string[]): Promise<string> {
  const names = { fi: code, sv: code, en: code };
  const areas = [...members.map((city) => ({ code: city, names })), { code, names, members }];
  await writeFile(join(snapshot, "codelists.json"), JSON.stringify({ codelists: { REF_AREA: areas } }));
  const session = await bench.database.session();
  const counts = join(snapshot, "counts.parquet");
  await session.run(
    `create or replace temp table renamed as select * replace (replace(REF_AREA, 'C2', '${code}') as REF_AREA) from '${counts}';
     copy renamed to '${counts}' (format parquet)`,
  );
  session.close();
  return snapshot;
}

describe("a total of other cities", () => {
  it("is an area of its own, and attacked as one", async () => {
    const joint = await ofAreas(["C2", "KU091"], rounded(1), 1);
    await expect(audited([await withTotal(joint, "PAIR", ["KU049", "KU091"])])).rejects.toMatchObject({ exitCode: 4 });
  });

  it("cannot have the code of a configured one", async () => {
    const joint = await withTotal(await ofAreas(["C2"], rounded(10)), "C2", ["KU091", "KU235"]);
    await expect(audited([joint])).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("C2 is KU091, KU235 there, and KU049, KU091 in paths.areas"),
    });
  });
});

/** Puts a snapshot among those that the output has released. */
async function released(snapshot: string): Promise<void> {
  const output = join(bench.folder, "output");
  const id = basename(snapshot);
  await mkdir(join(output, "snapshots"), { recursive: true });
  await cp(snapshot, join(output, "snapshots", id), { recursive: true });
  const event = { event: "released", by: null, at: "2026-08-16T00:00:00Z", snapshot: id, policy: "automatic" } as const;
  await writeFile(join(output, "releases.jsonl"), withEvent("", { ...event, sums: "0".repeat(64) }, null));
}

describe("what was merged before", () => {
  it("is attacked with the new numbers, and its sums are no numbers of their own", async () => {
    await released(await ofAreas(["C2", "KU091"], summed, 10, "C2"));
    await expect(audited()).resolves.toEqual(NOTHING);
  });

  it("counts as known: a total that is no sum discloses", async () => {
    await released(await ofAreas(["C2", "KU091"], rounded(1), 1));
    await expect(audited()).rejects.toMatchObject({ exitCode: 4 });
  });
});
