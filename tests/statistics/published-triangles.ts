import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { Triangle, TriangleRow } from "../../src/statistics/triangle.ts";

interface PublishedMack {
  readonly triangle: Triangle;
  readonly factors: readonly number[];
  readonly sigmas: readonly number[];
  readonly ultimates: readonly number[];
  readonly outstanding: readonly number[];
  readonly standardErrors: readonly number[];
  readonly total: {
    readonly known: number;
    readonly ultimate: number;
    readonly outstanding: number;
    readonly standardError: number;
    readonly standardErrorLogLinear: number;
  };
  readonly tail: {
    readonly steps: number;
    readonly factor: number;
    readonly ultimates: readonly number[];
    readonly outstanding: number;
  };
  readonly bornhuetterFerguson: { readonly prior: number; readonly ultimates: readonly number[] };
}

interface PublishedDelays {
  readonly estimated: readonly {
    readonly name: string;
    readonly window: number;
    readonly increments: Triangle;
    /** Share of the final number that arrives at each delay. */
    readonly delays: readonly number[];
  }[];
  readonly completed: readonly {
    readonly name: string;
    /** null where they are estimated from the triangle. */
    readonly delays: readonly number[] | null;
    readonly digits: number;
    readonly increments: Triangle;
    readonly rows: readonly (readonly number[])[];
    readonly exact: boolean;
  }[];
}

const read = (file: string): string => readFileSync(join(packageRoot, "fixtures/vectors/triangles", file), "utf8");

/** The RAA triangle with what Mack's method makes of it. */
export const raa: PublishedMack = JSON.parse(read("raa.json"));

/** The examples of baselinenowcast. */
export const delayExamples: PublishedDelays = JSON.parse(read("baselinenowcast.json"));

/** A row of increments added up. */
export function cumulated(row: TriangleRow): TriangleRow {
  let total = 0;
  return row.map((increment) => (increment === null ? null : (total += increment)));
}

/** The cells that are known when the newest row has only its first: with as many rows as columns a triangle, with more a trapezoid. */
export const knownSoFar = (full: Triangle): Triangle =>
  full.map((row, index) => row.map((cell, delay) => (index + delay < full.length ? cell : null)));

/** Rows that all develop alike: each first cell times the product of the factors so far. */
export const patterned = (firsts: readonly number[], factors: readonly number[]): readonly (readonly number[])[] =>
  firsts.map((first) => [1, ...factors].map((_, delay) => factors.slice(0, delay).reduce((a, b) => a * b, first)));
