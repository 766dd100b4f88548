import type { CountTable } from "../../src/count/declarations.ts";
import type { Breakdown } from "../../src/indicators/declaration.ts";
import { dimensionOf } from "../../src/lib/observation.ts";
import { byBackground } from "../counts/by_background.ts";
import { byClassification } from "../counts/by_classification.ts";
import { byGeneration } from "../counts/by_generation.ts";
import { byGround } from "../counts/by_ground.ts";
import { byLanguage } from "../counts/by_language.ts";
import { byReporting } from "../counts/by_reporting.ts";
import { byStay } from "../counts/by_stay.ts";

const sexes = ["_T", "F", "M"];

const FOREIGN = { BACKGROUND: "FOREIGN" } as const;

const groups = (table: CountTable, options: Partial<Breakdown> = {}): Breakdown => ({
  table: table.id,
  dimension: dimensionOf(table.breakdown.dimension),
  codes: table.breakdown.categories.map((category) => category.code),
  sexes,
  statusOrders: table.statusOrders,
  ...options,
});

/** The same groups for a figure in which no status is, such as a number of residents. */
export const withoutStatus = (breakdown: Breakdown): Breakdown => ({ ...breakdown, statusOrders: ["_Z"] });

const known = (breakdown: Breakdown): Breakdown => ({
  ...breakdown,
  codes: breakdown.codes.filter((code) => code !== "UNKNOWN"),
});

/** Everybody of the given ages, by background and by mother tongue, those on whom nothing is on record included. */
export const everybody = (ages: readonly string[]): readonly Breakdown[] =>
  [groups(byBackground, { ages }), groups(byLanguage, { ages })].map(withoutStatus);

const foreignBackground: readonly Breakdown[] = [
  groups(byGeneration, { fixed: FOREIGN }),
  groups(byGround, { fixed: FOREIGN }),
  groups(byStay, { fixed: FOREIGN }),
];

/** Residents with a foreign background, by generation, ground and stay. */
export const foreignResidents: readonly Breakdown[] = foreignBackground.map(withoutStatus);

/**
 * The groups that a rate is told for, in the monthly order of statuses; backgrounds in the annual one too, to be compared with the annual
 * statistics: an unknown background or language is no group of people, so it has no rate. */
export const rateGroups: readonly Breakdown[] = [
  known(groups(byBackground)),
  known(groups(byLanguage)),
  ...foreignBackground,
];

/** Those whose background is not on record yet. */
export const provisionalBackground: readonly Breakdown[] = [withoutStatus(groups(byClassification))];

/** Those whose background nothing tells. */
export const unknownBackground: readonly Breakdown[] = [withoutStatus(groups(byBackground, { codes: ["UNKNOWN"] }))];

/** The backgrounds whose wage earners of the month before are told of. */
export const wageEarnersBefore: readonly Breakdown[] = [
  withoutStatus(groups(byReporting, { codes: ["FOREIGN", "FINNISH"] })),
];

/** The backgrounds in bands of age. */
export const ageBandGroups: readonly Breakdown[] = [known(groups(byBackground, { statusOrders: ["MONTHLY"] }))];

/** A gap between two backgrounds, by sex. */
export const betweenBackgrounds: readonly Breakdown[] = [groups(byBackground, { codes: ["_Z"] })];

/** A gap between men and women with a foreign background. */
export const betweenSexesForeign: readonly Breakdown[] = [groups(byBackground, { codes: ["FOREIGN"], sexes: ["_Z"] })];
