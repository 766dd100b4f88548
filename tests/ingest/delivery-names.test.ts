import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FILE = "KEHA_Koulutus_2026_07.csv";
const row = (person: string): string => csv("hid_e,kurslaji,hapvm", `${person},KOTO,2026-01-01`);

/** Suffixes of delivery folders, in the order of their names; some are, as patterns, the names of others. */
const SUFFIXES = [
  "_*",
  "_**",
  "_?",
  "_[bc]",
  "_[!b]",
  "_b",
  "_c",
  "_{b,c}",
  "_env=prod",
  "_it's",
  '_"quoted"',
  "_bl ank",
  "_\\b",
  "_100%25",
  "_🙂",
  "_[b",
].toSorted();

test("whatever a delivery's folder is called, it keeps its own rows and no other's", async () => {
  const bench = await laboratory.bench();
  for (const [index, suffix] of SUFFIXES.entries())
    await bench.deliver(`2026-08-10_KEHA_Koulutus${suffix}/${FILE}`, row(`person${index}`));
  const { accepted, refused, deliveries } = await bench.run();
  expect(refused).toEqual([]);
  expect(accepted).toHaveLength(SUFFIXES.length);
  for (const [index, suffix] of SUFFIXES.entries()) {
    const record = deliveries.find(({ delivery }) => delivery === `2026-08-10_KEHA_Koulutus${suffix}`);
    const archive = join(bench.store, record?.files[0]?.archive ?? "none");
    const rows = await bench.rows("select person_id from read_parquet(getvariable('path'))", archive);
    expect(rows).toEqual([{ person_id: `person${index}` }]);
  }
  expect(await readdir(join(bench.store, "tmp"))).toEqual([]);
});

test("a folder named key=value adds no column, and Parquet is read as text is", async () => {
  const bench = await laboratory.bench();
  const folder = "2026-08-10_KEHA_Koulutus_hid_e=someone";
  await bench.deliver(`${folder}/none`, "");
  await bench.rows(
    "copy (select 'p1' as hid_e, 'KOTO' as kurslaji, date '2026-01-01' as hapvm) to (getvariable('path')) (format parquet)",
    join(bench.inbox, "made.parquet"),
  );
  await rename(join(bench.inbox, "made.parquet"), join(bench.inbox, folder, "KEHA_Koulutus_2026_07.parquet"));
  expect((await bench.run({ settleMinutes: 0 })).accepted).toEqual([folder]);
  const archived = await bench.archived("KEHA_Koulutus_2026_07.parquet");
  expect(archived.map((one) => one["person_id"])).toEqual(["p1"]);
});
