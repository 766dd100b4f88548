import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import { noHistory } from "../../src/history/release-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { readHistory, readStates, writeHistory } from "../../src/history/history-file.ts";
import { fileIn, history, link, linkage } from "./made-up-history.ts";

const historyPath = (store: string): string => join(store, "releases", "history.json");

/** A history of one link whose files would be in a store: with an audit, something held, a bridge, a linkage and a reconstruction. */
const historyIn = (store: string): History => ({
  ...history,
  releasesByMonth: new Map([
    ["2026-07", [{ ...link("2026-08-31", { store, held: ["by_ground KU049"] }), audit: fileIn(store, "audits/a") }]],
  ]),
  bridges: [{ year: "2024", vintage: "2026-09-30", published: fileIn(store, "published_bridge/2024") }],
  linkages: [linkage("2026-07", "2026-08-31", 80, store), linkage("2026-07", "2026-09-30", null, store)],
  reconstruction: { vintage: "2026-08-31", published: fileIn(store, "published_reconstruction/_") },
});

/** Every file that a history names, made. */
async function makeFiles({ releasesByMonth, bridges, linkages, reconstruction }: History): Promise<void> {
  const links = [...releasesByMonth.values()].flat();
  const files = [
    ...links.flatMap(({ personMonth, counts, decisions, published }) => [personMonth, counts, decisions, published]),
    ...links.flatMap(({ audit }) => audit ?? []),
    ...bridges.map(({ published }) => published),
    ...linkages.map(({ measured }) => measured),
    ...(reconstruction === null ? [] : [reconstruction.published]),
  ];
  for (const { path } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path);
  }
}

/** A history whose files are in a store, written down there. */
async function written(store: string): Promise<History> {
  const made = historyIn(store);
  await makeFiles(made);
  await writeHistory(store, made, noHistory);
  return made;
}

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
    const text = await readFile(historyPath(store.path), "utf8");
    expect(text).not.toContain(store.path);
    await mkdir(join(other.path, "releases"));
    await writeFile(historyPath(other.path), text);
    expect(await readHistory(other.path)).toEqual(historyIn(other.path));
  });

  it("says its format, the months worked on at each vintage, what is held, what is public of linkages and the reconstruction", async () => {
    await using store = await temporaryFolder();
    await written(store.path);
    expect(JSON.parse(await readFile(historyPath(store.path), "utf8"))).toMatchObject({
      format: 4,
      before: [],
      sum: expect.stringMatching(/^[0-9a-f]{64}$/),
      vintages: history.vintages,
      months: [{ month: "2026-07", links: [{ held: ["by_ground KU049"], audit: { path: "audits/a.parquet" } }] }],
      linkages: [
        { month: "2026-07", vintage: "2026-08-31", percent: 80 },
        { month: "2026-07", vintage: "2026-09-30", percent: null },
      ],
      reconstruction: { vintage: "2026-08-31", published: { path: "published_reconstruction/_.parquet" } },
    });
  });

  it.each(["counts", "audits", "published_bridge", "linkage", "published_reconstruction"])(
    "is not written when a file of %s that it names is not there",
    async (folder) => {
      await using store = await temporaryFolder();
      const made = historyIn(store.path);
      await makeFiles(made);
      const away = join(store.path, folder);
      await rm(away, { recursive: true });
      await expect(writeHistory(store.path, made, noHistory)).rejects.toThrow("ENOENT");
      expect(await readHistory(store.path)).toBeNull();
    },
  );

  it.each(["", "{", '{"format":3}', '{"format":4}', "null"])(
    "that is damaged (%j) is an error that says what to do",
    async (text) => {
      await using store = await temporaryFolder();
      await written(store.path);
      await writeFile(historyPath(store.path), text);
      await expect(readHistory(store.path)).rejects.toMatchObject({
        exitCode: 1,
        message: expect.stringContaining("history.json"),
        advice: expect.stringContaining("backup"),
      });
    },
  );
});

/** As it was written by versions that did not know what was worked on at a vintage. */
const formatOne = (text: string): string => {
  const {
    format: _format,
    before: _before,
    sum: _sum,
    vintages: _vintages,
    linkages: _linkages,
    months,
    ...rest
  } = JSON.parse(text);
  const links = months.map(({ month, links: of }: { month: string; links: Record<string, unknown>[] }) => ({
    month,
    links: of.map(({ held: _held, inForce: _inForce, ...one }) => one),
  }));
  return JSON.stringify({ format: 1, ...rest, months: links });
};

describe("a history of the format before", () => {
  it("is not read as if nothing had been held: the error names the file, and says to begin again", async () => {
    await using store = await temporaryFolder();
    await written(store.path);
    const text = await readFile(historyPath(store.path), "utf8");
    await writeFile(historyPath(store.path), formatOne(text));
    await expect(readHistory(store.path)).rejects.toMatchObject({
      exitCode: 1,
      message: `${historyPath(store.path)}: the history of what was published is of format 1, and this version reads 3 and 4`,
      advice: "Begin with a new store and a new output folder, or go on with the version that wrote it.",
    });
  });
});

/** As it was written by versions that gave the history no checksum. */
const formatThree = (text: string): string => {
  const { format: _format, before: _before, sum: _sum, ...rest } = JSON.parse(text);
  return `${JSON.stringify({ format: 3, ...rest })}\n`;
};

describe("the states of a history", () => {
  it("are not there before the first night", async () => {
    await using store = await temporaryFolder();
    expect(await readStates(store.path)).toBeNull();
  });

  it("are chained: each names the checksums of those before it, and the same history twice is one state", async () => {
    await using store = await temporaryFolder();
    const made = await written(store.path);
    const first = await readStates(store.path);
    await writeHistory(store.path, made, made);
    expect(await readStates(store.path)).toEqual(first);
    await writeHistory(store.path, { ...made, knownAt: "2026-11-02T04:35" }, made);
    const second = await readStates(store.path);
    expect(second?.before).toEqual([first?.sum]);
    await writeHistory(store.path, { ...made, knownAt: "2026-12-02T04:35" }, made);
    expect((await readStates(store.path))?.before).toEqual([first?.sum, second?.sum]);
  });

  it("show every flipped bit", async () => {
    await using store = await temporaryFolder();
    await written(store.path);
    const whole = await readFile(historyPath(store.path));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: (whole.length - 1) * 8 - 1 }), async (bit) => {
        const changed = whole.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        await writeFile(historyPath(store.path), changed);
        await expect(readHistory(store.path)).rejects.toMatchObject({ exitCode: 1 });
        await expect(readStates(store.path)).rejects.toMatchObject({ exitCode: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it("go on from a history that has no checksum yet", async () => {
    await using store = await temporaryFolder();
    const made = await written(store.path);
    const text = formatThree(await readFile(historyPath(store.path), "utf8"));
    await writeFile(historyPath(store.path), text);
    expect(await readHistory(store.path)).toEqual(made);
    expect(await readStates(store.path)).toEqual({ sum: sha256(text), before: [] });
    await writeHistory(store.path, made, made);
    expect(await readHistory(store.path)).toEqual(made);
    expect((await readStates(store.path))?.before).toEqual([sha256(text)]);
  });
});
