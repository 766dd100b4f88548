import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { makeCurrent, readManifest, removeCurrent, snapshotsFolder } from "../../../src/publish/snapshot/current.ts";
import { makeFeeds } from "../../../src/publish/feeds/make.ts";
import type { Feeds } from "../../../src/publish/feeds/make.ts";
import { publishVintages } from "../snapshot/observe-and-publish.ts";
import { verify } from "../../../src/publish/verify/verify-snapshot.ts";
import { writeRevisions } from "../../../src/publish/revisions/write-revisions.ts";
import type { Revision } from "../../../src/publish/revisions/revision.ts";
import { workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";
import { atomFaults } from "./atom-rules.ts";
import { ERRATA_COLUMNS } from "../../../src/publish/feeds/read-errata.ts";
import { jsonFeedFaults } from "./json-feed-rules.ts";
import { OUTPUT } from "./made-up-feed.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const revision = (change: Partial<Revision>): Revision => ({
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: "KU049",
  INDICATOR: "unemployment_gap_18_64",
  ...TOTALS,
  BACKGROUND: "_Z",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "2026-05",
  OLD_VALUE: 10.2,
  NEW_VALUE: 9.6,
  DELTA: -0.6,
  UNIT_MEASURE: "PP",
  OLD_STATUS: "P",
  NEW_STATUS: "P",
  OLD_DELAY: 4,
  NEW_DELAY: 5,
  CAUSE: "late_data",
  ...change,
});

// One output's life, in the order of the file: two releases, a correction, a crash.
let shop: Workshop;
let feeds: Feeds;
let ids: readonly string[];

beforeAll(async () => {
  shop = await workshop();
  ids = await publishVintages(shop, ["2026-09-17T00:00", "2026-10-17T00:00"]);
  const session = await shop.database.session();
  const file = join(snapshotsFolder(shop.output), ids[1]!, "revisions.parquet");
  await rm(file);
  const rows = [
    revision({}),
    revision({ REF_AREA: "C6", NEW_VALUE: null, NEW_STATUS: "Q" }),
    revision({ STATUS_ORDER: "ANNUAL" }),
    revision({ SEX: "F" }),
    revision({ INDICATOR: "employment_rate_18_64", UNIT_MEASURE: "PT" }),
  ];
  await writeRevisions(rows, { file, session });
  session.close();
  feeds = {
    output: shop.output,
    released: ids,
    recalled: [],
    id: OUTPUT,
    publisher: { name: "", uri: "", contact: "", base_url: null },
    errata: join(shop.output, "errata.csv"),
    program: "one",
    database: shop.database,
  };
});
afterAll(() => shop.remove());

const text = (file: string): Promise<string> => readFile(join(shop.output, file), "utf8");

const titles = async (file: string): Promise<readonly string[]> => {
  const { items }: { items: { title: string }[] } = JSON.parse(await text(file));
  return items.map(({ title }) => title);
};

const feedFiles = async (): Promise<readonly string[]> => [
  ...(await readdir(shop.output)).filter((name) => name.startsWith("feed.")),
  ...(await readdir(join(shop.output, "feed"))).filter((name) => name !== "made-of.json").map((name) => `feed/${name}`),
];

