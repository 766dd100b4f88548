import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { troubles } from "../../src/check/fit.ts";
import { releaseFindings } from "../../src/check/release-findings.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { planNight } from "../../src/run/plan-night.ts";
import { readTrustedKeys } from "../../src/signatures/trusted-keys.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";
import { openHouse, residentsByBackground } from "./house.ts";
import { bytesOf, eventsIn, NOW, releaseHouse, residents, underPolicy } from "./release-house.ts";
import type { ReleaseHouse } from "./release-house.ts";

const deliver = (house: ReleaseHouse, day: string, persons: number): Promise<void> =>
  deliverPopulation(house.inbox(), `${day}_FOLK_ENHEN`, persons);

const historyText = (house: ReleaseHouse): Promise<string> => readFile(house.store("releases", "history.json"), "utf8");

describe("nights that release automatically", () => {
  let house: ReleaseHouse;
  const reports: NightReport[] = [];

  beforeAll(async () => {
    house = await releaseHouse("automatic");
    await deliver(house, "2025-01-20", 280);
    reports.push(await house.night(), await house.night());
    await deliver(house, "2025-01-27", 295);
    reports.push(await house.night());
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("have a line for each snapshot and none for a night with nothing new, signed by the city's key", async () => {
    const [first, again, second] = reports;
    expect(again).toMatchObject({ outcome: "unchanged", release: "released", snapshot: first!.snapshot });
    expect(await eventsIn(house)).toEqual([`released ${first!.snapshot} -`, `released ${second!.snapshot} -`]);
    expect(await house.pointers()).toEqual({ current: second!.snapshot, candidate: null });
    const trusted = await readTrustedKeys(`${house.folder}/trusted.yaml`);
    expect(await releaseFindings(house.output(), { trusted, isSigning: true })).toEqual([]);
  });

  it("begin the record of an output of an earlier version with what was published there, the current one last", async () => {
    const before = await eventsIn(house);
    await rm(house.output("releases.jsonl"));
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "released" });
    expect(await eventsIn(house)).toEqual(before);
    expect(await house.pointers()).toMatchObject({ current: reports[2]!.snapshot });
  });

  it("point current at what the record says, where a crash came between the line and the pointer", async () => {
    await rm(house.output("current.json"));
    await rm(house.output("current"));
    await house.night();
    expect(await house.pointers()).toEqual({ current: reports[2]!.snapshot, candidate: null });
    expect(await eventsIn(house)).toHaveLength(2);
  });

  it("do not begin where the record was changed: status and check say so too", async () => {
    const text = await readFile(house.output("releases.jsonl"), "utf8");
    await writeFile(house.output("releases.jsonl"), text.replace('"automatic"', '"approve"'));
    await expect(house.night()).rejects.toMatchObject({ exitCode: 1 });
    const { paths } = await house.configuration();
    expect((await troubles(paths)).map(({ relied }) => relied)).toEqual(["releases"]);
    await writeFile(house.output("releases.jsonl"), text);
    expect(await troubles(paths)).toEqual([]);
  });
});

describe("a policy with approvals", () => {
  it("needs trusted keys: wrong configuration otherwise, before any work", async () => {
    await using house = await openHouse("release: { policy: approve }\n", residentsByBackground);
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    const fault = { exitCode: 2, message: expect.stringContaining("signing.trusted") as unknown };
    await expect(house.night()).rejects.toMatchObject(fault);
    await house.configure("release: { policy: approve }\nsigning: { trusted: missing.yaml }\n");
    await expect(house.night()).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(`${house.folder}/output/snapshots`)).toBe(false);
  });
});

