import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAMAGES } from "../../../bench/fuzz/damage.ts";
import { deliveredRows } from "../../../bench/fuzz/delivered-rows.ts";
import { tryDeliveries } from "../../../bench/fuzz/fuzz.ts";
import type { Bench, Outcome } from "../../../bench/fuzz/fuzz.ts";
import { openDatabase } from "../../../src/database/database.ts";

let bench: Bench;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
  bench = { folder, database: await openDatabase({ temporary: join(folder, "spill"), folders: [folder] }) };
});
afterAll(async () => {
  bench.database.close();
  await rm(bench.folder, { recursive: true, force: true });
});

const FIRST = 1;
const COUNT = 2000;

/** Kinds that leave nothing to be read, and those that leave everything. */
const ALWAYS_REFUSED = ["carriage returns doubled", "carriage returns for line ends", "nothing but zeros"];
const NEVER_REFUSED = ["none"];

test(`${COUNT} damaged deliveries: every row is accounted for or the file is refused, and no value is disclosed`, async () => {
  const { outcomes, findings } = await tryDeliveries({ first: FIRST, count: COUNT }, bench);
  expect(findings).toEqual([]);
  expect([...outcomes.keys()].toSorted()).toEqual(Object.keys(DAMAGES).toSorted());
  const sum = (of: (outcome: Outcome) => number): number =>
    [...outcomes.values()].reduce((total, outcome) => total + of(outcome), 0);
  expect(sum(({ accepted, refused }) => accepted + refused)).toBe(COUNT);
  // A trial that refuses all, or takes all, would try nothing.
  expect(sum(({ accepted }) => accepted)).toBeGreaterThan(COUNT / 4);
  expect(sum(({ refused }) => refused)).toBeGreaterThan(COUNT / 4);
  expect(sum(({ quarantining }) => quarantining)).toBeGreaterThan(COUNT / 8);
  for (const kind of ALWAYS_REFUSED) expect([...outcomes].find(([damage]) => damage === kind)?.[1].accepted).toBe(0);
  for (const kind of NEVER_REFUSED) expect([...outcomes].find(([damage]) => damage === kind)?.[1].refused).toBe(0);
});

test.each([
  ["a,b,c\n1,2,3\n4,5,6\n", 2],
  ["a,b,c\r\n1,2,3\r\n\r\n4,5,6", 2],
  ['a,b,c\n1,"x\n\ny, z",3\n4,5,6\n', 2],
  ['a,b,c\n1,"x,3\n4,5,6\n7,8",9\n', 3],
  ['\na,b,c\n"1\n1",2,3\n', 1],
  ["a,b,c", 0],
])("rows are counted by lines: %j", (text, rows) => {
  expect(deliveredRows(Buffer.from(text), ",")).toBe(rows);
});