describe("the feeds of an output", () => {
  it("are there for all and for each area, in each language and form, and right by their specifications", async () => {
    expect(await makeFeeds(feeds)).toEqual({ made: true, problems: [] });
    const files = await feedFiles();
    expect(files).toHaveLength(8 * LANGUAGES.length * 2);
    expect(files).toEqual(
      expect.arrayContaining(["feed.atom", "feed.json", "feed.sv.atom", "feed/KU049.atom", "feed/C6.en.json"]),
    );
    for (const file of files)
      expect(file.endsWith(".atom") ? atomFaults(await text(file)) : jsonFeedFaults(await text(file))).toEqual([]);
  });

  it("have releases and the revised headlines alone: no rate, no other order, no part of the people, no withheld value", async () => {
    expect(await titles("feed.en.json")).toEqual([
      "New release: data as known on 17 October 2026, newest month June 2026",
      expect.stringMatching(/^Espoo: .*, revised: May 2026 10\.2 → 9\.6 \(provisional value\)$/),
      "New release: data as known on 17 September 2026, newest month June 2026",
    ]);
    expect(await titles("feed/KU091.en.json")).toHaveLength(2);
  });

  it("are left alone while nothing changed, and verification does not mind them", async () => {
    const before = await stat(join(shop.output, "feed.atom"));
    expect(await makeFeeds(feeds)).toEqual({ made: false, problems: [] });
    expect((await stat(join(shop.output, "feed.atom"))).mtimeMs).toBe(before.mtimeMs);
    const { ok } = await verify(join(snapshotsFolder(shop.output), ids[0]!), shop);
    expect(ok).toBe(true);
  });

  it.each([
    ["a feed is missing", () => rm(join(shop.output, "feed/KU049.sv.atom"))],
    ["a feed was damaged", () => writeFile(join(shop.output, "feed.json"), "{")],
    ["a run was killed before it noted what they were made of", () => rm(join(shop.output, "feed/made-of.json"))],
    ["the note cannot be read", () => writeFile(join(shop.output, "feed/made-of.json"), "[]")],
  ])("are made again, the same, where %s", async (_, harm) => {
    const before = await Promise.all((await feedFiles()).map(text));
    await harm();
    expect(await makeFeeds(feeds)).toMatchObject({ made: true });
    expect(await Promise.all((await feedFiles()).map(text))).toEqual(before);
  });

  it("say who publishes, without a new id", async () => {
    const known = { ...feeds, publisher: { name: "Espoo", uri: "", contact: "", base_url: "https://example.org/p" } };
    const idsIn = async (): Promise<readonly string[]> => (await text("feed.atom")).match(/<id>[^<]*/g) ?? [];
    const before = await idsIn();
    expect(await makeFeeds(known)).toMatchObject({ made: true });
    expect(await idsIn()).toEqual(before);
    expect(await text("feed.atom")).toContain(`href="https://example.org/p/snapshots/${ids[1]}/manifest.json"`);
    expect(atomFaults(await text("feed.atom"))).toEqual([]);
    await makeFeeds(feeds);
  });

  it("have a correction, and name the faulty line of the list", async () => {
    const lines = [ERRATA_COLUMNS.join(","), "2026-11-02,,,KU049,yksi,två,three", "2.11.2026,,,,a,b,c"];
    await writeFile(feeds.errata, lines.join("\n"));
    const problems = ["line 3: date: is no day such as 2026-10-17"];
    expect(await makeFeeds(feeds)).toEqual({ made: true, problems });
    expect((await titles("feed/KU049.sv.json"))[0]).toBe("Rättelse: Esbo");
    expect((await titles("feed/KU091.sv.json"))[0]).not.toContain("Rättelse");
    expect(await makeFeeds(feeds)).toEqual({ made: false, problems });
    await rm(feeds.errata);
  });

  it("leave out what was not released", async () => {
    await makeFeeds({ ...feeds, released: [ids[1]!] });
    expect(await titles("feed.en.json")).toHaveLength(2);
  });

  it("drop a release that was recalled, and say so with the reason, in each language and area", async () => {
    const manifest = (await readManifest(join(snapshotsFolder(shop.output), ids[0]!)))!;
    await makeCurrent(shop.output, manifest);
    const recalled = [{ snapshot: ids[1]!, at: "2026-10-18T09:30", why: "a <b>file</b> was missing" }];
    const before = { ...feeds, released: [ids[0]!], recalled };
    expect(await makeFeeds(before)).toMatchObject({ made: true });
    const release = "New release: data as known on 17 September 2026, newest month June 2026";
    expect(await titles("feed.en.json")).toEqual(["Release recalled: data as known on 17 October 2026", release]);
    expect((await titles("feed/KU049.sv.json"))[0]).toMatch(/^Publicering återkallad/);
    const feed = await text("feed.en.json");
    expect(feed).toContain("a &lt;b&gt;file&lt;/b&gt; was missing");
    expect(feed).toContain(ids[1]);
    expect([atomFaults(await text("feed.atom")), jsonFeedFaults(feed)]).toEqual([[], []]);
    expect(await makeFeeds(before)).toMatchObject({ made: false });
  });

  it("say of an output whose every release was recalled nothing else", async () => {
    const recalled = ids.map((snapshot) => ({ snapshot, at: "2026-10-19T09:30", why: "no longer trusted" }));
    await removeCurrent(shop.output);
    expect(await makeFeeds({ ...feeds, released: [], recalled })).toMatchObject({ made: true });
    const all = await titles("feed.en.json");
    expect(all).toHaveLength(2);
    expect(all.every((title) => title.startsWith("Release recalled: "))).toBe(true);
  });
});

it("an output without a snapshot has no feeds", async () => {
  const output = join(shop.folder, "empty");
  await mkdir(output);
  expect(await makeFeeds({ ...feeds, output })).toEqual({ made: false, problems: [] });
  expect(existsSync(join(output, "feed.atom"))).toBe(false);
});
