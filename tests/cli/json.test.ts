import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { diffDefinitionsCommand } from "../../src/cli/commands/share-definitions.ts";
import { diffCommand } from "../../src/cli/commands/diff.ts";
import { explainCommand } from "../../src/cli/commands/explain.ts";
import { planCommand } from "../../src/cli/commands/plan-command.ts";
import { runCommand } from "../../src/cli/commands/run.ts";
import { statusCommand } from "../../src/cli/commands/status-command.ts";
import { verifyCommand } from "../../src/cli/commands/verify-command.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { ExitCode } from "../../src/lib/errors.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { deliverPopulation } from "../run/made-up-deliveries.ts";
import { definitionsDiff, diff, explain, plan, status, verify } from "./json-schemas.ts";
import { keptTerminal } from "./made-up-terminal.ts";

let house: House;
const options = () => ({ config: join(house.folder, "tilannekuva.yaml"), json: true as const });

/** What a command says, read by its schema, and its exit code. */
async function said<T>(schema: z.ZodType<T>, command: (terminal: Terminal) => Promise<ExitCode>) {
  const terminal = keptTerminal();
  const exitCode = await command(terminal);
  expect(terminal.lines).toHaveLength(1);
  return { exitCode, result: schema.parse(JSON.parse(terminal.lines[0]!)) };
}

beforeAll(async () => {
  house = await openHouse("ingest: { settle_minutes: 0 }\n");
  await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
  await runCommand({ config: join(house.folder, "tilannekuva.yaml") }, keptTerminal());
  // What a run refuses, one that still waits, and what is no delivery.
  await mkdir(house.inbox("2025-02-20_FOLK_ENHEN", "inner"), { recursive: true });
  await mkdir(house.inbox("2025-2-2_FOLK_ENHEN"));
});
afterAll(() => house[Symbol.asyncDispose]());

