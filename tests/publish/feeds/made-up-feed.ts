import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import type { Entry } from "../../../src/publish/feeds/entry.ts";
import { inEach } from "../../../src/publish/feeds/entry.ts";
import type { FeedFacts } from "../../../src/publish/feeds/feed.ts";
import type { FeedNames } from "../../../src/publish/feeds/feed-names.ts";

/** The nightly run's names. */
export const feedNames: FeedNames = {
  areas: (vocabulary.codelists["REF_AREA"] ?? []).map(({ code }) => code),
  gaps: new Map(
    vocabulary.indicators.filter(({ unit }) => unit === "PP").map(({ code, decimals }) => [code, decimals]),
  ),
  indicators: vocabulary.indicators.map(({ code }) => code),
  name: (list, code, language) => {
    const codes = list === "INDICATOR" ? vocabulary.indicators : (vocabulary.codelists[list] ?? []);
    return codes.find((one) => one.code === code)?.names[language] ?? code;
  },
  title: { fi: "Tilannekuva", sv: "Lägesbild", en: "Picture" },
};

export const OUTPUT = "3f9a1c0b-7d42-4e55-8a10-0123456789ab";

export const ANONYMOUS_FACTS: FeedFacts = {
  output: OUTPUT,
  feedNames,
  publisher: { name: "", uri: "", contact: "", base_url: null },
  withPage: new Set(),
};

export const KNOWN_FACTS: FeedFacts = {
  ...ANONYMOUS_FACTS,
  publisher: {
    name: "Espoo & <friends>",
    uri: "https://www.example.org/?a=1&b=2",
    contact: "picture@example.org",
    base_url: "https://www.example.org/picture",
  },
  withPage: new Set(["2026-10-17T0000Z-3f9a1c0b7d42"]),
};

/** An entry about all areas that says the same in every language. */
export const entry = (name: string, change: Partial<Entry> = {}): Entry => ({
  kind: "release",
  name,
  at: "2026-10-17T00:00",
  areas: null,
  snapshot: "2026-10-17T0000Z-3f9a1c0b7d42",
  shows: {},
  texts: inEach((language) => ({ title: `${name} ${language}`, html: `<p>${language}</p>` })),
  ...change,
});
