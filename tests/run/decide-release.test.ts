import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidateHistory, installHistory } from "../../src/history/candidate-file.ts";
import { embargo, releaseFrom } from "../../src/run/decide-release.ts";
import type { NightReport } from "../../src/run/night-report.ts";
import { addLine } from "../../src/run/release-context.ts";
import { releaseFindings } from "../../src/check/release-findings.ts";
import { revokeKey } from "../../src/signatures/administer-keys.ts";
import { readTrustedKeys } from "../../src/signatures/trusted-keys.ts";
import { secondOf } from "../../src/releases/recorded-line.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";
import { eventsIn, hoursLater, NOW, releaseHouse } from "./release-house.ts";
import type { ReleaseHouse } from "./release-house.ts";

/** A house after its first night under a policy. */
async function waitingHouse(
  policy: "approve" | "two-person",
): Promise<{ readonly made: ReleaseHouse; readonly report: NightReport }> {
  const house = await releaseHouse(policy);
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN", 280);
  return { made: house, report: await house.night() };
}

describe("under the policy two-person", () => {
  let house: ReleaseHouse;
  let report: NightReport;

  beforeAll(async () => {
    ({ made: house, report } = await waitingHouse("two-person"));
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("one approval is not enough, and the same key cannot give the other", async () => {
    expect(await house.approve("anna")).toMatchObject({ isReleased: false, progress: { missing: 1 } });
    await expect(house.approve("anna")).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("Anna Approver approved this snapshot already") as unknown,
    });
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "waiting", releasedFirst: null });
    await expect(releaseFrom(await house.context(), null, null)).resolves.toMatchObject({ isReleased: false });
  });

  it("the second holder's releases it", async () => {
    expect(await house.approve("bo")).toMatchObject({ isReleased: true, released: { id: report.snapshot } });
    expect(await eventsIn(house)).toEqual([
      `approved ${report.snapshot} Anna Approver`,
      `approved ${report.snapshot} Bo Second`,
      `released ${report.snapshot} Bo Second`,
    ]);
  });
});

describe("an approval", () => {
  it("of a key that is revoked before anybody else's line follows does not count", async () => {
    await using house = (await waitingHouse("two-person")).made;
    const trusted = join(house.folder, "trusted.yaml");
    await house.approve("anna");
    const { key = "" } = (await house.lines())[0]!;
    await revokeKey(key, { why: "the laptop was stolen", trusted, now: hoursLater(1) });
    // The thief's line, dated before the revocation, is the last one of the chain.
    const context = await house.context(hoursLater(2));
    expect(await releaseFrom(context, null, null)).toMatchObject({ progress: { approvals: [], missing: 2 } });
    const findings = await releaseFindings(house.output(), {
      trusted: await readTrustedKeys(trusted),
      isSigning: true,
    });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining("revoked before another line")]);
    await expect(house.holder("anna", hoursLater(2))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("--key: the key") as unknown,
    });
  });

  it("of a damaged snapshot is refused, and writes nothing", async () => {
    const { made, report } = await waitingHouse("approve");
    await using house = made;
    await appendFile(join(report.folder, "quality.json"), "\n");
    await expect(house.approve("anna")).rejects.toMatchObject({ exitCode: 1 });
    expect(await house.lines()).toEqual([]);
  });
});

describe("an embargo", () => {
  let house: ReleaseHouse;
  let report: NightReport;
  const until = secondOf(hoursLater(6));

  beforeAll(async () => {
    ({ made: house, report } = await waitingHouse("approve"));
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("holds an approved snapshot until its minute", async () => {
    await embargo(await house.context(), report.snapshot, { author: await house.holder("bo"), until });
    expect(await house.approve("anna")).toMatchObject({
      isReleased: false,
      progress: { missing: 0, notBefore: until },
    });
    expect(await house.night()).toMatchObject({ outcome: "unchanged", release: "waiting", releasedFirst: null });
    expect(await house.pointers()).toEqual({ current: null, candidate: report.snapshot });
  });

  it("ends at its minute: the first run from then on releases it, signed by the program, with the feeds", async () => {
    const later = await house.night({ now: hoursLater(6) });
    expect(later).toMatchObject({ releasedFirst: { id: report.snapshot }, outcome: "unchanged", release: "released" });
    expect((await house.lines()).at(-1)).toMatchObject({ event: "released", by: null, at: until, policy: "approve" });
    expect(await house.pointers()).toEqual({ current: report.snapshot, candidate: null });
  });

  it("is refused for what is released already", async () => {
    const given = { author: await house.holder("bo"), until };
    await expect(embargo(await house.context(), report.snapshot, given)).rejects.toMatchObject({ exitCode: 4 });
  });
});

it("release --at notes the minute, and `release` does it from then on", async () => {
  const { made, report } = await waitingHouse("approve");
  await using house = made;
  const until = secondOf(hoursLater(3));
  expect(await releaseFrom(await house.context(), null, until)).toMatchObject({ progress: { missing: 1 } });
  await house.approve("anna");
  expect(await releaseFrom(await house.context(hoursLater(2)), null, null)).toMatchObject({ isReleased: false });
  const done = await releaseFrom(await house.context(hoursLater(3)), null, null);
  expect(done).toMatchObject({ isReleased: true, released: { id: report.snapshot } });
});

it("under the policy automatic nothing is approved", async () => {
  await using house = await releaseHouse("automatic");
  await expect(house.approve("anna")).rejects.toMatchObject({ exitCode: 2 });
});

describe("a release that a crash interrupts", () => {
  const steps: readonly (readonly [string, (house: ReleaseHouse, id: string) => Promise<void>])[] = [
    ["after the approval", async () => undefined],
    [
      "after the history",
      async (house, id) => installHistory(house.store(), (await candidateHistory(house.store(), id))!),
    ],
    [
      "after the line",
      async (house, snapshot) => {
        await installHistory(house.store(), (await candidateHistory(house.store(), snapshot))!);
        await addLine(await house.context(), { event: "released", snapshot }, await house.holder("anna"));
      },
    ],
  ];

  it.each(steps)("%s is ended by the next run", async (_, crash) => {
    const { made, report } = await waitingHouse("approve");
    await using house = made;
    const { snapshot } = report;
    await addLine(await house.context(), { event: "approved", snapshot }, await house.holder("anna"));
    await crash(house, snapshot);
    expect(await house.night({ now: hoursLater(1) })).toMatchObject({ outcome: "unchanged", release: "released" });
    expect(await house.pointers()).toEqual({ current: snapshot, candidate: null });
    expect((await house.lines()).map(({ event }) => event)).toEqual(["approved", "released"]);
  });

  it.each(steps)("%s is ended by the same command", async (_, crash) => {
    const { made, report } = await waitingHouse("approve");
    await using house = made;
    const { snapshot } = report;
    await addLine(await house.context(), { event: "approved", snapshot }, await house.holder("anna"));
    await crash(house, snapshot);
    expect(await house.approve("anna", snapshot, NOW)).toMatchObject({ isReleased: true });
    expect(await house.pointers()).toEqual({ current: snapshot, candidate: null });
    expect((await house.lines()).map(({ event }) => event)).toEqual(["approved", "released"]);
  });
});
