import { writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { NOWCAST_COLUMNS } from "../../../src/model/nowcast-row.ts";
import { writeNowcast } from "../../../src/publish/tables/write-nowcast.ts";
import type { SnapshotIdentity } from "../../../src/publish/snapshot/snapshot-citation.ts";
import { madeUpRow } from "../../indicators/nowcast/made-up-row.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { madeUpIdentity } from "../../publish/snapshot/made-up-identity.ts";

let bench: Bench;
let told: Bench & { readonly snapshot: SnapshotIdentity };
beforeAll(async () => {
  bench = await openBench();
  told = { ...bench, snapshot: madeUpIdentity };
});
afterAll(() => bench.close());

const written = async (): Promise<string> => {
  const path = join(bench.folder, "nowcast.parquet");
  expect(existsSync(join(bench.folder, "nowcast.csv"))).toBe(false);
  return path;
};

it("keeps every column, its type, and what is null", async () => {
  const early = madeUpRow({
    TIME_PERIOD: "2026-07",
    METHOD: "none",
    VALUE: null,
    LOWER_95: null,
    LAST_YEAR: null,
    COVERAGE_80: null,
    REASON: "completeness",
    SOURCE: "benefits",
    LINK_FACTOR: 1.25,
  });
  const rows = [madeUpRow(), early];
  expect(await writeNowcast(rows, told)).toBe(2);
  const file = await written();
  const found = await bench.session.rows("select * from read_parquet(getvariable('file'))", { file });
  expect(found).toEqual(rows.map((row) => Object.fromEntries(NOWCAST_COLUMNS.map((column) => [column, row[column]]))));
  const types = await bench.session.rows("describe select * from read_parquet(getvariable('file'))", { file });
  expect(types.map((row) => row["column_name"])).toEqual(NOWCAST_COLUMNS);
  const typeOf = (name: string) => types.find((row) => row["column_name"] === name)?.["column_type"];
  expect(["REF_AREA", "DELAY", "VALUE", "BACK_TESTS", "REASON"].map(typeOf)).toEqual([
    "VARCHAR",
    "INTEGER",
    "DOUBLE",
    "INTEGER",
    "VARCHAR",
  ]);
});

it("rounds numbers to six digits after the point, without the noise of floating point", async () => {
  await writeNowcast([madeUpRow({ VALUE: 0.1 + 0.2, MAE: 1 / 3, LOWER_95: -1e-9, UPPER_95: 4e-7 })], told);
  const found = await bench.session.rows(
    "select VALUE, MAE, LOWER_95, UPPER_95 from read_parquet(getvariable('file'))",
    {
      file: await written(),
    },
  );
  expect(found).toEqual([{ VALUE: 0.3, MAE: 0.333333, LOWER_95: 0, UPPER_95: 0 }]);
});

it("has its rows in one order, and can be empty", async () => {
  const rows = ["2026-06", "2026-05"].flatMap((TIME_PERIOD) =>
    ["KU049", "C6"].flatMap((REF_AREA) =>
      ["b", "a"].map((INDICATOR) => madeUpRow({ TIME_PERIOD, REF_AREA, INDICATOR })),
    ),
  );
  await writeNowcast(rows, told);
  const places = "select REF_AREA || INDICATOR || TIME_PERIOD as place from read_parquet(getvariable('file'))";
  const found = await bench.session.rows(places, { file: await written() });
  expect(found.map((row) => row["place"])).toEqual([
    "C6a2026-05",
    "C6a2026-06",
    "C6b2026-05",
    "C6b2026-06",
    "KU049a2026-05",
    "KU049a2026-06",
    "KU049b2026-05",
    "KU049b2026-06",
  ]);
  expect(await writeNowcast([], told)).toBe(0);
  expect(await bench.session.rows(places, { file: await written() })).toEqual([]);
});

it("reads an empty text as null in a number, and as empty in a text", async () => {
  const csv = join(bench.folder, "given.csv");
  const line = NOWCAST_COLUMNS.map((column) => (column === "DELAY" ? "3" : column === "REF_AREA" ? "C6" : ""));
  await writeFile(csv, `${NOWCAST_COLUMNS.join()}\n${line.join()}\n`);
  const [row] = await bench.run("publish/nowcast", {}, { csv });
  expect(row).toMatchObject({ REF_AREA: "C6", DELAY: "3", VALUE: "", SOURCE: "", REASON: "" });
});
