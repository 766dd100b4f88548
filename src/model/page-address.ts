import type { Language } from "./codelist.ts";
import { LANGUAGES } from "./codelist.ts";

/** The comparisons of the chosen area, in the order in which they are offered. `six` is all cities together, however many: readers have links with it. */
export const COMPARISONS = ["none", "six", "background", "sex", "year"] as const;

export type Comparison = (typeof COMPARISONS)[number];

/**
 * The part of a page's address after `#`, each element as written there; the page has defaults for absent ones. It uses the words of the data model, so
 * that a reader can see from the address alone what was asked.
 */
export interface Address {
  readonly language?: Language;
  /** Code of REF_AREA. */
  readonly area?: string;
  /** Code of INDICATOR. */
  readonly indicator?: string;
  readonly comparison?: Comparison;
  /** Code of PERMIT_GROUND. */
  readonly ground?: string;
  /** Code of STAY. */
  readonly stay?: string;
  /** The month shown, `2025-11`; absent: the newest. */
  readonly month?: string;
  /** `shown`: the random-variation interval is drawn too. */
  readonly chance?: "shown";
  /** Id of the figure to go to. */
  readonly figure?: string;
  /** `only`: the figure is shown alone, as inside another page. */
  readonly embed?: "only";
  /** Id of the snapshot from which the link was made: `2026-01-26T0000Z-aca1ff01886d`. */
  readonly vintage?: string;
}

const IN_QUERY = ["comparison", "ground", "stay", "month", "chance", "figure", "embed", "vintage"] as const;

/** The characters of codes and ids; anything else in an address is not a code. */
const CODE = /^[A-Za-z0-9_.-]{1,80}$/;

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

const isComparison = (text: string): text is Comparison => (COMPARISONS as readonly string[]).includes(text);

/**
 * The part of an address after the file's name.
 *
 * @example writeAddress({ language: "fi", area: "KU049", indicator: "unemployment_gap_18_64", comparison: "six" })
 * // "#/fi/KU049/unemployment_gap_18_64?comparison=six"
 */
export function writeAddress(address: Address): string {
  const path = [address.language, address.area, address.indicator];
  const known = path.findIndex((part) => part === undefined);
  const query = IN_QUERY.flatMap((key) => (address[key] === undefined ? [] : [`${key}=${address[key]}`]));
  const before = (known === -1 ? path : path.slice(0, known)).map((part) => `/${part}`).join("");
  return `#${before === "" ? "/" : before}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

/** A valid part of an address; an invalid one is left out. */
function readPart(key: string, text: string): Address {
  if (!CODE.test(text)) return {};
  if (key === "language") return isLanguage(text) ? { language: text } : {};
  if (key === "comparison") return isComparison(text) ? { comparison: text } : {};
  if (key === "chance") return text === "shown" ? { chance: text } : {};
  if (key === "embed") return text === "only" ? { embed: text } : {};
  return { [key]: text };
}

const keyOf = (name: string): string | undefined => IN_QUERY.find((key) => key === name);

/**
 * Reads the part of an address after `#`; unknown parts are left out. `readAddress(writeAddress(address))` is `address`, if no part of its path is
 * missing before another.
 *
 * @example readAddress("#/sv/KU091?vintage=2026-01-26T0000Z-aca1ff01886d").area // "KU091"
 */
export function readAddress(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const [language = "", area = "", indicator = ""] = path.split("/").slice(1);
  const named = query.split("&").flatMap((pair): readonly (readonly [string, string])[] => {
    const [name = "", value = ""] = pair.split("=", 2);
    const key = keyOf(name);
    return key === undefined ? [] : [[key, value]];
  });
  const all = [["language", language], ["area", area], ["indicator", indicator], ...named] as const;
  const parts = all.map(([key, text]) => readPart(key, text));
  return parts.reduce<Address>((address, part) => Object.assign(address, part), {});
}
