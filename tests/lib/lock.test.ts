import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acquireLock, lockState } from "../../src/lib/lock.ts";
import { thisMachine } from "../../src/lib/process-identity.ts";
import type { Machine } from "../../src/lib/process-identity.ts";

const now = (): Date => new Date("2026-10-18T00:00:00Z");
const options = { purpose: "run", now };
const contender = join(import.meta.dirname, "lock-contender.ts");

let folder: string;
let path: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(folder, "run.lock");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

/** Another process that takes the lock on request and reports whether it got it. */
async function contenderAt(lock: string): Promise<ChildProcess> {
  const child = fork(contender, [lock], { execArgv: [] });
  children.push(child);
  await once(child, "message");
  return child;
}

async function outcome(child: ChildProcess): Promise<unknown> {
  const reply = once(child, "message");
  child.send("take");
  return (await reply)[0];
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** A machine on which every process but this one is in the given state. */
const machineWhere = (state: "running" | "gone" | "elsewhere"): Machine => {
  const { self } = thisMachine();
  return { self, state: (of) => (of.pid === self.pid ? "running" : state) };
};

const textWith = (part: string): unknown => expect.stringContaining(part);

/** Who holds the lock, as its file says. */
const holder = async (): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

const left = {
  pid: 4242,
  started: "17",
  boot: "b",
  namespace: "n",
  token: "t-1",
  purpose: "run",
  since: "2026-10-17T23:00:00.000Z",
};
const leave = async (change: object): Promise<void> =>
  writeFile(path, JSON.stringify({ ...left, host: thisMachine().self.host, ...change }));

describe("the lock of one process", () => {
  it("keeps a second one out until it is released", async () => {
    const lock = await acquireLock(path, options);
    await expect(acquireLock(path, options)).rejects.toMatchObject({ exitCode: 75 });
    await lock.release();
    await (await acquireLock(path, options)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("says since when and by which process it is held", async () => {
    await acquireLock(path, options);
    await expect(acquireLock(path, options)).rejects.toThrow(
      `since 2026-10-18T00:00:00.000Z: process ${process.pid} on ${thisMachine().self.host} (tilannekuva run)`,
    );
  });

  it("leaves another's lock alone when its own was removed by hand", async () => {
    const lock = await acquireLock(path, options);
    await leave({});
    await lock.release();
    expect(await holder()).toMatchObject({ token: "t-1" });
  });

  it("is not written where a reader could see a part of it", async () => {
    await acquireLock(path, options);
    expect(await holder()).toMatchObject({ pid: process.pid, purpose: "run" });
    expect(await readdir(folder)).toEqual(["run.lock"]);
  });
});

describe("a lock that was left behind", () => {
  it("by a killed process is taken over at once", async () => {
    const child = await contenderAt(path);
    expect(await outcome(child)).toBe("locked");
    await expect(acquireLock(path, options)).rejects.toThrow(`process ${child.pid}`);
    await kill(child);
    const lock = await acquireLock(path, options);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is distinguished from a later process with the same number by the start time", async () => {
    const { self } = thisMachine();
    await leave({ ...self, started: "1" });
    await acquireLock(path, options);
    expect(await holder()).toMatchObject(self);
  });

  it("before the machine's last start is taken over", async () => {
    await leave({ ...thisMachine().self, boot: "an earlier start of the machine" });
    await acquireLock(path, options);
    expect(await holder()).toMatchObject(thisMachine().self);
  });

  it("on another host is honoured, with advice", async () => {
    await leave({ host: "the-other-machine" });
    await expect(acquireLock(path, options)).rejects.toMatchObject({
      exitCode: 75,
      message: textWith("process 4242 on the-other-machine"),
      advice: textWith("Look on the-other-machine; if it is gone, remove the lock file"),
    });
  });

  it("in another container of this machine is honoured", async () => {
    await leave({ ...thisMachine().self, namespace: "pid:[1]" });
    await expect(acquireLock(path, options)).rejects.toMatchObject({ exitCode: 75 });
  });

  it("in a file that says nothing is honoured, with advice", async () => {
    await writeFile(path, "");
    await expect(acquireLock(path, options)).rejects.toMatchObject({
      exitCode: 75,
      advice: textWith("remove the file"),
    });
  });

  it("in the middle of a takeover, twice over, is taken over", async () => {
    await leave({ token: "t-1" });
    await writeFile(`${path}.t-1`, JSON.stringify({ ...left, host: thisMachine().self.host, token: "t-2" }));
    await (await acquireLock(path, { ...options, machine: machineWhere("gone") })).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is waited for while somebody else is taking it over", async () => {
    await leave({ token: "t-1" });
    const { self } = thisMachine();
    await writeFile(`${path}.t-1`, JSON.stringify({ ...left, ...self, token: "t-2" }));
    const waiting = acquireLock(path, {
      ...options,
      machine: { self, state: (of) => (of.pid === 4242 ? "gone" : "running") },
    });
    setTimeout(() => void rm(`${path}.t-1`), 60);
    await waiting;
    expect(await holder()).toMatchObject(self);
  });
});

describe("whether a lock is held", () => {
  it("is known without acquiring it", async () => {
    expect(await lockState(path)).toBe("free");
    const lock = await acquireLock(path, options);
    expect(await lockState(path)).toBe("held");
    await lock.release();
    expect(await lockState(path)).toBe("free");
  });

  it("is not where its holder is gone, and unknown where it cannot be seen", async () => {
    await leave({});
    expect(await lockState(path, machineWhere("gone"))).toBe("free");
    expect(await lockState(path, machineWhere("elsewhere"))).toBe("unknown");
    await writeFile(path, "");
    expect(await lockState(path)).toBe("unknown");
    expect(await readdir(folder)).toEqual(["run.lock"]);
  });
});

describe("contenders", () => {
  it("in one process get a dead lock only once, whatever their number", async () => {
    await leave({});
    const machine = machineWhere("gone");
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => acquireLock(path, { ...options, machine })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await readdir(folder)).toEqual(["run.lock"]);
  });

  it("in two processes get a killed process's lock only once", async () => {
    const victim = await contenderAt(path);
    await outcome(victim);
    const rivals = await Promise.all([contenderAt(path), contenderAt(path)]);
    await kill(victim);
    const outcomes = await Promise.all(rivals.map(outcome));
    expect(new Set(outcomes)).toEqual(new Set([75, "locked"]));
  });
});
