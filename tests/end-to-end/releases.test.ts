import { mkdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { status as statusSchema } from "../cli/json-schemas.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { command, SMALLEST } from "./command.ts";
import type { Ended } from "./command.ts";

const yaml = (policy: string): string =>
  `${SMALLEST}ingest: { settle_minutes: 0 }\nrelease: { policy: ${policy} }\nsigning: { key: espoo.pem, trusted: trusted.yaml }\n`;

let base: TemporaryFolder;
/** The first snapshot. */
let first: string;

const at = (...names: readonly string[]): string => join(base.path, ...names);
const tilannekuva = (...args: readonly string[]): Promise<Ended> => command(base.path, ...args);
const leadsTo = async (name: string): Promise<string | null> =>
  readlink(at("output", name)).then(
    (link) => link.replace("snapshots/", ""),
    () => null,
  );
const approve = (name: string, ...more: readonly string[]) => tilannekuva("approve", ...more, "--key", `${name}.pem`);
const status = async () => {
  const { code, stdout } = await tilannekuva("status", "--json");
  return { code, ...statusSchema.parse(JSON.parse(stdout)) };
};

beforeAll(async () => {
  base = await temporaryFolder();
  await mkdir(at("inbox"));
  await deliverPopulation(at("inbox"), "2025-01-20_FOLK_ENHEN");
  await writeFile(at("tilannekuva.yaml"), yaml("two-person"));
  for (const [name, out] of [
    ["City of Espoo", "espoo.pem"],
    ["Anna Approver", "anna.pem"],
    ["Bo Second", "bo.pem"],
  ] as const)
    await tilannekuva("keys", "create", "--name", name, "--out", out, "--trusted", "trusted.yaml");
});
afterAll(() => base[Symbol.asyncDispose]());

// One output's life, in the order of the file.
describe("a snapshot under the policy two-person", () => {
  it("waits after the run, which says so, as does status", async () => {
    const { code, stdout } = await tilannekuva("run");
    first = (await leadsTo("candidate"))!;
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Waiting for approval: ${first}`)]);
    expect(await leadsTo("current")).toBeNull();
    const { release, current, troubles } = await status();
    expect([current, troubles]).toEqual([null, []]);
    expect(release).toMatchObject({ policy: "two-person", candidate: { id: first, approvals: [], missing: 2 } });
    expect((await tilannekuva("verify", "candidate", "--trusted", "trusted.yaml")).code).toBe(0);
    expect((await tilannekuva("rebuild", "candidate")).code).toBe(0);
  });

  it("is released by the second holder, not by the first alone", async () => {
    const one = await approve("anna");
    expect([one.code, one.stdout]).toEqual([0, expect.stringContaining("(1 approval missing)")]);
    expect((await approve("anna")).code).toBe(2);
    expect((await tilannekuva("release")).code).toBe(4);
    expect((await tilannekuva("status")).stdout).toContain("approved by Anna Approver at ");
    const two = await approve("bo", first);
    expect([two.code, two.stdout]).toEqual([0, expect.stringContaining(`${first}: released`)]);
    expect([await leadsTo("current"), await leadsTo("candidate")]).toEqual([first, null]);
    expect(await readFile(at("output", "feed.en.json"), "utf8")).toContain(first);
    expect((await status()).release.candidate).toBeNull();
    expect((await tilannekuva("check", "--all")).stdout).toContain("no fault");
  });

  it("is not released before an embargo ends", async () => {
    await writeFile(at("tilannekuva.yaml"), yaml("approve"));
    await deliverPopulation(at("inbox"), "2025-02-03_FOLK_ENHEN", 280);
    await tilannekuva("run");
    const embargo = await tilannekuva("embargo", "candidate", "--until", "2999-12-01T08:00", "--key", "bo.pem");
    expect([embargo.code, embargo.stdout]).toEqual([
      0,
      expect.stringContaining("not released before 2999-12-01 08:00"),
    ]);
    expect((await approve("anna")).code).toBe(0);
    expect((await status()).release.candidate).toMatchObject({ missing: 0, not_before: "2999-12-01T06:00:00Z" });
    expect((await tilannekuva("release")).code).toBe(4);
    expect((await tilannekuva("release", "--at", "2999-12-02T08:00")).code).toBe(0);
    expect(await leadsTo("current")).toBe(first);
  });

  it("is released once both times are taken back, and is recalled with a reason: current steps back", async () => {
    const second = (await leadsTo("candidate"))!;
    const past = "2025-12-01T08:00";
    expect((await tilannekuva("embargo", "candidate", "--until", past, "--key", "bo.pem")).code).toBe(0);
    const { code, stdout } = await tilannekuva("release", "--at", past);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`${second}: released`)]);
    expect(await leadsTo("current")).toBe(second);
    expect((await tilannekuva("diff")).stdout).toContain(`From ${first}`);
    const recall = await tilannekuva("recall", "current", "--why", "a file was missing", "--key", "anna.pem");
    expect([recall.code, recall.stdout]).toEqual([0, expect.stringContaining(`leads to ${first}`)]);
    expect(await leadsTo("current")).toBe(first);
    const { release } = await status();
    expect(release.recalled).toMatchObject([{ snapshot: second, by: "Anna Approver", why: "a file was missing" }]);
    expect(await readFile(at("output", "feed.en.json"), "utf8")).toContain("a file was missing");
    expect((await tilannekuva("verify", "previous")).code).toBe(2);
    expect((await tilannekuva("check", "--all")).stdout).toContain("no fault");
  });

  it("that waits cannot be recalled, and the same inputs as the recalled one's wait for nobody", async () => {
    const { code, stdout } = await tilannekuva("run");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing new: recalled, and not released again")]);
    expect(await leadsTo("candidate")).toBeNull();
    expect((await approve("anna")).code).toBe(4);
  });
});
