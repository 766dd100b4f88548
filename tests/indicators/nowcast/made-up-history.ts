import type { Hole } from "../../../src/indicators/nowcast/history.ts";
import { addMonths } from "../../../src/lib/months.ts";
import type { SourceSince } from "../../../src/model/nowcast-row.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { madeUp } from "../made-up-counts.ts";
import type { MadeUpCount } from "../made-up-counts.ts";

/** Numbers of a month and of the newest one, counted from the history's first, and how many deliveries there were since. */
export interface Told {
  readonly month: number;
  readonly asOf: number;
  readonly delay: number;
}

/** One cell and measure, and what is known of it at each delivery: persons, before rounding. */
export interface ToldCount {
  readonly place: Partial<MadeUpCount>;
  readonly told: (at: Told) => number;
  /** Day of the month on which its register arrives. */
  readonly day?: string;
}

/** A month of a table in an area at a delivery; months are counted from the history's first. */
export interface BlockAt extends Pick<Told, "month" | "asOf"> {
  readonly table: string;
  readonly area: string;
}

interface Extent {
  readonly months: number;
  /** Numbers of months in which nothing arrived; the next brings what is missing. */
  readonly without?: readonly number[];
  /** Why a block stays as it was published before; everything is released where left out. */
  readonly hole?: (at: BlockAt) => Hole;
}

export const FIRST = "2023-01";

/** Deliveries that hold a month: then it closes. */
const DELIVERIES = 13;

export const monthAt = (number: number): string => addMonths(FIRST, number);

export const vintageAt = (asOf: number, day = "10"): string => `${monthAt(asOf + 1)}-${day}`;

/** The part of a final number that has arrived by each delay; the last share stays. */
export const arriving =
  (final: (month: number) => number, shares: readonly number[]): ToldCount["told"] =>
  ({ month, delay }) =>
    final(month) * (shares[Math.min(delay, shares.length - 1)] ?? 1);

/** A number of persons that goes up and down over the months. */
export const around =
  (persons: number, sway = 0.05) =>
  (month: number): number =>
    persons * (1 + sway * Math.sin(1.7 * month));

const published = (persons: number): number | null => {
  const rounded = Math.round(persons / 10) * 10;
  return rounded < 10 ? null : rounded;
};

function blockOf(place: ToldCount["place"]): Pick<BlockAt, "table" | "area"> {
  const { TABLE_ID: table, REF_AREA: area } = madeUp({ ...place, OBS_VALUE: 0 });
  return { table, area };
}

/** The published count of a month at a delivery; none for a block that has only been held. */
function toldAt({ place, told }: ToldCount, at: Pick<Told, "month" | "asOf">, { hole = () => "" }: Extent) {
  const delay = at.asOf - at.month;
  const open = { month: at.month, delay: Math.min(delay, DELIVERIES - 1) };
  if (hole({ ...blockOf(place), ...at }) !== "") return null;
  const value = published(told({ ...open, asOf: at.month + open.delay }));
  return { value, status: value === null ? "Q" : delay < DELIVERIES ? "P" : "A" };
}

const NOTHING = { value: null, status: "Q" };

function* rowsOf(count: ToldCount, extent: Extent): Generator<MadeUpCount> {
  const { place, day = "10" } = count;
  for (let month = 0; month < extent.months; month += 1) {
    let before = "";
    for (let asOf = month; asOf < extent.months; asOf += 1) {
      if (extent.without?.includes(asOf)) continue;
      const told = toldAt(count, { month, asOf }, extent);
      if (told === null && before !== "") continue;
      const { value, status } = told ?? NOTHING;
      // A number is published once, with the vintage since which it holds.
      if (before === `${String(value)} ${status}`) continue;
      before = `${String(value)} ${status}`;
      yield madeUp({
        TIME_PERIOD: monthAt(month),
        OBS_STATUS: status,
        ...place,
        OBS_VALUE: value,
        ...(value === null ? { OBS_STATUS: "Q", CONF_STATUS: "C" } : {}),
        VINTAGE: vintageAt(asOf, day),
      });
    }
  }
}

/** The history as it was published, a vintage a month, rounded to 10, from 10 persons on, each number with the vintage since which it stands. */
export const publishedHistory = (counts: readonly ToldCount[], extent: Extent): readonly MadeUpCount[] =>
  counts.flatMap((count) => [...rowsOf(count, extent)]);

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, number) => number);

