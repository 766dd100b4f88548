import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffDefinitionsCommand, exportDefinitionsCommand } from "../../src/cli/commands/share-definitions.ts";
import type { DefinitionsDiffOptions } from "../../src/cli/commands/share-definitions.ts";
import { parseDefinitions } from "../../src/definitions/definitions-file.ts";
import { canonicalJson } from "../../src/lib/canonical.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";
import { openHouse } from "../run/house.ts";
import type { House } from "../run/house.ts";
import { definitionsDiff } from "./json-schemas.ts";
import { keptTerminal } from "./made-up-terminal.ts";

let house: House;
const at = (...names: readonly string[]): string => join(house.folder, ...names);
const config = () => ({ config: at("tilannekuva.yaml") });

beforeAll(async () => {
  house = await openHouse();
  await exportDefinitionsCommand({ ...config(), out: at("a.json") }, keptTerminal());
});
afterAll(() => house[Symbol.asyncDispose]());

/** A file like the exported one, in which some texts are others. */
async function edited(name: string, edits: readonly (readonly [from: string, to: string])[]): Promise<string> {
  const text = await readFile(at("a.json"), "utf8");
  await writeFile(
    at(name),
    edits.reduce((before, [from, to]) => before.replace(from, to), text),
  );
  return at(name);
}

async function compared(a: string, b: string, options: DefinitionsDiffOptions = {}): Promise<readonly string[]> {
  const terminal = keptTerminal();
  expect(await diffDefinitionsCommand([a, b], { ...config(), ...options }, terminal)).toBe(0);
  return terminal.lines;
}

