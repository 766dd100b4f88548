import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listInbox } from "../../src/ingest/inbox/folders.ts";
import { hashKey } from "../../src/ingest/store/archive-layout.ts";
import { readReceipts } from "../../src/ingest/store/receipts.ts";
import { readRegister } from "../../src/ingest/store/register.ts";
import { acquireLock } from "../../src/lib/lock.ts";
import { openLog } from "../../src/lib/log.ts";
import { describedFailure } from "../../src/lib/system-error.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { readHistory } from "../../src/history/history-file.ts";
import { faultyMachine } from "./faulty-machine.ts";
import type { FaultyMachine } from "./faulty-machine.ts";

let place: TemporaryFolder;
let machine: FaultyMachine;
const at = (...names: readonly string[]): string => join(place.path, ...names);

beforeEach(async () => {
  place = await temporaryFolder();
  machine = faultyMachine(place.path);
});
afterEach(async () => {
  machine.restore();
  await place[Symbol.asyncDispose]();
});

/** The error reported for work that the machine prevents. */
async function told(code: string, what: RegExp, work: () => Promise<unknown>) {
  machine.decide = (operation) => (what.test(operation.what) ? code : null);
  const error: unknown = await work().catch((caught: unknown) => caught);
  machine.decide = () => null;
  return describedFailure(error);
}

describe("what is not given is not taken for absent", () => {
  it.each([
    ["the register", "deliveries", readRegister],
    ["the receipts", "receipts", readReceipts],
  ])("%s", async (_, folder, read) => {
    expect(await read(place.path)).toEqual([]);
    await mkdir(at(folder));
    for (const code of ["EACCES", "EIO", "EMFILE"])
      expect(await told(code, /readdir/, () => read(place.path))).toMatchObject({
        exitCode: 74,
        message: expect.stringContaining(at(folder)),
      });
  });

  it("a record of the register, without advice to remove it", async () => {
    await mkdir(at("deliveries"));
    await writeFile(at("deliveries", "2026-08-03_FOLK_ENHEN.json"), "{}");
    const error = await told("EACCES", /readFile/, () => readRegister(place.path));
    expect(error).toMatchObject({ exitCode: 74 });
    expect(error?.advice).not.toContain("Remove");
  });

  it("the history, without advice to restore it", async () => {
    expect(await readHistory(place.path)).toBeNull();
    const error = await told("EACCES", /readFile/, () => readHistory(place.path));
    expect(error).toMatchObject({ exitCode: 74 });
    expect(error?.advice).not.toContain("Restore");
  });

  it("the store's key, which is not made again", async () => {
    const key = await hashKey(place.path);
    for (const code of ["EACCES", "EIO"])
      expect(await told(code, /readFile|existsSync/, () => hashKey(place.path))).toMatchObject({ exitCode: 74 });
    expect(await readFile(at("key"), "utf8")).toBe(key);
  });

  it("a lock, which is not said to be taken", async () => {
    const options = { purpose: "run", now: () => new Date() };
    const lock = await acquireLock(at("run.lock"), options);
    const error = await told("EMFILE", /readFile/, () => acquireLock(at("run.lock"), options));
    expect(error).toMatchObject({ exitCode: 74, message: expect.stringContaining(at("run.lock")) });
    await lock.release();
  });
});

describe("an inbox", () => {
  const DATASETS = ["FOLK_ENHEN"];
  const DELIVERY = "2026-08-03_FOLK_ENHEN";

  it("that may be listed and not entered is not empty: exit 5 with the cause", async () => {
    await mkdir(at("inbox", DELIVERY), { recursive: true });
    const error = await told("EACCES", /access|fs\.stat/, () => listInbox(at("inbox"), DATASETS));
    expect(error).toMatchObject({ exitCode: 5, message: expect.stringContaining("this user may not use it (EACCES)") });
  });

  it("that cannot be listed for want of open files is the machine's failure", async () => {
    await mkdir(at("inbox"));
    expect(await told("EMFILE", /readdir/, () => listInbox(at("inbox"), DATASETS))).toMatchObject({ exitCode: 74 });
  });

  it("misses a delivery that leads to nowhere, and says so of anything else that does", async () => {
    await mkdir(at("inbox"));
    for (const name of [DELIVERY, "notes"]) await symlink(at("nowhere"), at("inbox", name));
    const { deliveries, strangers, unreadable } = await listInbox(at("inbox"), DATASETS);
    expect(deliveries.map(({ delivery }) => delivery)).toEqual([DELIVERY]);
    expect(strangers).toEqual([]);
    expect(unreadable).toMatchObject([{ delivery: "notes", message: expect.stringContaining("ENOENT") }]);
  });
});

describe("a log", () => {
  it("that loses a line stops nothing, and reports it when asked", () => {
    const path = at("logs", "a.jsonl");
    const log = openLog(path);
    log.logger.info("kept");
    expect(() => log.check()).not.toThrow();
    machine.decide = ({ what }) => (what === "fs.appendFileSync" ? "ENOSPC" : null);
    log.logger.info("lost");
    machine.decide = () => null;
    expect(() => log.check()).toThrow(expect.objectContaining({ code: "ENOSPC", path }));
    log.close();
  });
});
