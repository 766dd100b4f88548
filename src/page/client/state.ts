import { type Address, COMPARISONS, type Comparison, readAddress, writeAddress } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";
import { hasCities, wholeArea } from "../../model/whole-area.ts";
import type { PageData } from "../picture.ts";
import type { Choice } from "./page-figure.ts";

/** The choice in an address, and how far this file can follow it. */
export interface Asked {
  readonly choice: Choice;
  /** Id of the figure to go to; null: none. */
  readonly figure: string | null;
  /** The figure is shown alone. */
  readonly alone: boolean;
  /** Id of the snapshot that the link names, where it is not this one; else null. */
  readonly elsewhere: string | null;
  /** Codes of the address that this file does not know: the page's default is shown instead. */
  readonly unknown: readonly string[];
}

/** The first headline, on which a page opens. */
const FIRST_INDICATOR = "unemployment_gap_18_64";

const codes = (list: readonly { readonly code: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ code }) => code);

/** The wanted one if it exists, else the first. */
const orFirst = (wanted: string, all: readonly string[]): string =>
  all.includes(wanted) ? wanted : (all[0] ?? wanted);

/**
 * The page's default: the publisher's own area, the first headline, everybody.
 *
 * @example firstChoice(data, "sv").area // "KU049" where `home_area` is Espoo
 */
export function firstChoice(data: PageData, language: Language): Choice {
  const whole = wholeArea(data.areas);
  const indicators = codes(data.indicators.filter(({ unit }) => unit === "PP"));
  return {
    language,
    area: orFirst(data.presentation.home_area ?? whole, [whole, ...codes(data.areas)]),
    comparison: "none",
    indicator: orFirst(FIRST_INDICATOR, indicators),
    ground: "_T",
    stay: "_T",
    month: null,
    chance: false,
  };
}

/**
 * The comparisons that a page offers: that with all cities (`six`) only where there are several.
 *
 * @example comparisonsOf(data) // ["none", "six", "background", "sex", "year"]
 */
export const comparisonsOf = ({ areas }: PageData): readonly Comparison[] =>
  hasCities(areas) ? COMPARISONS : COMPARISONS.filter((comparison) => comparison !== "six");

/** A part of an address compared with the existing codes. */
function take(
  part: string | undefined,
  known: readonly string[],
): { readonly code?: string; readonly unknown: readonly string[] } {
  if (part === undefined) return { unknown: [] };
  return known.includes(part) ? { code: part, unknown: [] } : { unknown: [part] };
}

/**
 * Reads an address against this file's data. A code that the file does not know is reported and replaced by the page's default; a link of another
 * snapshot is reported too, as its numbers may differ.
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
    comparison: comparisonsOf(data).find((comparison) => comparison === asked.comparison) ?? first.comparison,
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

/** The parts of an address besides the choice. */
interface Beside {
  readonly figure?: string;
  readonly alone?: boolean;
}

/**
 * The address of a choice. It names the snapshot, so that a later file recognises the link as another snapshot's. `_T` and `none` are omitted, as they
 * are the page's defaults.
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
