import { appendFile, cp, mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightly } from "../../pipelines/nightly.ts";
import { planCommand } from "../../src/cli/commands/plan-command.ts";
import { statusCommand } from "../../src/cli/commands/status-command.ts";
import { summaryLines } from "../../src/cli/summary/summary.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { readManifest } from "../../src/publish/snapshot/current.ts";
import { definitionParts } from "../../src/definitions/definitions-in-force.ts";
import { planNight } from "../../src/run/plan-night.ts";
import type { Plan } from "../../src/run/plan-night.ts";
import { keptTerminal } from "../cli/made-up-terminal.ts";
import { openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { deliverPopulation } from "./made-up-deliveries.ts";

// The tests follow one house through its first days, in the order of the file.
let house: House;
const population = "2025-01-20_FOLK_ENHEN";

beforeAll(async () => {
  house = await openHouse("{}\n", nightly);
});
afterAll(() => house[Symbol.asyncDispose]());

const NOW = new Date("2026-12-01T01:00:00Z");

const plan = async (cutoff = "9999-12-31T23:59"): Promise<Plan> =>
  planNight({ pipeline: nightly, configuration: await house.configuration(), cutoff, now: NOW });

const config = (): string => join(house.folder, "tilannekuva.yaml");

/** What a command says to a person. */
async function said(command: typeof planCommand | typeof statusCommand): Promise<string> {
  const terminal = keptTerminal();
  expect(await command({ config: config() }, terminal)).toBe(0);
  return terminal.lines.join("\n");
}

/** Sets the time of a delivered file so many minutes before now. */
const settled = (name: string, minutes: number): Promise<void> => {
  const time = new Date(NOW.getTime() - minutes * 60_000);
  return utimes(house.inbox(...name.split("/")), time, time);
};

describe("before the first delivery", () => {
  it("everything is new, and there is nothing to count", async () => {
    expect(await plan()).toEqual({
      deliveries: [],
      undecided: [],
      ignored: [],
      unreadable: [],
      changed: definitionParts,
      countable: false,
      recount: true,
    });
    expect(await said(planCommand)).toBe(
      "A run would have nothing to count: no delivery of the population has been accepted yet.",
    );
  });

  it("status says that nothing ran and nothing is published", async () => {
    const text = await said(statusCommand);
    expect(text).toContain("No run yet.");
    expect(text).toContain("Nothing is published yet.");
    expect(text).toContain("Snapshots: 0");
  });

  it("an inbox that is not there is missing input", async () => {
    await using bare = await openHouse("paths: { inbox: elsewhere }\n");
    const configuration = await bare.configuration();
    const planning = { pipeline: nightly, configuration, cutoff: "9999", now: NOW };
    await expect(planNight(planning)).rejects.toMatchObject({ exitCode: 5 });
  });
});

describe("a delivery", () => {
  it("waits while its files still change", async () => {
    await deliverPopulation(house.inbox(), population);
    await settled(`${population}/FOLK_ENHEN_2024_12.csv`, 5);
    expect((await plan()).deliveries).toEqual([
      {
        delivery: population,
        dataset: "FOLK_ENHEN",
        state: "waiting",
        reason: "not complete yet: something changed at 2026-12-01T00:55Z, and nothing may change for 10 minutes",
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
        tables: { FOLK_ENHEN: 1 },
      },
    ]);
  });

  it("is new once it has settled", async () => {
    await settled(`${population}/FOLK_ENHEN_2024_12.csv`, 11);
    const { deliveries } = await plan();
    expect(deliveries).toEqual([
      { delivery: population, dataset: "FOLK_ENHEN", state: "new", tables: { FOLK_ENHEN: 1 } },
    ]);
    await house.configure("ingest: { settle_minutes: 0 }\n");
    expect((await said(planCommand)).split("\n")).toEqual([
      "A run would take in 1 delivery, recount the affected months, and publish.",
      "",
      "Take in: 1 delivery",
      `  ${population} (FOLK_ENHEN 1)`,
    ]);
  });

  it("does not wait when its list is there, however young; without a file of its dataset it would be refused", async () => {
    const name = "2025-01-21_KEHA_Tyonhaku";
    await house.configure("{}\n");
    await mkdir(house.inbox(name));
    await writeFile(house.inbox(name, "delivery.json"), "{}");
    await settled(`${name}/delivery.json`, 0);
    expect((await plan()).deliveries).toContainEqual({
      delivery: name,
      dataset: "KEHA_Tyonhaku",
      state: "unfit",
      reason: expect.stringContaining("no file of the dataset is in the delivery"),
      tables: {},
    });
    await rm(house.inbox(name), { recursive: true });
    await house.configure("ingest: { settle_minutes: 0 }\n");
  });
});

describe("after a night", () => {
  it("there is nothing new", async () => {
    expect((await house.night()).outcome).toBe("published");
    expect(await plan()).toMatchObject({ deliveries: [], changed: [], countable: true, recount: false });
    expect(await said(planCommand)).toBe("A run would find nothing new.");
  });

  it("a delivery that changed after it was taken in is news", async () => {
    const folder = "2025-01-20_FOLK_ENHEN";
    const path = house.inbox(folder, "FOLK_ENHEN_2024_12.csv");
    const content = await readFile(path);
    await appendFile(path, "\n");
    expect((await plan()).deliveries).toMatchObject([{ delivery: folder, state: "changed" }]);
    expect(await said(planCommand)).toContain("A run would take in 1 delivery");
    await writeFile(path, content);
    await house.night();
    expect((await plan()).deliveries).toEqual([]);
  });

  it("the feeds are there, and a night with nothing new makes them again", async () => {
    const feed = join(house.folder, "output", "feed", "KU049.sv.atom");
    const before = await readFile(feed, "utf8");
    await rm(feed);
    expect(await house.night()).toMatchObject({ outcome: "unchanged", exitCode: 0, errata: [] });
    expect(await readFile(feed, "utf8")).toBe(before);
  });

  it("a list of corrections that is not right keeps nothing back, and is exit code 3", async () => {
    const errata = join(house.folder, "output", "errata.csv");
    await writeFile(errata, "date,text\n");
    const report = await house.night();
    expect(report).toMatchObject({ outcome: "unchanged", exitCode: 3, errata: [expect.stringMatching(/^line 1: /)] });
    const lines = await summaryLines(report, await house.configuration(), 1);
    expect(lines).toContainEqual(expect.stringMatching(/^refused: .*errata\.csv: line 1: the columns must be /));
    await rm(errata);
  });

  it("status says what is current and how fresh it is", async () => {
    const text = await said(statusCommand);
    expect(text).toMatch(/Current snapshot: 2025-01-20T0000Z-[0-9a-f]{12} in /);
    expect(text).toContain("Snapshots: 1");
    expect(text).toMatch(/FOLK_ENHEN +2024-12 +2025-01-20/);
  });

  it("a run as of a date before would not find these deliveries", async () => {
    expect(await plan("2025-01-19T23:59")).toMatchObject({ countable: false, recount: true });
  });

  it("a changed code table is a reason to count again, and is named", async () => {
    const codes = join(house.folder, "codes");
    await cp(join(packageRoot, "pipelines", "codes"), codes, { recursive: true });
    await house.configure("ingest: { settle_minutes: 0 }\npaths: { codes: codes }\n");
    expect(await plan()).toMatchObject({ changed: [], recount: false });
    await appendFile(join(codes, "training_codes.csv"), "Q9;made up for a test;integration;;2011-01-01;\n");
    expect(await plan()).toMatchObject({ changed: ["codes"], recount: true });
    expect(await said(planCommand)).toBe("A run would recount and publish (changed: codes).");
    await house.configure("ingest: { settle_minutes: 0 }\n");
  });

  it("a setting that changes numbers is one too, threads are none", async () => {
    await house.configure("ingest: { settle_minutes: 0 }\nengine: { threads: 1 }\n");
    expect(await plan()).toMatchObject({ changed: [], recount: false });
    await house.configure("ingest: { settle_minutes: 0 }\ndefinitions: { work_pay_threshold: 50 }\n");
    expect(await plan()).toMatchObject({ changed: ["settings"], recount: true });
    await house.configure("ingest: { settle_minutes: 0 }\n");
  });
});

describe("who publishes", () => {
  it("is a reason to publish, and is named; an unknown area is reported with the known ones", async () => {
    await house.configure("ingest: { settle_minutes: 0 }\npublisher: { name: Espoo }\nhome_area: KU049\n");
    expect(await plan()).toMatchObject({ changed: ["presentation"], recount: true });
    expect(await said(planCommand)).toBe("A run would recount and publish (changed: presentation).");
    const before = (await readManifest(join(house.folder, "output", "current")))!;
    const report = await house.night();
    const after = (await readManifest(report.folder))!;
    expect(report.outcome).toBe("published");
    expect(after.presentation).toMatchObject({ publisher: { name: "Espoo" }, home_area: "KU049" });
    // No number is published a second time for that.
    expect([after.releases, after.steps]).toEqual([before.releases, before.steps]);
    expect(await plan()).toMatchObject({ changed: [], recount: false });
    await house.configure("home_area: KU999\n");
    await expect(plan()).rejects.toMatchObject({
      exitCode: 2,
      message: `${config()}: home_area: there is no area "KU999"`,
      advice: expect.stringContaining("KU049 Espoo, KU837 Tampere"),
    });
    await house.configure("ingest: { settle_minutes: 0 }\n");
  });
});

describe("a refused delivery", () => {
  const broken = "2025-02-20_FOLK_ENHEN";

  it("is named as refused, and is no reason to publish", async () => {
    await mkdir(house.inbox(broken));
    await writeFile(house.inbox(broken, "FOLK_ENHEN_2025_01.csv"), "shnro;tilvv\nperson7391;2025\n");
    expect(await house.night()).toMatchObject({ outcome: "unchanged", exitCode: 3 });
    expect(await plan()).toMatchObject({
      deliveries: [{ delivery: broken, state: "refused", tables: { FOLK_ENHEN: 1 } }],
      undecided: [],
      changed: [],
      countable: true,
      recount: false,
    });
    expect((await said(planCommand)).split("\n")).toEqual([
      "A run would find nothing new.",
      "",
      "Refused before, checked again if it changed: 1 delivery",
      expect.stringMatching(new RegExp(`^  ${broken} \\(FOLK_ENHEN 1\\): the header .* \\(since .*Z\\)$`)),
    ]);
  });

  it("stays in status, with its file and without a value", async () => {
    const text = await said(statusCommand);
    expect(text).toContain(`refused: ${broken} / FOLK_ENHEN_2025_01.csv`);
    expect(text).not.toContain("person7391");
  });

  it("status and plan show what waits and what is no delivery, with reason and time", async () => {
    await mkdir(house.inbox("2025-03-01_FOLK_ENHEN", "inner"), { recursive: true });
    await writeFile(house.inbox("2025-03-01_FOLK_ENHEN", "inner", "FOLK_ENHEN_2025_02.csv"), "x");
    await mkdir(house.inbox("2025-3-2_FOLK_ENHEN"));
    for (const text of [await said(statusCommand), await said(planCommand)]) {
      expect(text).toMatch(/2025-03-01_FOLK_ENHEN: .*the files lie one folder deeper, in inner: .*\(since \S+Z\)/);
      expect(text).toMatch(/ignored: 2025-3-2_FOLK_ENHEN: .*name it 2025-03-02_FOLK_ENHEN \(since \S+Z\)/);
    }
  });

  it("status says so where the inbox cannot be looked into", async () => {
    await house.configure("paths: { inbox: elsewhere }\n");
    const text = await said(statusCommand);
    expect(text).toContain(`refused: ${broken} / FOLK_ENHEN_2025_01.csv`);
    expect(text).toMatch(
      /The inbox cannot be read: .*elsewhere: the inbox cannot be read: it is not there, or no longer \(ENOENT\)/,
    );
  });
});