describe("definitions export", () => {
  it("writes canonical JSON, the same bytes each time", async () => {
    await exportDefinitionsCommand({ ...config(), out: at("again.json") }, keptTerminal());
    const [text, again] = await Promise.all(["a.json", "again.json"].map((name) => readFile(at(name), "utf8")));
    expect(again).toBe(text);
    expect(text).toBe(`${canonicalJson(JSON.parse(text!))}\n`);
  });

  it("prints the same on standard output where no file is named", async () => {
    const terminal = keptTerminal();
    expect(await exportDefinitionsCommand(config(), terminal)).toBe(0);
    expect(terminal.lines).toHaveLength(1);
    expect(JSON.parse(terminal.lines[0]!)).toEqual(JSON.parse(await readFile(at("a.json"), "utf8")));
  });

  it.each(["a.json", "output/b.json", "store/b.json", "inbox/b.json"])("does not write %s", async (out) => {
    await expect(exportDefinitionsCommand({ ...config(), out: at(out) }, keptTerminal())).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});

describe("definitions diff", () => {
  it("of equal definitions says so", async () => {
    const lines = await compared(at("a.json"), "here");
    expect(lines).toEqual([
      `A: ${at("a.json")} (tilannekuva 0.1.0)`,
      "B: here (tilannekuva 0.1.0)",
      "The definitions are the same.",
    ]);
  });

  it("names each difference in words, in a fixed order, and counts them", async () => {
    const other = await edited("b.json", [
      ['"minimumPersons":10', '"minimumPersons":5'],
      ['"min_back_tests":6', '"min_back_tests":12'],
      ['"ages":["Y18T64"],"along"', '"ages":["Y20T64"],"along"'],
    ]);
    expect((await compared(at("a.json"), other)).slice(2)).toEqual([
      "indicator unemployment_gap_18_64: ages 18–64 in A, 20–64 in B",
      "protection: minimum persons 10 in A, 5 in B",
      "parameter min_back_tests: 6 in A, 12 in B",
      "3 differences.",
    ]);
  });

  it("names what another configuration sets", async () => {
    await writeFile(at("other.yaml"), "definitions: { work_pay_threshold: 100 }\n");
    const terminal = keptTerminal();
    await diffDefinitionsCommand([at("a.json"), "here"], { config: at("other.yaml") }, terminal);
    expect(terminal.lines.slice(2)).toEqual(["parameter work_pay_threshold: 0 in A, 100 in B", "1 difference."]);
  });

  it("shows the lines of statements on request", async () => {
    const other = await edited("c.json", [["-- Grain: ", "-- Grain of it: "]]);
    const [, , line, ...rest] = await compared(at("a.json"), other);
    expect(line).toMatch(/^statement sql\/.*\.sql: differs in 1 line$/);
    expect(rest).toEqual(["1 difference."]);
    const hunks = (await compared(at("a.json"), other, { statements: true })).slice(3, -1);
    expect(hunks[0]).toMatch(/^ {2}@@ -\d+,\d \+\d+,\d @@$/);
    const changed = hunks.filter((each) => /^ {2}[-+]/.test(each));
    expect(changed.map((each) => each.slice(0, each.indexOf(":")))).toEqual(["  --- Grain", "  +-- Grain of it"]);
  });

  it("prints one JSON object, whose keys the page explains", async () => {
    const other = await edited("d.json", [['"minimumPersons":10', '"minimumPersons":5']]);
    const lines = await compared(at("a.json"), other, { json: true });
    const result = definitionsDiff.parse(JSON.parse(lines.join("")));
    expect(result).toMatchObject({ same: false, by_hash: false, a: { kind: "file", tilannekuva: "0.1.0" } });
    expect(result.differences).toEqual([
      { says: "protection: minimum persons 10 in A, 5 in B", path: ["protection", "minimumPersons"], a: 10, b: 5 },
    ]);
    const page = await readFile(join(packageRoot, "docs", "definitions.md"), "utf8");
    expect(Object.keys(definitionsDiff.shape).filter((key) => !page.includes(`| \`${key}\``))).toEqual([]);
  });

  it.each([
    ["nowhere.json", 5, "there is no such file"],
    ["tilannekuva.yaml", 2, "is not JSON"],
    ["inbox", 2, "no snapshot found"],
    ["nowhere", 2, "no snapshot found"],
  ])("refuses %s with exit %i", async (name, exitCode, message) => {
    await expect(compared("here", at(name))).rejects.toMatchObject({
      exitCode,
      message: expect.stringContaining(message) as unknown,
    });
  });
});

describe("definitions diff with a snapshot", () => {
  const ID = "2026-10-17T0000Z-000000000001";

  /** Publishes a snapshot of these definitions, with settings that differ. */
  async function publish(settings: Readonly<Record<string, number>>): Promise<string> {
    const { versions, parameters } = parseDefinitions("a.json", await readFile(at("a.json"), "utf8"));
    const sums = { definitions: { presentation: "0".repeat(64) } };
    const manifest = madeUpManifest({ id: ID, versions, parameters: { ...parameters, ...sums, ...settings } });
    await mkdir(at("output", "snapshots", ID), { recursive: true });
    await writeFile(at("output", "snapshots", ID, "manifest.json"), JSON.stringify(manifest));
    return at("output", "snapshots", ID);
  }

  it("compares hashes and settings, whoever the publisher is", async () => {
    const [first, , ...lines] = await compared(await publish({}), at("a.json"));
    expect(first).toBe(`A: ${ID} (tilannekuva 0.1.0)`);
    expect(lines).toEqual(["The definitions are the same, by their hashes."]);
  });

  it("says that the words need an export where they differ", async () => {
    await publish({ min_back_tests: 12 });
    const other = await edited("e.json", [
      [/"join":"[0-9a-f]{64}"/.exec(await readFile(at("a.json"), "utf8"))![0], '"join":"x"'],
    ]);
    const lines = (await compared(other, ID)).slice(2);
    expect(lines.slice(0, -1)).toEqual([
      expect.stringContaining("src/join: "),
      "parameter min_back_tests: 6 in A, 12 in B",
      "2 differences.",
    ]);
    expect(lines.at(-1)).toContain("tilannekuva definitions export");
  });
});
