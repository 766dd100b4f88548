import { afterAll, beforeAll, expect, test } from "vitest";
import { sources } from "../../pipelines/sources/index.ts";
import { emptyArchive } from "../../src/ingest/store/empty-archive.ts";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

test("the archive of a table that never came has the columns and types of one that did, and no rows", async () => {
  const bench = await laboratory.bench();
  const benefits = sources.filter(({ dataset }) => dataset === "TAX_BENEFIT");
  for (const { table, columns } of benefits) {
    await bench.deliver(`2026-10-17_TAX_BENEFIT/${table}_2026_06.csv`, csv(Object.keys(columns).join(",")));
  }
  await bench.run();
  const session = await laboratory.database.session();
  const shape = "select column_name, column_type from (describe select * from read_parquet(getvariable('path')))";
  for (const contract of benefits) {
    const empty = await emptyArchive(contract, { store: bench.store, session });
    expect(await emptyArchive(contract, { store: bench.store, session })).toEqual(empty);
    const delivered = `${bench.store}/${(await bench.receipt(`${contract.table}_2026_06.csv`)).archive}`;
    expect(await bench.rows(shape, empty.path)).toEqual(await bench.rows(shape, delivered));
    expect(await bench.rows("select * from read_parquet(getvariable('path'))", empty.path)).toEqual([]);
  }
  session.close();
});
