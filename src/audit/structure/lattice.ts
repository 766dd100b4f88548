import { collectSums, sumsWithin } from "../solver/sums.ts";
import type { Sums, SumsInProgress } from "../solver/sums.ts";
import { cellsOf, nameOfCell } from "./cell-grid.ts";
import type { CellPlace, Grid } from "./cell-grid.ts";
import type { Coded } from "./coded-axis.ts";
import { AXES, frameOf } from "./count-frame.ts";
import type { Coordinates, Frame, NumberOf } from "./count-frame.ts";
import { derivedCounts } from "./derived.ts";
import type { Derived } from "./derived.ts";

/**
 * All counts that can be combined from published ones, and how they add up. It contains all tables, areas, ages and
 * measures, so that nothing that one of them discloses about another is lost.
 */
export interface Lattice extends Sums {
  readonly cells: readonly CellPlace[];
  /** The number of each cell's count, by cell number. */
  readonly countOf: Int32Array;
  /** The differences between cells. */
  readonly derived: readonly Derived[];
  /**
   * For each cell, the number of its complement in `derived`; -1 for none. The complement of a measure is the rest of
   * the measure that contains it; that of a category is everybody else.
   */
  readonly othersOf: Int32Array;
  /** For each cell of an area of several cities, the cells of these cities. */
  readonly citiesOf: ReadonlyMap<number, readonly number[]>;
  /** For each area, 1 for the sums that contain only its own counts; `sumsBeyond` has 1 for all the others. */
  readonly sumsWithin: ReadonlyMap<string, Uint8Array>;
  readonly sumsBeyond: ReadonlyMap<string, Uint8Array>;
}

/** The place on one axis of each code of another; -1 where the axis does not have it. */
const placesIn = (holder: Coded, { codes }: Coded): readonly number[] =>
  codes.map((code) => holder.codes.indexOf(code));

/**
 * Gives the counts of a frame's category the numbers that they have in the table that publishes it, where it contains
 * them.
 */
function renumber(numbers: Int32Array, frame: Frame, { category, holder }: { category: number; holder: Frame }): void {
  const code = holder.axes.category.codes.indexOf(frame.elsewhere.get(category)!.category);
  const ages = placesIn(holder.axes.age, frame.axes.age);
  const sets = placesIn(holder.axes.set, frame.axes.set);
  for (const at of placesOf(frame, [category])) {
    const there = { ...at, age: ages[at.age]!, category: code, set: sets[at.set]! };
    if (there.age !== -1 && there.set !== -1) numbers[frame.numberOf(at) - frame.first] = holder.numberOf(there);
  }
}

/**
 * The number of each count of a frame, in the frame's own order; a count that several tables contain has one number.
 */
function numbersOf(frame: Frame, frames: ReadonlyMap<string, Frame>): Int32Array {
  const numbers = Int32Array.from({ length: frame.size }, (_, place) => frame.first + place);
  for (const [category, { table }] of frame.elsewhere) {
    const holder = frames.get(table);
    if (holder !== undefined) renumber(numbers, frame, { category, holder });
  }
  return numbers;
}

function* placesOf({ axes }: Frame, categories: Iterable<number> = axes.category.codes.keys()): Generator<Coordinates> {
  const chosen = [...categories];
  for (const area of axes.area.codes.keys())
    for (const sex of axes.sex.codes.keys())
      for (const age of axes.age.codes.keys())
        for (const category of chosen) for (const set of axes.set.codes.keys()) yield { area, sex, age, category, set };
}

/** Adds every way in which a frame's counts add up: by sex, city, category, set of persons and age. */
function addFrame(frame: Frame, numbers: Int32Array, sums: SumsInProgress): void {
  for (const at of placesOf(frame)) {
    const place = frame.numberOf(at) - frame.first;
    const count = numbers[place]!;
    // What another table counts is added up there, except over this table's categories.
    const axes = count === frame.first + place ? AXES : (["category"] as const);
    for (const axis of axes) {
      const [here, stride] = [at[axis], frame.strides[axis]];
      for (const way of frame.axes[axis].ways[here]!)
        sums.add(
          count,
          way.map((code) => numbers[place + (code - here) * stride]!),
        );
    }
  }
}

function citiesOf(cells: readonly CellPlace[], { areas }: Grid): Lattice["citiesOf"] {
  const numbers = new Map(cells.map((cell, number) => [nameOfCell(cell), number]));
  const several = new Map(areas.filter(({ cities }) => cities.length > 1).map(({ code, cities }) => [code, cities]));
  return new Map(
    cells.flatMap((cell, number) => {
      const cities = several.get(cell.area);
      if (cities === undefined) return [];
      return [[number, cities.map((area) => numbers.get(nameOfCell({ ...cell, area }))!)] as const];
    }),
  );
}

interface Placed extends Pick<Lattice, "cells" | "counts" | "derived"> {
  readonly frames: ReadonlyMap<string, Frame>;
  readonly grid: Grid;
}

/** The number of each count's area. */
function areasOf({ cells, counts, derived, frames, grid }: Placed): Int8Array {
  const areas = new Int8Array(counts);
  for (const { first, size } of frames.values()) {
    const inArea = size / grid.areas.length;
    grid.areas.forEach((_, area) => areas.fill(area, first + area * inArea, first + (area + 1) * inArea));
  }
  const numbers = new Map(grid.areas.map(({ code }, number) => [code, number]));
  for (const { count, part } of derived) areas[count] = numbers.get(cells[part]!.area)!;
  return areas;
}

function withinAreas(placed: Placed, sums: Sums): Lattice["sumsWithin"] {
  const areas = areasOf(placed);
  return new Map(
    placed.grid.areas.map(({ code }, area) => [code, sumsWithin(sums, (count) => areas[count] === area)] as const),
  );
}

/**
 * The lattice of a publication.
 *
 * @example latticeOf(gridOf(declarations)).counts // some 200 000 for the project's own tables
 */
export function latticeOf(grid: Grid): Lattice {
  const frames = new Map<string, Frame>();
  let first = 0;
  for (const table of grid.tables) {
    const frame = frameOf(table, { grid, first });
    frames.set(table.id, frame);
    first += frame.size;
  }
  const numbers = new Map([...frames.values()].map((frame) => [frame, numbersOf(frame, frames)] as const));
  const numberOf: NumberOf = (frame, at) => numbers.get(frame)![frame.numberOf(at) - frame.first]!;
  const sums = collectSums();
  for (const [frame, of] of numbers) addFrame(frame, of, sums);
  const cells = [...cellsOf(grid)];
  const { counts, ...derived } = derivedCounts(cells, { grid, frames, numberOf, sums, first });
  const all = sums.done(counts);
  const within = withinAreas({ ...derived, cells, counts, frames, grid }, all);
  return {
    cells,
    ...derived,
    citiesOf: citiesOf(cells, grid),
    sumsWithin: within,
    sumsBeyond: new Map([...within].map(([area, marks]) => [area, marks.map((mark) => 1 - mark)])),
    ...all,
  };
}
