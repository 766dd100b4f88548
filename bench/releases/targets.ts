import { nightly } from "../../pipelines/nightly.ts";
import type { Released } from "./fits.ts";
import type { Measured, Series } from "./measure.ts";

/** A target for a series of releases, and the result. */
export interface Target {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** The tables in the order of their worth. */
const TABLES = nightly.audit.limits.worth;

const [FIRST = ""] = TABLES;

/** From this many residents on, the table of the greatest worth is never held; below, it is held in less than 2 % of the releases. */
const NEVER_FROM = 60_000;

const LESS_THAN = { first: 2, other: 5 } as const;

/** Share of a table's releases that had a block held, in per cent; 0 where there was none. */
export function heldShare(released: readonly Released[], table: string): number {
  const one = released.find((each) => each.table === table);
  return one === undefined || one.releases === 0 ? 0 : (100 * one.releasesHeld) / one.releases;
}

const shown = (share: number): string => `${share.toFixed(1)} %`;

function heldTarget(table: string, persons: number, { name, released }: Series): Target {
  const share = heldShare(released, table);
  const isNever = table === FIRST && persons >= NEVER_FROM;
  const limit = table === FIRST ? LESS_THAN.first : LESS_THAN.other;
  return {
    name: `${name}: releases of ${table} with a block held`,
    wanted: isNever ? "none" : `under ${limit} %`,
    measured: shown(share),
    isMet: isNever ? share === 0 : share < limit,
  };
}

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);

/** Published counts must match the store's: every count of a block that is not held fits, and the snapshot agrees with the store's decisions. */
function fitTargets({ name, fits }: Series): readonly Target[] {
  const outside = sum(fits.filter(({ held }) => !held).map((fit) => fit.outside));
  const differing = sum(fits.map((fit) => fit.differing));
  return [
    {
      name: `${name}: counts outside the store's, of blocks not held`,
      wanted: "none",
      measured: `${outside}`,
      isMet: outside === 0,
    },
    {
      name: `${name}: cells that the snapshot publishes otherwise than decided`,
      wanted: "none",
      measured: `${differing}`,
      isMet: differing === 0,
    },
  ];
}

/**
 * All targets for a history.
 *
 * @example targetsOf(measured).every(({ isMet }) => isMet) // true
 */
export const targetsOf = ({ given: { persons }, series }: Pick<Measured, "given" | "series">): readonly Target[] =>
  series.flatMap((one) => [...TABLES.map((table) => heldTarget(table, persons, one)), ...fitTargets(one)]);
