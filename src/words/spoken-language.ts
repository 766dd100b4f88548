import type { Cell } from "../model/cell.ts";
import type { Code, IndicatorCode, Language, Names, PlaceForms } from "../model/codelist.ts";
import { wholeArea } from "../model/whole-area.ts";
import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";

/** What sentences need of an indicator. */
export type SpokenIndicator = Pick<IndicatorCode, "code" | "unit" | "decimals" | "direction" | "phrases" | "compares">;

/** What sentences on an area need besides its cells: codes with their forms, months, the vintage. */
export interface Context {
  readonly area: string;
  readonly language: Language;
  /** Oldest first. */
  readonly months: readonly Month[];
  readonly areas: readonly Code[];
  readonly indicators: readonly SpokenIndicator[];
  /** Day or minute at which the data counted as known. */
  readonly vintage: string;
}

/** The place of an observation that sentences may state: all grounds, all lengths of stay. */
export interface Place {
  readonly indicator: string;
  readonly area?: string;
  readonly background?: string;
  readonly sex?: string;
  readonly month: Month;
}

/** A context with its cells indexed for lookup. */
export interface SentenceContext extends Context {
  /** The cell of a place; a dimension not named is both sexes, or the gap's own code. Null where there is none. */
  readonly find: (place: Place) => Cell | null;
}

const key = (cell: Pick<Cell, "indicator" | "area" | "month">): string =>
  `${cell.indicator}/${cell.area}/${cell.month}`;

/** A rate or a gap has one age; for persons all ages are meant. */
const whole = (cells: readonly Cell[]): Cell | null => cells.find(({ age }) => age === "_T") ?? cells[0] ?? null;

/** Totals before groups: a gap's own code of a dimension along which it is taken is `_Z`. */
const TOTALS: ReadonlySet<string> = new Set(["_Z", "_T"]);

const fits = (code: string, wanted: string | undefined): boolean => wanted === undefined || code === wanted;

/** Indexes the cells by indicator, area and month. */
export function sentenceContextOf(cells: readonly Cell[], context: Context): SentenceContext {
  const wanted = new Set([context.area, wholeArea(context.areas)]);
  const own = cells.filter(({ area, ground, stay }) => wanted.has(area) && ground === "_T" && stay === "_T");
  const byPlace = Map.groupBy(own, key);
  const find = ({ indicator, area = context.area, background, sex, month }: Place): Cell | null => {
    const there = byPlace.get(key({ indicator, area, month })) ?? [];
    const fitting = there.filter((cell) => fits(cell.background, background) && fits(cell.sex, sex));
    const total = fitting.filter((cell) => sex !== undefined || TOTALS.has(cell.sex));
    return whole(total);
  };
  return { ...context, find };
}

/** Forms for a place that declares none: its plain name. */
const bare = (names: Names): PlaceForms => ({ short: names, inside: names, of: names });

/**
 * The forms of a place's name.
 *
 * @example placeForms(context, "KU049").inside.fi // "Espoossa"
 */
export function placeForms({ areas }: Pick<Context, "areas">, code: string): PlaceForms {
  const area = areas.find((one) => one.code === code);
  if (area === undefined) return bare({ fi: code, sv: code, en: code });
  return area.forms ?? bare(area.names);
}

export const newestMonth = ({ months }: Context): Month | null => months.at(-1) ?? null;

export const yearBefore = (month: Month): Month => addMonths(month, -12);
