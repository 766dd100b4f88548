import type { MeasureOfGrid } from "../../src/attack/grid.ts";

/**
 * What each measure counts, in the smallest groups of persons that the measures tell apart. Everybody is in exactly one: only employed,
 * only a job seeker, both at once, in services, outside. The two orders of statuses differ by those who are both.
 */
export const measures: readonly MeasureOfGrid[] = [
  { order: "_Z", measure: "PERSONS", parts: ["EMPLOYED", "UNEMPLOYED", "BOTH", "IN_SERVICES", "OUTSIDE"] },
  { order: "MONTHLY", measure: "EMPLOYED", parts: ["EMPLOYED", "BOTH"] },
  { order: "MONTHLY", measure: "UNEMPLOYED", parts: ["UNEMPLOYED"] },
  { order: "MONTHLY", measure: "IN_SERVICES", parts: ["IN_SERVICES"] },
  { order: "MONTHLY", measure: "OUTSIDE", parts: ["OUTSIDE"] },
  { order: "ANNUAL", measure: "EMPLOYED", parts: ["EMPLOYED"] },
  { order: "ANNUAL", measure: "UNEMPLOYED", parts: ["UNEMPLOYED", "BOTH"] },
  { order: "ANNUAL", measure: "IN_SERVICES", parts: ["IN_SERVICES"] },
  { order: "ANNUAL", measure: "OUTSIDE", parts: ["OUTSIDE"] },
];