describe("--json", () => {
  it("status", async () => {
    const { exitCode, result } = await said(status, (terminal) => statusCommand(options(), terminal));
    expect(exitCode).toBe(0);
    expect(result.run).toMatchObject({ command: "run", exit_code: 0, failure: null });
    expect(result.current).toMatchObject({ vintage: "2025-01-20T00:00", newest_month: { month: "2024-12" } });
    expect(result.deliveries.ignored.map(({ name }) => name)).toEqual(["2025-2-2_FOLK_ENHEN"]);
    expect(result.freshness.map(({ table }) => table)).toEqual(["FOLK_ENHEN"]);
  });

  it("status, with the problems of the list of corrections, which are shown without it too", async () => {
    const errata = join(house.folder, "output", "errata.csv");
    expect((await said(status, (terminal) => statusCommand(options(), terminal))).result.errata).toEqual([]);
    await writeFile(errata, "date,snapshot,indicator,area,text_fi,text_sv,text_en\n2026-02-30,,,,a,b,c\n");
    const { exitCode, result } = await said(status, (terminal) => statusCommand(options(), terminal));
    expect([exitCode, result.errata]).toEqual([0, ["line 2: date: is no day such as 2026-10-17"]]);
    const { json: _, ...plain } = options();
    const terminal = keptTerminal();
    await statusCommand(plain, terminal);
    expect(terminal.lines.filter((line) => line.includes("errata.csv: line 2: date: is no day"))).toHaveLength(1);
    await rm(errata);
  });

  it("plan", async () => {
    const { exitCode, result } = await said(plan, (terminal) => planCommand(options(), terminal));
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ verdict: "nothing_new", says: "A run would find nothing new.", changed: [] });
    expect(result.deliveries.map(({ delivery }) => delivery)).toEqual(["2025-02-20_FOLK_ENHEN"]);
  });

  it("diff, of the snapshot with itself", async () => {
    const { exitCode, result } = await said(diff, (terminal) =>
      diffCommand(["current", "current"], options(), terminal),
    );
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ revised: 0, gaps: [], new_months: [] });
    expect(result.from).toEqual(result.to);
  });

  it("diff takes no snapshot for the name of a file", async () => {
    for (const json of ["current", "previous"])
      await expect(diffCommand(["previous", "current"], { ...options(), json }, keptTerminal())).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining("this is a snapshot") as unknown,
      });
  });

  it("definitions diff, of a snapshot with the program that published it", async () => {
    const { exitCode, result } = await said(definitionsDiff, (terminal) =>
      diffDefinitionsCommand(["current", "here"], options(), terminal),
    );
    expect([exitCode, result.same, result.by_hash, result.differences]).toEqual([0, true, true, []]);
  });

  it("verify, with the exit code of what is wrong", async () => {
    const { exitCode, result } = await said(verify, (terminal) => verifyCommand("current", options(), terminal));
    expect([exitCode, result.ok, result.problems, result.notes]).toEqual([0, true, [], []]);
    expect(result.signature).toEqual({ state: "unsigned", key: null, name: null });
    await writeFile(join(result.snapshot, "quality.json"), "{}");
    const damaged = await said(verify, (terminal) => verifyCommand("current", options(), terminal));
    expect([damaged.exitCode, damaged.result.ok]).toEqual([3, false]);
  });

  describe("explain", () => {
    const question = ["population", "KU049", "2024-12", ["BACKGROUND=FOREIGN", "AGE=Y18T64"]] as const;
    const asking = { snapshot: "current", language: "en" } as const;

    it("of a number, from the snapshot alone", async () => {
      const { result } = await said(explain, (terminal) =>
        explainCommand(question, { ...options(), ...asking }, terminal),
      );
      expect(result).toMatchObject({ store: null, absent: [], observation: { INDICATOR: "population" } });
      expect(result.deliveries.map(({ delivery }) => delivery)).toEqual(["2025-01-20_FOLK_ENHEN"]);
    });

    it("down to the step files as they lie in the store, and to what was delivered", async () => {
      const { result } = await said(explain, (terminal) =>
        explainCommand(question, { ...options(), ...asking, store: true }, terminal),
      );
      const { files, deliveries, releases } = result.store!;
      const { paths } = await house.configuration();
      for (const { path, sha256 } of files)
        expect([path, await sha256OfFile(join(paths.store, path))]).toEqual([path, sha256]);
      const found = files.map(({ path }) => path);
      expect(found).toEqual(expect.arrayContaining(Object.values(releases[0]!).slice(1)));
      expect(
        files.flatMap(({ inputs }) => Object.values(inputs).flat()).filter((path) => !found.includes(path)),
      ).toEqual([]);
      expect(found).toContain(deliveries[0]!.archive);
      expect(deliveries).toMatchObject([{ delivery: "2025-01-20_FOLK_ENHEN", table: "FOLK_ENHEN", period: "2024-12" }]);
    });

    it("in text, without a rule's name and without rows of what has a row a person", async () => {
      const { json: _, ...plain } = options();
      const terminal = keptTerminal();
      await explainCommand(question, { ...plain, ...asking, store: true }, terminal);
      const lines = terminal.lines.join("\n");
      expect(lines).toContain("For operators of the store only.");
      expect(lines).not.toMatch(/few_|top_|derivable|residual|unneeded/);
      const counted = [...lines.matchAll(/^ {2}(\w+)\/.*\n.* rows/gm)].map(([, room]) => room);
      expect(new Set(counted)).toEqual(new Set(["published", "decisions", "proposals", "counts"]));
    });

    it("is none of a store that did not publish the snapshot", async () => {
      const other = await openHouse();
      await other.configure(`paths: { output: ${join(house.folder, "output")} }\n`);
      const config = join(other.folder, "tilannekuva.yaml");
      await expect(explainCommand(question, { ...asking, config, store: true }, keptTerminal())).rejects.toMatchObject({
        exitCode: 5,
        message: expect.stringContaining("the store's history does not contain what the snapshot published") as unknown,
      });
      await other[Symbol.asyncDispose]();
    });

    it("docs/explain.md says what each key holds", async () => {
      const page = await readFile(join(packageRoot, "docs", "explain.md"), "utf8");
      expect(Object.keys(explain.shape).filter((key) => !page.includes(`| \`${key}\``))).toEqual([]);
    });
  });

  it.each(Object.entries({ status, plan, diff, verify }))(
    "%s: docs/operations.md says what each key holds",
    async (name, schema) => {
      const page = await readFile(join(packageRoot, "docs", "operations.md"), "utf8");
      const part = page.slice(page.indexOf(`\n### \`${name} --json\``)).split("\n#", 3)[1] ?? "";
      expect(Object.keys(schema.shape).filter((key) => !part.includes(`| \`${key}\``))).toEqual([]);
    },
  );
});
