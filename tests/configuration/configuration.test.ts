import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codesFolder, loadConfiguration } from "../../src/configuration/configuration.ts";
import { packageRoot } from "../../src/lib/package-root.ts";

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "configuration-")));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string, name = "tilannekuva.yaml"): Promise<void> => writeFile(join(folder, name), text);

describe("without a file", () => {
  it("the defaults hold, relative to the working folder", async () => {
    expect(await loadConfiguration(folder)).toEqual({
      file: null,
      paths: {
        inbox: join(folder, "inbox"),
        store: join(folder, "store"),
        output: join(folder, "output"),
        log: join(folder, "store", "logs", "tilannekuva.jsonl"),
        codes: null,
        errata: join(folder, "output", "errata.csv"),
        official: null,
        areas: null,
      },
      ingest: { settle_minutes: 10, max_quarantine_share: 0.01, keep_values: false },
      definitions: { work_pay_threshold: 0 },
      gates: { deliveries: "hold", deliveries_min_rows: 200, min_linkage_rate: 0.8, min_population_share: 0 },
      history: { vintages: "monthly", months: null },
      nowcast: { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 },
      engine: { threads: null, memory_limit: null },
      schedule: { slots: ["02:00"], time_zone: "Europe/Helsinki" },
      publisher: { name: "", uri: "", contact: "", base_url: null },
      accessibility: { contact: "", supervisor: "Traficom" },
      signing: { key: null, trusted: null },
      release: { policy: "automatic" },
      home_area: null,
    });
  });

  it("the code tables are those of the package", async () => {
    expect(codesFolder(await loadConfiguration(folder))).toBe(join(packageRoot, "pipelines", "codes"));
    await write("paths: { codes: own }\n");
    expect(codesFolder(await loadConfiguration(folder))).toBe(join(folder, "own"));
  });

  it("a file that was asked for and is not there is an error", async () => {
    await expect(loadConfiguration(folder, "missing.yaml")).rejects.toMatchObject({
      exitCode: 2,
      message: `${join(folder, "missing.yaml")}: the configuration file cannot be read`,
    });
  });
});

describe("a file", () => {
  it("is found in the working folder, and what it leaves out keeps its default", async () => {
    await write("paths: { inbox: in }\ningest: { settle_minutes: 0, max_quarantine_share: 0.5 }\n");
    const { file, paths, ingest } = await loadConfiguration(folder);
    expect(file).toBe(join(folder, "tilannekuva.yaml"));
    expect([paths.inbox, paths.store]).toEqual([join(folder, "in"), join(folder, "store")]);
    expect(ingest).toEqual({ settle_minutes: 0, max_quarantine_share: 0.5, keep_values: false });
  });

  it("elsewhere has its paths relative to itself", async () => {
    await mkdir(join(folder, "etc"));
    await write("paths: { store: ../secure, log: night.jsonl, codes: /srv/codes }", "etc/city.yaml");
    const { paths } = await loadConfiguration(folder, "etc/city.yaml");
    expect(paths).toMatchObject({
      store: join(folder, "secure"),
      log: join(folder, "etc", "night.jsonl"),
      codes: "/srv/codes",
    });
    expect(paths.inbox).toBe(join(folder, "etc", "inbox"));
  });

  it("has the files of keys relative to itself, and the private one not in the output", async () => {
    await mkdir(join(folder, "etc"), { recursive: true });
    await write("signing: { key: key.pem, trusted: ../trusted.yaml }", "etc/city.yaml");
    const { signing } = await loadConfiguration(folder, "etc/city.yaml");
    expect(signing).toEqual({ key: join(folder, "etc", "key.pem"), trusted: join(folder, "trusted.yaml") });
    await write("signing: { key: output/keys/key.pem }");
    await expect(loadConfiguration(folder)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("tilannekuva.yaml: signing.key lies in paths.output") as unknown,
    });
  });

  it("may be empty", async () => {
    await write("# nothing yet\n");
    expect((await loadConfiguration(folder)).schedule.slots).toEqual(["02:00"]);
  });
});

describe("a fault in the file", () => {
  it.each([
    [
      "ingest: { settle_minuets: 5 }",
      "ingest.settle_minuets: there is no such key; did you mean ingest.settle_minutes?",
    ],
    ["inbox: deliveries", "inbox: there is no such key here; did you mean paths.inbox?"],
    ["shedule: {}", "shedule: there is no such key; did you mean schedule?"],
    [
      "gates: { fortress_wall: 1 }",
      "gates.fortress_wall: there is no such key; known here: deliveries, deliveries_min_rows, min_linkage_rate, min_population_share",
    ],
    ["ingest: { settle_minutes: soon }", "ingest.settle_minutes: invalid input: expected number, received string"],
    ["ingest: { max_quarantine_share: 50 }", "ingest.max_quarantine_share: too big: expected number to be <=1"],
    ["schedule: { slots: ['2:00'] }", "schedule.slots.0: write times as HH:MM, such as 02:00"],
    ["schedule: { slots: ['04:00', '02:00'] }", "schedule.slots: write each time once, in the order of the day"],
    ["schedule: { time_zone: Europe/Espoo }", "schedule.time_zone: write a zone's IANA name, such as Europe/Helsinki"],
    ["engine: { memory_limit: lots }", "engine.memory_limit: write a size with its unit, such as 4GB"],
    ["- a list", "the file: invalid input: expected object, received array"],
    ["paths: { inbox: [", "line 1 is not valid YAML"],
  ])("%s is reported by file and key", async (text, fact) => {
    await write(text);
    await expect(loadConfiguration(folder)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`${join(folder, "tilannekuva.yaml")}: ${fact}`) as unknown,
      advice: expect.stringContaining("docs/configuration.md") as unknown,
    });
  });

  it("does not hide another", async () => {
    await write("ingest: { settle_minuets: 5, max_quarantine_share: 2 }\nengine: { threads: 0 }");
    const error = await loadConfiguration(folder).catch((caught: unknown) => caught);
    expect(String(error).split("\n")).toHaveLength(3);
  });
});

describe("persons and publications", () => {
  it.each([
    ["{ output: store/output }", "paths.output lies in paths.store"],
    ["{ store: output/store }", "paths.store lies in paths.output"],
    ["{ store: same, output: same }", "paths.output lies in paths.store"],
    ["{ inbox: output/inbox }", "paths.inbox lies in paths.output"],
    ["{ output: inbox }", "paths.output lies in paths.inbox"],
    ["{ inbox: store }", "paths.inbox lies in paths.store"],
    ["{ inbox: store/inbox }", "paths.inbox lies in paths.store"],
    ["{ store: inbox/../inbox/store }", "paths.store lies in paths.inbox"],
    ["{ log: output/night.jsonl }", "paths.log lies in paths.output"],
    ["{ log: inbox/night.jsonl }", "paths.log lies in paths.inbox"],
    ["{ output: way/../store/x }", "paths.output lies in paths.store"],
    ["{ output: link/x }", "paths.output lies in paths.store"],
  ])("are kept apart: %s", async (paths, fact) => {
    await mkdir(join(folder, "store"));
    await symlink(join(folder, "store"), join(folder, "link"));
    await write(`paths: ${paths}`);
    await expect(loadConfiguration(folder)).rejects.toThrow(fact);
  });

  it("may lie side by side with names that begin alike", async () => {
    await write("paths: { store: data, output: data-output, inbox: ..inbox }");
    expect((await loadConfiguration(folder)).paths.output).toBe(join(folder, "data-output"));
  });
});
