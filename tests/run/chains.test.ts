import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { Link } from "../../src/protect/link.ts";
import {
  historyAt,
  historyFingerprint,
  newestLinks,
  noHistory,
  publishedFiles,
  vintagesIn,
} from "../../src/run/chains.ts";
import type { History } from "../../src/run/chains.ts";
import { readHistory, writeHistory } from "../../src/run/history-file.ts";

const file = (store: string, name: string) => ({ path: join(store, `${name}.parquet`), sha256: sha256(name) });

const link = (vintage: string, { store = "/a/store", content = vintage } = {}): Link => ({
  vintage,
  personMonth: file(store, `person_month/${content}`),
  persons: 100,
  counts: file(store, `counts/${content}`),
  decisions: file(store, `decisions/${content}`),
  published: file(store, `published/${content}`),
  obsStatus: "P",
  audit: null,
  rules: sha256("rules"),
});

const history: History = {
  knownAt: "2026-10-02T04:35",
  chains: new Map([
    ["2026-07", [link("2026-08-31"), link("2026-09-30"), link("2026-09-30", { content: "again" })]],
    ["2026-08", [link("2026-09-30T04:35")]],
  ]),
  bridges: [{ year: "2024", vintage: "2026-09-30", published: file("/a/store", "published_bridge/2024") }],
};

const lengths = ({ chains }: History) => [...chains].map(([month, chain]) => [month, chain.length]);

describe("the history of what was published", () => {
  it.each([
    ["2026-08-30T23:59", [], 0],
    ["2026-08-31T00:00", [["2026-07", 1]], 0],
    ["2026-09-30T00:00", [["2026-07", 3]], 1],
    [
      "2026-09-30T04:35",
      [
        ["2026-07", 3],
        ["2026-08", 1],
      ],
      1,
    ],
  ])("as of %s has the links and bridges up to then", (knownAt, expected, bridges) => {
    const then = historyAt(history, knownAt);
    expect([lengths(then), then.bridges.length, then.knownAt]).toEqual([expected, bridges, knownAt]);
  });

  it("names its vintages once, and the newest link of each month", () => {
    expect(vintagesIn(history)).toEqual(["2026-08-31", "2026-09-30", "2026-09-30T04:35"]);
    expect(newestLinks(history).map(([month, { decisions }]) => [month, decisions.path])).toEqual([
      ["2026-07", "/a/store/decisions/again.parquet"],
      ["2026-08", "/a/store/decisions/2026-09-30T04:35.parquet"],
    ]);
  });

  it("gives a snapshot one file a month and vintage: the last that was published at it", () => {
    expect(publishedFiles(history).map(({ path }) => path)).toEqual(
      ["2026-08-31", "again", "2026-09-30T04:35"].map((name) => `/a/store/published/${name}.parquet`),
    );
  });

  it("is known by its content: not by its place, but by every link", () => {
    const moved = { ...history, chains: new Map([["2026-07", [link("2026-08-31", { store: "/b/store" })]]]) };
    const here = { ...history, chains: new Map([["2026-07", [link("2026-08-31")]]]) };
    expect(historyFingerprint(moved)).toBe(historyFingerprint(here));
    expect(historyFingerprint(here)).not.toBe(historyFingerprint(history));
    expect(historyFingerprint({ ...here, bridges: [] })).not.toBe(historyFingerprint(here));
  });
});

/** A history whose files are in a store, with the store. */
const written = async (store: string): Promise<History> => {
  const made = { ...history, chains: new Map([["2026-07", [link("2026-08-31", { store })]]]), bridges: [] };
  for (const name of ["person_month", "counts", "decisions", "published"]) {
    const path = join(store, name, "2026-08-31.parquet");
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, name);
  }
  await writeHistory(store, made, noHistory);
  return made;
};

describe("the file of the history", () => {
  it("is not there before the first night", async () => {
    await using store = await temporaryFolder();
    expect(await readHistory(store.path)).toBeNull();
  });

  it("gives back what was written, in a store that was moved too", async () => {
    await using store = await temporaryFolder();
    await using other = await temporaryFolder();
    const made = await written(store.path);
    expect(await readHistory(store.path)).toEqual(made);
    const text = await readFile(join(store.path, "releases", "history.json"), "utf8");
    expect(text).not.toContain(store.path);
    await mkdir(join(other.path, "releases"));
    await writeFile(join(other.path, "releases", "history.json"), text);
    expect((await readHistory(other.path))?.chains.get("2026-07")).toEqual([link("2026-08-31", { store: other.path })]);
  });

  it("is not written when a file that it names is not there", async () => {
    await using store = await temporaryFolder();
    const made = { ...history, chains: new Map([["2026-07", [link("2026-08-31", { store: store.path })]]]) };
    await expect(writeHistory(store.path, made, noHistory)).rejects.toThrow("ENOENT");
    expect(await readHistory(store.path)).toBeNull();
  });

  it.each(["", "{", '{"format":2}', "null"])("that is damaged (%j) is an error that says what to do", async (text) => {
    await using store = await temporaryFolder();
    await written(store.path);
    await writeFile(join(store.path, "releases", "history.json"), text);
    await expect(readHistory(store.path)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("history.json"),
      advice: expect.stringContaining("backup"),
    });
  });
});
