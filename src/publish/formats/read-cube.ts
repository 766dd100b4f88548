import { z } from "zod";
import { readWhole } from "./gzip.ts";
import { keyBy } from "../../lib/code-key.ts";
import type { Observation } from "../../model/observation.ts";
import { CUBE_DIMENSIONS, OBS_MEASURE, OBS_MEASURES } from "./cube.ts";

const category = z.strictObject({
  index: z.array(z.string()),
  label: z.record(z.string(), z.string()),
  unit: z.record(z.string(), z.strictObject({ label: z.string(), decimals: z.int() })).optional(),
  note: z.record(z.string(), z.array(z.string())).optional(),
});

/**
 * A cube as the project writes it, and nothing else: a part not named here would not be compared with anything. Snapshots from before cubes were written in
 * three languages lack the optional parts; their statuses are a list.
 */
const cubeSchema = z.strictObject({
  version: z.literal("2.0"),
  class: z.literal("dataset"),
  label: z.string(),
  source: z.string(),
  updated: z.string().optional(),
  note: z.array(z.string()),
  id: z.array(z.string()),
  size: z.array(z.int()),
  role: z.record(z.string(), z.array(z.string())),
  dimension: z.record(z.string(), z.strictObject({ label: z.string(), category })),
  value: z.array(z.number().nullable()),
  status: z.union([z.array(z.string()), z.record(z.string(), z.string())]),
  extension: z.strictObject({
    dataflow: z.string(),
    frequency: z.string(),
    language: z.string().optional(),
    title: z.string().optional(),
    snapshot: z.string().optional(),
    vintage: z.string().optional(),
    licence: z.strictObject({ name: z.string(), title: z.string(), path: z.string() }).optional(),
    citation: z.string().optional(),
    vintages: z.record(z.string(), z.string()),
  }),
});

const ORDERS = new Set([CUBE_DIMENSIONS, [OBS_MEASURE, ...CUBE_DIMENSIONS]].map((names) => names.join()));

/** Whether cells lie as `cellsIn` reads them. */
const isInOrder = ({ id, dimension }: Pick<Cube, "id" | "dimension">): boolean =>
  ORDERS.has(id.join()) && (dimension[OBS_MEASURE]?.category.index ?? OBS_MEASURES).join() === OBS_MEASURES.join();

export type Cube = z.infer<typeof cubeSchema>;

/** Reads a cube of the snapshot. @throws when it is no JSON-stat dataset of the project's form */
export const readCube = async (file: string): Promise<Cube> =>
  cubeSchema.refine(isInOrder).parse(JSON.parse(await readWhole(file)));

type Measure = (typeof OBS_MEASURES)[number];

/** A cell of a cube: the observation (as `cellOf` names it) and its number, with the cube's value and status. */
export interface CubeCell {
  readonly measure: Measure;
  readonly cell: string;
  readonly value: number | null;
  /** Null for numbers beside the value, which have none of their own. */
  readonly status: string | null;
}

const measureOf = (code: string | undefined): Measure => OBS_MEASURES.find((name) => name === code) ?? "OBS_VALUE";

function statusAt({ status }: Cube, position: number, measure: Measure): string | null {
  if (Array.isArray(status)) return status[position] ?? "";
  return status[String(position)] ?? (measure === "OBS_VALUE" ? "A" : null);
}

/** The cells of a JSON-stat cube, in their order. */
export function* cellsIn(cube: Cube): Generator<CubeCell> {
  const axes = CUBE_DIMENSIONS.map((name) => cube.dimension[name]?.category.index ?? []);
  const cells = axes.reduce((product, codes) => product * codes.length, 1);
  const measures = cube.dimension[OBS_MEASURE]?.category.index ?? [];
  const chosen = axes.map(() => 0);
  for (let position = 0; position < cube.value.length; position += 1) {
    const measure = measureOf(measures[Math.floor(position / cells)]);
    const cell = axes.map((codes, axis) => codes[chosen[axis]!]).join("|");
    yield { measure, cell, value: cube.value[position] ?? null, status: statusAt(cube, position, measure) };
    for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
      chosen[axis]! += 1;
      if (chosen[axis]! < axes[axis]!.length) break;
      chosen[axis] = 0;
    }
  }
}

/** The cell of a cube that an observation is in, as `cellsIn` names it. */
export const cellOf: (row: Observation) => string = keyBy(CUBE_DIMENSIONS);
