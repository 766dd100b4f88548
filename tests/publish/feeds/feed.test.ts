import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { atomOf } from "../../../src/publish/feeds/atom.ts";
import { feedOf } from "../../../src/publish/feeds/feed.ts";
import type { FeedFacts } from "../../../src/publish/feeds/feed.ts";
import { jsonFeedOf } from "../../../src/publish/feeds/json-feed.ts";
import { atomFaults } from "./atom-rules.ts";
import { jsonFeedFaults } from "./json-feed-rules.ts";
import { ANONYMOUS_FACTS, entry, KNOWN_FACTS, OUTPUT } from "./made-up-feed.ts";

const ENTRIES = [
  entry("old", { at: "2026-03-28T23:59" }),
  entry("new"),
  entry("espoo", {
    kind: "revised",
    areas: ["KU049"],
    shows: { area: "KU049", indicator: "unemployment_gap_18_64", month: "2026-05" },
  }),
  entry("correction", { kind: "correction", snapshot: null }),
];

const ALL = { area: null, language: "fi" } as const;

const cases: readonly (readonly [string, FeedFacts])[] = [
  ["nobody who publishes and no address", ANONYMOUS_FACTS],
  ["a publisher with odd signs in its name, and an address", KNOWN_FACTS],
];

describe.each(cases)("feeds of %s", (_, facts) => {
  it("keep RFC 4287 and JSON Feed 1.1 in every language, empty ones too", () => {
    for (const language of LANGUAGES) {
      for (const entries of [[], ENTRIES]) {
        const feed = feedOf(entries, { area: "KU049", language }, facts);
        expect(atomFaults(atomOf(feed))).toEqual([]);
        expect(jsonFeedFaults(jsonFeedOf(feed))).toEqual([]);
      }
    }
  });

  it("have the newest first, and of one minute corrections first", () => {
    const { items, updated } = feedOf(ENTRIES, ALL, facts);
    expect(items.map(({ title }) => title)).toEqual(["correction fi", "new fi", "espoo fi", "old fi"]);
    expect(updated).toBe("2026-10-17T00:00:00+03:00");
    expect(items.at(-1)?.at).toBe("2026-03-28T23:59:00+02:00");
  });
});

const idsOf = (facts: FeedFacts) => {
  const feed = feedOf(ENTRIES, ALL, facts);
  return [feed.id, ...feed.items.map(({ id }) => id)];
};

const linksOf = (facts: FeedFacts) => feedOf(ENTRIES, ALL, facts).items.map(({ link }) => link);

