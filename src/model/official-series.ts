import type { Names } from "./codelist.ts";

/** A series of the official statistics that lies beside a published indicator: its own definition, its own source. */
export interface OfficialSeries {
  /** `statfin-117e-employment-foreign`; the name of the file that declares it. */
  readonly id: string;
  readonly names: Names;
  /** What it counts, and where that differs from ours. */
  readonly definition: Names;
  readonly source: {
    readonly names: Names;
    readonly url: string;
    /** `CC BY 4.0` */
    readonly licence: string;
    /** Day on which it was read, `2026-08-01`. */
    readonly retrieved: string;
  };
  /** The published indicator that it lies beside, and the group of it. */
  readonly indicator: string;
  readonly area: string;
  readonly background: string;
  readonly sex: string;
  /** UNIT_MEASURE of the values. */
  readonly unit: string;
  readonly decimals: number;
  /** By period, oldest first: a month `2025-06`, or the last day that a year's figure tells of as its month, `2024-12`. */
  readonly values: readonly { readonly period: string; readonly value: number }[];
}
