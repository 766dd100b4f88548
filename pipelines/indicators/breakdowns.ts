import type { CountTable } from "../../src/count/count-declarations.ts";
import { BREAKDOWNS } from "../../src/model/dictionary.ts";
import type { BreakdownIn, PersonDimension } from "../../src/model/dictionary.ts";
import type { AgeCode } from "../ages.ts";
import { byBackground } from "../counts/by_background.ts";
import { byClassification } from "../counts/by_classification.ts";
import { byGeneration } from "../counts/by_generation.ts";
import { byGround } from "../counts/by_ground.ts";
import { byLanguage } from "../counts/by_language.ts";
import { byReporting } from "../counts/by_reporting.ts";
import { byStay } from "../counts/by_stay.ts";
import type { TableId } from "../counts/index.ts";
import type { BreakdownBy, CodeOf, DeclaredBreakdown } from "./declare.ts";

const sexes = ["_T", "F", "M"] as const;

const FOREIGN = { BACKGROUND: "FOREIGN" } as const;

/** A table whose one breakdown has codes of a dimension. */
type TableBy<D extends PersonDimension> = CountTable & {
  readonly id: TableId;
  readonly breakdown: readonly [BreakdownIn<D>];
};

const isCodeOf = <D extends PersonDimension>(of: D, code: string): code is CodeOf<D> =>
  BREAKDOWNS.some(({ dimension, categories }) => dimension === of && categories.some((own) => own.code === code));

const groups = <D extends PersonDimension>(
  dimension: D,
  table: TableBy<D>,
  options: Partial<BreakdownBy<D>> = {},
): BreakdownBy<D> => ({
  table: table.id,
  dimension,
  codes: table.categories.map(({ code }) => code).filter((code) => isCodeOf(dimension, code)),
  sexes,
  statusOrders: table.statusOrders,
  ...options,
});

/** The same groups for a figure without a status, such as a number of residents. */
export const withoutStatus = (breakdown: DeclaredBreakdown): DeclaredBreakdown => ({
  ...breakdown,
  statusOrders: ["_Z"],
});

const known = <D extends PersonDimension>(breakdown: BreakdownBy<D>): BreakdownBy<D> => ({
  ...breakdown,
  codes: breakdown.codes.filter((code) => code !== "UNKNOWN"),
});

/** Everybody of the given ages by background and by mother tongue, including those on whom nothing is on record. */
export const everybody = (ages: readonly AgeCode[]): readonly DeclaredBreakdown[] =>
  [groups("BACKGROUND", byBackground, { ages }), groups("LANGUAGE", byLanguage, { ages })].map(withoutStatus);

const foreignBackground: readonly DeclaredBreakdown[] = [
  groups("GENERATION", byGeneration, { fixed: FOREIGN }),
  groups("PERMIT_GROUND", byGround, { fixed: FOREIGN }),
  groups("STAY", byStay, { fixed: FOREIGN }),
];

/** Residents with a foreign background, by generation, ground and stay. */
export const foreignResidents: readonly DeclaredBreakdown[] = foreignBackground.map(withoutStatus);

/**
 * The groups for which rates are published, in the monthly order of statuses; backgrounds in the annual order too, for comparison with the
 * annual statistics. An unknown background or language is not a group of people, so it has no rate.
 */
export const rateGroups: readonly DeclaredBreakdown[] = [
  known(groups("BACKGROUND", byBackground)),
  known(groups("LANGUAGE", byLanguage)),
  ...foreignBackground,
];

/** Those whose background is not on record yet. */
export const provisionalBackground: readonly DeclaredBreakdown[] = [
  withoutStatus(groups("BACKGROUND", byClassification)),
];

/** Everybody with a foreign background, for shares of this group. */
export const foreignBackgroundOnly: readonly DeclaredBreakdown[] = [
  withoutStatus(groups("BACKGROUND", byBackground, { codes: ["FOREIGN"] })),
];

/** Residents whose background is unknown. */
export const unknownBackground: readonly DeclaredBreakdown[] = [
  withoutStatus(groups("BACKGROUND", byBackground, { codes: ["UNKNOWN"] })),
];

/** The backgrounds for which wage earners of the previous month are published. */
export const wageEarnersBefore: readonly DeclaredBreakdown[] = [
  withoutStatus(groups("BACKGROUND", byReporting, { codes: ["FOREIGN", "FINNISH"] })),
];

/** The backgrounds in the monthly order of statuses. */
export const backgroundGroups: readonly DeclaredBreakdown[] = [
  known(groups("BACKGROUND", byBackground, { statusOrders: ["MONTHLY"] })),
];

/** A gap between two backgrounds, by sex. */
export const betweenBackgrounds: readonly DeclaredBreakdown[] = [groups("BACKGROUND", byBackground, { codes: ["_Z"] })];

/** A gap between men and women with a foreign background. */
export const betweenSexesForeign: readonly DeclaredBreakdown[] = [
  groups("BACKGROUND", byBackground, { codes: ["FOREIGN"], sexes: ["_Z"] }),
];
