import { writeAddress } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";
import { rfc3339 } from "../../lib/finnish-time.ts";
import type { Presentation } from "../../model/presentation.ts";
import type { Entry } from "./entry.ts";
import { isOf, newestFirst } from "./entry.ts";
import type { FeedNames } from "./feed-names.ts";
import { uuidOf } from "./uuid.ts";

/** The number of newest entries in a feed. */
export const AT_MOST = 100;

/** A feed, ready to be written as Atom or as JSON Feed. */
export interface Feed {
  /** Its files in the output, without the ending: `feed`, `feed/KU049.sv`. */
  readonly stem: string;
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** RFC 3339: the newest entry's. */
  readonly updated: string;
  readonly publisher: Presentation["publisher"];
  readonly items: readonly Item[];
}

/** An entry of a feed. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly at: string;
  /** Address of the page it links to; null where there is none. */
  readonly link: string | null;
  readonly tags: readonly string[];
}

/** The facts common to all feeds of an output. */
export interface FeedFacts {
  /** UUID of the output, from which the permanent ids follow. */
  readonly output: string;
  readonly feedNames: FeedNames;
  readonly publisher: Presentation["publisher"];
  /** Snapshots that have a page. */
  readonly withPage: ReadonlySet<string>;
}

const ALL = {
  fi: "Julkaisut, tarkentuneet erot, pidätetyt kuukaudet ja korjaukset",
  sv: "Publiceringar, reviderade skillnader, innehållna månader och rättelser",
  en: "Releases, revised gaps, held months and corrections",
} as const;

/** Finnish feeds have the plain name; those in other languages have the language in it. */
const stemOf = (area: string | null, language: Language): string =>
  [area === null ? "feed" : `feed/${area}`, language === "fi" ? "" : language].filter((part) => part !== "").join(".");

const urn = (output: string, name: string): string => `urn:uuid:${uuidOf(output, name)}`;

/** The figure in the snapshot's page, in the feed's language. */
function linkOf({ snapshot, shows }: Entry, language: Language, { publisher, withPage }: FeedFacts): string | null {
  if (publisher.base_url === null || snapshot === null) return null;
  const folder = `${publisher.base_url}/snapshots/${snapshot}`;
  if (!withPage.has(snapshot)) return `${folder}/manifest.json`;
  return `${folder}/index.html${writeAddress({ language, ...shows, vintage: snapshot })}`;
}

function itemOf(entry: Entry, language: Language, facts: FeedFacts): Item {
  const { title, html } = entry.texts[language];
  return {
    id: urn(facts.output, `${language}/${entry.name}`),
    title,
    html,
    at: rfc3339(entry.at),
    link: linkOf(entry, language, facts),
    tags: [entry.kind, ...(entry.areas ?? [])],
  };
}

/**
 * The feed of an area, or of all, in one language: the newest entries. Ids are URNs derived from the output's UUID and the entry's name: setting a
 * `base_url` later, or moving the feeds, changes links but no id.
 */
export function feedOf(
  entries: readonly Entry[],
  { area, language }: { readonly area: string | null; readonly language: Language },
  facts: FeedFacts,
): Feed {
  const { feedNames, publisher, output } = facts;
  const own = entries
    .filter((entry) => isOf(entry, area))
    .toSorted(newestFirst)
    .slice(0, AT_MOST);
  const place = area === null ? "" : `: ${feedNames.name("REF_AREA", area, language)}`;
  const stem = stemOf(area, language);
  return {
    stem,
    id: urn(output, stem),
    language,
    title: `${feedNames.title[language]}${place}`,
    description: ALL[language],
    updated: rfc3339(own[0]?.at ?? "1970-01-01"),
    publisher,
    items: own.map((entry) => itemOf(entry, language, facts)),
  };
}
