import { ALL_CITIES } from "../../model/cell.ts";
import { type Address, readAddress, writeAddress } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";
import type { PageData } from "../picture.ts";
import type { Choice } from "./page-figure.ts";

/** What a reader asked for by an address, and what this file can say to it. */
export interface Asked {
  readonly choice: Choice;
  /** Id of the figure to go to; null: none. */
  readonly figure: string | null;
  /** The figure stands alone. */
  readonly alone: boolean;
  /** Id of another snapshot that the link is of; null: of this one, or it does not say. */
  readonly elsewhere: string | null;
  /** Codes of the address that this file does not know: what is shown instead is the page's own choice. */
  readonly unknown: readonly string[];
}

/** The picture's first headline: what a page opens on. */
const FIRST_INDICATOR = "unemployment_gap_18_64";

const codes = (list: readonly { readonly code: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ code }) => code);

/** The one that is wanted, else the first there is. */
const orFirst = (wanted: string, all: readonly string[]): string =>
  all.includes(wanted) ? wanted : (all[0] ?? wanted);

/**
 * What a page shows before anybody has chosen: the publisher's own area, the first headline, everybody.
 *
 * @example firstChoice(data, "sv").area // "KU049" where `home_area` is Espoo
 */
export function firstChoice(data: PageData, language: Language): Choice {
  const areas = codes(data.areas);
  const indicators = codes(data.indicators.filter(({ unit }) => unit === "PP"));
  return {
    language,
    area: orFirst(
      data.presentation.home_area ?? ALL_CITIES,
      areas.includes(ALL_CITIES) ? [ALL_CITIES, ...areas] : areas,
    ),
    comparison: "none",
    indicator: orFirst(FIRST_INDICATOR, indicators),
    ground: "_T",
    stay: "_T",
    month: null,
    chance: false,
  };
}

/** A part of an address held against the codes that there are. */
function take(
  part: string | undefined,
  known: readonly string[],
): { readonly code?: string; readonly unknown: readonly string[] } {
  if (part === undefined) return { unknown: [] };
  return known.includes(part) ? { code: part, unknown: [] } : { unknown: [part] };
}

/**
 * Reads an address against this file's data. A code that the file does not know falls back to the page's own choice and is told; a link of another
 * snapshot is told too, as its numbers may be others.
 *
 * @example readChoice("#/fi/KU049", data, "fi").choice.area // "KU049"
 */
export function readChoice(hash: string, data: PageData, language: Language): Asked {
  const asked = readAddress(hash);
  const first = firstChoice(data, asked.language ?? language);
  const area = take(asked.area, codes(data.areas));
  const indicator = take(asked.indicator, codes(data.indicators));
  const ground = take(asked.ground, codes(data.codelists["PERMIT_GROUND"]));
  const stay = take(asked.stay, codes(data.codelists["STAY"]));
  const month = take(asked.month, data.months);
  const choice: Choice = {
    language: first.language,
    area: area.code ?? first.area,
    comparison: asked.comparison ?? first.comparison,
    indicator: indicator.code ?? first.indicator,
    ground: ground.code ?? first.ground,
    stay: stay.code ?? first.stay,
    month: month.code ?? first.month,
    chance: asked.chance === "shown",
  };
  return {
    choice,
    figure: asked.figure ?? null,
    alone: asked.embed === "only",
    elsewhere: asked.vintage === undefined || asked.vintage === data.id ? null : asked.vintage,
    unknown: [area, indicator, ground, stay, month].flatMap((part) => part.unknown),
  };
}

/** What an address says beside the choice. */
interface Beside {
  readonly figure?: string;
  readonly alone?: boolean;
}

/**
 * The address of a choice; it names the snapshot, so that a link of today can be told from the same link in a later file. `_T` and `none` are not
 * written: they are what a page shows anyway.
 *
 * @example writeChoice(choice, data.id, { figure: "gap-over-time" })
 */
export function writeChoice(choice: Choice, id: string, beside: Beside = {}): string {
  const address: Address = {
    language: choice.language,
    area: choice.area,
    indicator: choice.indicator,
    ...(choice.comparison === "none" ? {} : { comparison: choice.comparison }),
    ...(choice.ground === "_T" ? {} : { ground: choice.ground }),
    ...(choice.stay === "_T" ? {} : { stay: choice.stay }),
    ...(choice.month === null ? {} : { month: choice.month }),
    ...(choice.chance ? { chance: "shown" as const } : {}),
    ...(beside.figure === undefined ? {} : { figure: beside.figure }),
    ...(beside.alone === true ? { embed: "only" as const } : {}),
    vintage: id,
  };
  return writeAddress(address);
}
