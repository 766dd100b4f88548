import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publicSnapshots } from "../../../src/audit/public/public-snapshots.ts";
import { readManifest } from "../../../src/publish/snapshot/current.ts";
import { FIRST, SECOND, everybodyIn, openAuditBench, womenAtWork } from "./bench.ts";
import type { AuditBench } from "./bench.ts";
import { MONTH, declarations, isCell, rounded, roundedTo } from "./made-up-snapshot.ts";
import type { MadeUpVintage } from "./made-up-snapshot.ts";

let bench: AuditBench;
beforeAll(async () => {
  bench = await openAuditBench();
});
afterAll(() => bench.close());

const isTotal = isCell(everybodyIn("KU049"));
const first: MadeUpVintage = { vintage: FIRST, publish: rounded(10, isCell(womenAtWork)) };
const second: MadeUpVintage = { vintage: SECOND, publish: (_, persons) => persons + 10, isTold: isTotal };

it("several snapshots are one history, in whatever order and however often they are named", async () => {
  const both = await bench.snapshot([first, second]);
  const one = await bench.snapshot([first]);
  const once = await bench.audit([both]);
  expect(once.profiles.map(({ examined }) => examined)).toEqual([2, 2]);
  expect(await bench.audit([both, one, both])).toEqual(once);
  expect(await bench.audit([one, both])).toEqual(once);
});

it("snapshots of two nights together contain what each contains alone", async () => {
  const early = await bench.snapshot([first]);
  const late = await bench.snapshot([{ ...second, isTold: () => true, publish: first.publish }]);
  expect((await bench.audit([late, early])).profiles.map(({ examined }) => examined)).toEqual([2, 2]);
});

it("a number is read by the base of the snapshot that first published it", async () => {
  const isWomen = isCell({ ...everybodyIn("KU049"), sex: "F", measure: "EMPLOYED" });
  const fine = await bench.snapshot([{ vintage: FIRST, publish: rounded(1, isWomen) }], 1);
  expect((await bench.audit([fine])).leaks).not.toEqual([]);
  const coarse = await bench.snapshot([{ vintage: FIRST, publish: rounded(1, isWomen) }, second], 10);
  expect((await bench.audit([coarse, fine])).leaks).toEqual(
    expect.arrayContaining([...(await bench.audit([fine])).leaks]),
  );
  expect((await bench.audit([coarse])).leaks).toEqual([]);
});

it("snapshots that contradict each other are named", async () => {
  const one = await bench.snapshot([first]);
  const changed: MadeUpVintage = {
    ...first,
    publish: (cell, persons) => roundedTo(persons, 10) + (isTotal(cell) ? 10 : 0),
  };
  const other = await bench.snapshot([changed, second]);
  const names = `${basename(one)} and ${basename(other)}`;
  await expect(bench.audit([other, one])).rejects.toMatchObject({
    exitCode: 3,
    message: `${names} contradict each other in 2 numbers of ${MONTH} at the same vintage`,
  });
});

it("months that no snapshot covers are refused", async () => {
  const one = await bench.snapshot([first]);
  await expect(bench.audit([one], { months: [MONTH, "2026-07"] })).rejects.toMatchObject({
    exitCode: 2,
    message: "no snapshot covers 2026-07",
  });
});

it("cells that are not declared are refused", async () => {
  const one = await bench.snapshot([first]);
  const tables = declarations.tables.slice(0, 1);
  await expect(bench.audit([one], { declarations: { ...declarations, tables } })).rejects.toMatchObject({
    exitCode: 2,
    message: `the snapshots have cells of ${MONTH} that this version's tables do not declare`,
  });
});

it("what is no snapshot is refused", async () => {
  const nowhere = join(bench.folder, "nowhere");
  await expect(publicSnapshots([nowhere], readManifest)).rejects.toMatchObject({
    exitCode: 2,
    message: `${nowhere} is no snapshot: it has no valid manifest.json`,
  });
});

it("of several publishers one may withhold what another publishes, but not publish another number", async () => {
  const open = await bench.snapshot([{ vintage: FIRST, publish: rounded(10) }]);
  const closed = await bench.snapshot([first]);
  await expect(bench.audit([open, closed])).rejects.toMatchObject({ exitCode: 3 });
  await expect(bench.audit([open, closed], { several: true })).resolves.toMatchObject({ leaks: [], faults: [] });
  const other = await bench.snapshot([{ vintage: FIRST, publish: (_, persons) => roundedTo(persons, 10) + 10 }]);
  await expect(bench.audit([open, other], { several: true })).rejects.toMatchObject({ exitCode: 3 });
});

it("the sums of a merged snapshot are no numbers of their own", async () => {
  const cities = await bench.snapshot([{ vintage: FIRST, publish: rounded(10), isTold: ({ area }) => area !== "C2" }]);
  const told = await bench.snapshot(
    [{ vintage: FIRST, publish: (cell, persons) => roundedTo(persons, 10) + (cell.area === "C2" ? 500 : 0) }],
    10,
    "C2",
  );
  expect(await bench.audit([told])).toEqual(await bench.audit([cities]));
});