// One house's life under the policy `approve`, in the order of the file.
describe("a snapshot that waits for approval", () => {
  let house: ReleaseHouse;
  let first: NightReport;
  let second: NightReport;
  let third: NightReport;

  beforeAll(async () => {
    house = await releaseHouse("approve");
    await deliver(house, "2025-01-20", 280);
    first = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("is made as always, and is no part of the history, of current or of the feeds", async () => {
    expect(first).toMatchObject({ outcome: "published", release: "waiting", exitCode: 0 });
    expect(await house.pointers()).toEqual({ current: null, candidate: first.snapshot });
    expect(existsSync(house.store("releases", "history.json"))).toBe(false);
    expect(existsSync(house.output("feed.atom"))).toBe(false);
    expect(await house.lines()).toEqual([]);
  });

  it("keeps waiting on a night with nothing new, which a plan foresees", async () => {
    const configuration = await house.configuration();
    const planning = { pipeline: residentsByBackground, configuration, cutoff: "2026-12-01T23:59", now: NOW };
    expect(await planNight(planning)).toMatchObject({ recount: false, changed: [] });
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "waiting", snapshot: first.snapshot });
    expect(await house.pointers()).toEqual({ current: null, candidate: first.snapshot });
  });

  it("is released by one approval: history, line, current; no byte of it changes", async () => {
    const before = await bytesOf(first.folder);
    expect(await house.approve("anna")).toMatchObject({ snapshot: first.snapshot, isReleased: true });
    expect(await bytesOf(first.folder)).toEqual(before);
    expect(await historyText(house)).toContain('"vintage":"2025-01-20"');
    expect(await house.pointers()).toEqual({ current: first.snapshot, candidate: null });
    expect(await eventsIn(house)).toEqual([
      `approved ${first.snapshot} Anna Approver`,
      `released ${first.snapshot} Anna Approver`,
    ]);
    expect(existsSync(house.store("releases", "candidates"))).toBe(false);
  });

  it("is released already for a second approval that names it, and no longer waits for one that does not", async () => {
    expect(await house.approve("anna", first.snapshot)).toMatchObject({ isReleased: true, released: null });
    await expect(house.approve("anna")).rejects.toThrow("no snapshot waits for its release");
  });

  it("is the same byte for byte that an automatic night publishes", async () => {
    await using other = await releaseHouse("automatic", "");
    await writeFile(`${other.folder}/espoo.pem`, await readFile(`${house.folder}/espoo.pem`));
    await writeFile(`${other.folder}/trusted.yaml`, await readFile(`${house.folder}/trusted.yaml`));
    await deliver(other, "2025-01-20", 280);
    const same = await other.night();
    expect(same.snapshot).toBe(first.snapshot);
    expect(await bytesOf(same.folder)).toEqual(await bytesOf(first.folder));
    expect(await readFile(other.store("releases", "history.json"), "utf8")).toBe(await historyText(house));
  });

  it("leaves nothing new to do for the next night, which makes the feeds", async () => {
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "released", snapshot: first.snapshot });
    expect(existsSync(house.output("feed.atom"))).toBe(true);
  });

  it("waits beside the current one, and is replaced by a newer one, which knows nothing of it", async () => {
    const history = await historyText(house);
    await deliver(house, "2025-01-27", 295);
    second = await house.night();
    expect(second).toMatchObject({ outcome: "published", release: "waiting" });
    await deliver(house, "2025-02-03", 294);
    third = await house.night();
    expect(await house.pointers()).toEqual({ current: first.snapshot, candidate: third.snapshot });
    expect(await historyText(house)).toBe(history);
    // 294 is 290; had the 300 of 295 been released, they would be in force while one person left.
    expect(await residents(house, third)).toEqual([
      { VINTAGE: "2025-01-20", OBS_VALUE: 280 },
      { VINTAGE: "2025-02-03", OBS_VALUE: 290 },
    ]);
  });

  it("is stale then: approving it is refused, and says why", async () => {
    await expect(house.approve("anna", second.snapshot)).rejects.toMatchObject({
      exitCode: 4,
      message: `${second.snapshot}: is stale: ${third.snapshot}, which was made after it, waits instead`,
    });
    expect(await house.lines()).toHaveLength(2);
  });

  it("is stale where the history went on without it", async () => {
    await underPolicy(house, "automatic");
    await deliver(house, "2025-02-10", 270);
    const fourth = await house.night();
    expect(fourth).toMatchObject({ release: "released" });
    expect(await house.pointers()).toEqual({ current: fourth.snapshot, candidate: null });
    await underPolicy(house, "approve");
    await expect(house.approve("anna", third.snapshot)).rejects.toMatchObject({
      exitCode: 4,
      message: `${third.snapshot}: is stale: it does not rest on what is released now`,
    });
    await expect(house.approve("anna")).rejects.toMatchObject({
      exitCode: 4,
      message: "no snapshot waits for its release",
    });
    const trusted = await readTrustedKeys(`${house.folder}/trusted.yaml`);
    expect(await releaseFindings(house.output(), { trusted, isSigning: true })).toEqual([]);
  });
});