describe("ids", () => {
  it("are URNs, and stay the same when somebody says who publishes and where", () => {
    expect(idsOf(KNOWN_FACTS)).toEqual(idsOf(ANONYMOUS_FACTS));
    for (const id of idsOf(KNOWN_FACTS))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("are the same in the feed of an area, others in another language and of another output", () => {
    const espoo = feedOf(ENTRIES, { area: "KU049", language: "fi" }, KNOWN_FACTS);
    expect(espoo.items.map(({ id }) => id)).toEqual(idsOf(KNOWN_FACTS).slice(1));
    expect(espoo.id).not.toBe(idsOf(KNOWN_FACTS)[0]);
    const swedish = feedOf(ENTRIES, { area: null, language: "sv" }, KNOWN_FACTS);
    const other = idsOf({ ...KNOWN_FACTS, output: OUTPUT.replace("3", "4") });
    for (const id of [swedish.id, ...swedish.items.map((item) => item.id), ...other])
      expect(idsOf(KNOWN_FACTS)).not.toContain(id);
  });

  // Readers know an entry by its id: this one may never become another.
  it("are what they were when they were first given", () => {
    expect(idsOf(ANONYMOUS_FACTS).slice(0, 3)).toMatchInlineSnapshot(`
      [
        "urn:uuid:ac31f72d-f341-89d9-a341-0f012ef8cd87",
        "urn:uuid:d7e6348c-201b-8ab5-8951-0ea1ba4b0e6a",
        "urn:uuid:c5da31c5-25a8-8475-b593-dda150d3cf33",
      ]
    `);
  });
});

describe("a feed", () => {
  it("of an area leaves out what is about others alone", () => {
    const { items, title, stem } = feedOf(ENTRIES, { area: "KU091", language: "sv" }, KNOWN_FACTS);
    expect(items.map((item) => item.title)).toEqual(["correction sv", "new sv", "old sv"]);
    expect([title, stem]).toEqual(["Lägesbild: Helsingfors", "feed/KU091.sv"]);
  });

  it("holds the newest hundred entries", () => {
    const many = Array.from({ length: 130 }, (_, index) =>
      entry(`e${index}`, {
        at: `2026-01-01T${String(Math.floor(index / 60)).padStart(2, "0")}:${String(index % 60).padStart(2, "0")}`,
      }),
    );
    const { items } = feedOf(many, ALL, ANONYMOUS_FACTS);
    expect(items).toHaveLength(100);
    expect([items[0]?.title, items.at(-1)?.title]).toEqual(["e129 fi", "e30 fi"]);
  });

  it("leads to the figure in the snapshot's page where there is an address, to its manifest where it has no page, else nowhere", () => {
    const id = "2026-10-17T0000Z-3f9a1c0b7d42";
    const folder = `https://www.example.org/picture/snapshots/${id}`;
    expect(linksOf(ANONYMOUS_FACTS)).toEqual([null, null, null, null]);
    expect(linksOf(KNOWN_FACTS)).toEqual([
      null,
      `${folder}/index.html#/fi?vintage=${id}`,
      `${folder}/index.html#/fi/KU049/unemployment_gap_18_64?month=2026-05&vintage=${id}`,
      `${folder}/index.html#/fi?vintage=${id}`,
    ]);
    const swedish = feedOf(ENTRIES, { area: "KU049", language: "sv" }, KNOWN_FACTS);
    expect(swedish.items[2]?.link).toContain("#/sv/KU049/unemployment_gap_18_64?");
    expect(linksOf({ ...KNOWN_FACTS, withPage: new Set() })[1]).toBe(`${folder}/manifest.json`);
  });

  it("says who publishes, and mail only where there is an address for it", () => {
    const atom = (contact: string) =>
      atomOf(feedOf([], ALL, { ...KNOWN_FACTS, publisher: { ...KNOWN_FACTS.publisher, contact } }));
    expect(atom("a@example.org")).toContain("<name>Espoo &amp; &lt;friends&gt;</name>");
    expect(atom("a@example.org")).toContain("<email>a@example.org</email>");
    expect(atom("https://www.example.org/contact")).not.toContain("<email>");
    expect(atomOf(feedOf([], ALL, ANONYMOUS_FACTS))).toContain("<author><name>Tilannekuva</name></author>");
  });
});

describe("the rules that feeds are held against", () => {
  const sound = atomOf(feedOf(ENTRIES, ALL, KNOWN_FACTS));
  const json = jsonFeedOf(feedOf(ENTRIES, ALL, KNOWN_FACTS));

  it.each([
    ["a missing id", /<id>.*<\/id>/, ""],
    ["two titles", /<title>/, "<title>x</title><title>"],
    ["a date without an offset", "+03:00</updated>", "</updated>"],
    ["a stranger", "<author>", "<bogus/><author>"],
    ["an author without a name", /<name>.*<\/name>/, ""],
    ["a link without an address", /href="[^"]*"/, ""],
    ["an entry before the title", /(<title>[^]*?)(<entry>[^]*<\/entry>)/, "$2$1"],
    ["an ampersand", "&amp;", "&"],
  ])("find %s", (_, from, to) => {
    expect(sound).not.toBe(sound.replace(from, to));
    expect(atomFaults(sound.replace(from, to))).not.toEqual([]);
  });

  it.each([
    ["another version", "version/1.1", "version/9"],
    ["an item without content", /"content_html"/g, '"_content"'],
    ["a date without an offset", '+03:00"', '"'],
    ["a key that the specification does not know", '"title"', '"titel": 1, "title"'],
  ])("find %s in JSON", (_, from, to) => {
    expect(json).not.toBe(json.replace(from, to));
    expect(jsonFeedFaults(json.replace(from, to))).not.toEqual([]);
  });
});