/** What was worked on and held at each vintage of the same history. A month that is not worked on is so in every block. */
export function releasesOf(counts: readonly ToldCount[], extent: Extent): readonly ReleasedVintage[] {
  const { months, without = [], hole = () => "" } = extent;
  const blocks = [...new Map(counts.map(({ place }) => [JSON.stringify(blockOf(place)), blockOf(place)])).values()];
  const are = (kind: Hole, at: Pick<Told, "month" | "asOf">) =>
    blocks.filter((block) => hole({ ...block, ...at }) === kind);
  const releaseAt = (asOf: number): ReleasedVintage => {
    const worked = numbers(asOf + 1).filter((month) => are("not_released", { month, asOf }).length === 0);
    const heldOf = (month: number): ReleasedVintage["held"] =>
      are("held", { month, asOf }).map(({ table, area }) => ({ month: monthAt(month), table, areas: [area] }));
    return { vintage: vintageAt(asOf), months: worked.map(monthAt), held: worked.flatMap(heldOf) };
  };
  return numbers(months)
    .filter((asOf) => !without.includes(asOf))
    .map(releaseAt);
}

/** Benefits cover every month until the switch; from then on job search covers those up to the month of the switch and, where it stays, later ones. */
export function sourcesWithSwitch(
  { months }: Extent,
  { at, stays }: { readonly at: number; readonly stays: boolean },
): readonly SourceSince[] {
  const since = (month: number, asOf: number, source: string): readonly SourceSince[] =>
    asOf < months ? [{ vintage: vintageAt(asOf), month: monthAt(month), source }] : [];
  return Array.from({ length: months }, (_, month) => month).flatMap((month) => {
    if (month > at) return since(month, month, stays ? "job_search" : "benefits");
    const first = month < at ? since(month, month, "benefits") : [];
    return first.concat(since(month, at, "job_search"));
  });
}

/** Backgrounds of which reports arrive differently: of the foreign one later, and more of their benefits are cancelled. */
const GROUPS = [
  {
    BACKGROUND: "FOREIGN",
    employed: 60_000,
    unemployed: 11_000,
    wages: [0.86, 0.95, 0.985, 1],
    benefits: [1.12, 1.04, 1],
  },
  {
    BACKGROUND: "FINNISH",
    employed: 300_000,
    unemployed: 28_000,
    wages: [0.95, 0.985, 0.996, 1],
    benefits: [1.03, 1.01, 1],
  },
] as const;

export const AREAS = [
  { REF_AREA: "C6", share: 1 },
  { REF_AREA: "KU049", share: 0.15 },
] as const;

/** What truly is of a measure in each background, by month. */
export const truth = (BACKGROUND: string, MEASURE: string): ((month: number) => number) => {
  const { employed, unemployed } = GROUPS.find((group) => group.BACKGROUND === BACKGROUND)!;
  return MEASURE === "EMPLOYED" ? around(employed, 0.02) : around(unemployed, 0.06);
};

/** The true unemployment rate of a background, and the gap between the two. */
export const trueRate = (background: string, month: number): number => {
  const [employed, unemployed] = [truth(background, "EMPLOYED")(month), truth(background, "UNEMPLOYED")(month)];
  return (100 * unemployed) / (employed + unemployed);
};
export const trueGap = (month: number): number => trueRate("FOREIGN", month) - trueRate("FINNISH", month);

const arrived = (BACKGROUND: string, MEASURE: string): ToldCount["told"] => {
  const { wages, benefits } = GROUPS.find((group) => group.BACKGROUND === BACKGROUND)!;
  return arriving(truth(BACKGROUND, MEASURE), MEASURE === "EMPLOYED" ? wages : benefits);
};

/** Both backgrounds and all together, employed and unemployed, in two areas: wages arrive late, benefits are cancelled. */
export const twoBackgrounds: readonly ToldCount[] = AREAS.flatMap(({ REF_AREA, share }) =>
  ["EMPLOYED", "UNEMPLOYED"].flatMap((MEASURE) => {
    const groups = GROUPS.map(({ BACKGROUND }) => ({ BACKGROUND, told: arrived(BACKGROUND, MEASURE) }));
    const all = { BACKGROUND: "_T", told: (at: Told) => groups.reduce((sum, { told }) => sum + told(at), 0) };
    return [...groups, all].map(({ BACKGROUND, told }): ToldCount => ({
      place: { REF_AREA, BACKGROUND, MEASURE },
      told: (at) => share * told(at),
    }));
  }),
);
