import type { Names } from "./codelist.ts";

/** An official series shown beside a published indicator, with its own definition and source. */
export interface OfficialSeries {
  /** `statfin-117e-employment-foreign`; the name of the file that declares it. */
  readonly id: string;
  readonly names: Names;
  /** Its definition, and how that differs from the indicator's. */
  readonly definition: Names;
  readonly source: {
    readonly names: Names;
    readonly url: string;
    /** `CC BY 4.0` */
    readonly licence: string;
    /** Day on which it was read, `2026-08-01`. */
    readonly retrieved: string;
  };
  /** The published indicator that it is shown beside, and the group. */
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly sex: string;
  /** UNIT_MEASURE of the values. */
  readonly unit: string;
  readonly decimals: number;
  /** By period, oldest first: a month, `2025-06`; for an annual figure the month of its last day, `2024-12`. */
  readonly values: readonly { readonly period: string; readonly value: number }[];
}
