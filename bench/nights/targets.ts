import type { Measured, Night } from "./measure.ts";

/** Residents of the six cities. */
export const FULL_SIZE = 1_950_000;

/** A target at the six cities' own size, and what was measured. */
export interface Target {
  readonly what: string;
  readonly most: number;
  readonly measured: number;
  readonly unit: string;
}

const ratio = ({ processor, floor }: Night): number => processor / floor.processor;

/** A share of a night: the processor seconds of some of its rooms, and the seconds on the clock. */
function roomsOf({ rooms }: Night, names: readonly string[]): { readonly seconds: number; readonly processor: number } {
  const some = rooms.filter(({ room }) => names.includes(room));
  return {
    seconds: some.reduce((sum, { seconds }) => sum + seconds, 0),
    processor: some.reduce((sum, { processor }) => sum + processor, 0),
  };
}

/** The targets of nights, each with its number at the measured size. */
export function targetsOf({ first, delivery, nothing, verify, megabytes }: Measured): readonly Target[] {
  const ingest = roomsOf(first, ["ingest"]).processor / first.floor.processor;
  const publish = roomsOf(delivery, ["indicators", "publish"]).seconds;
  const allowed = 12 * delivery.floor.processor + 90;
  const floor = "× the parse floor";
  return [
    { what: "ingest, checks and archive included", most: 4, measured: ingest, unit: floor },
    { what: "first night, everything", most: 12, measured: ratio(first), unit: floor },
    { what: "first night: memory", most: 5, measured: first.gigabytes, unit: "GB" },
    { what: "one new delivery of wages", most: allowed, measured: delivery.processor, unit: "processor s" },
    { what: "nothing new", most: 1.5, measured: nothing.seconds, unit: "s" },
    { what: "indicators and publish", most: 30, measured: publish, unit: "s" },
    { what: "Parquet files together", most: 15, measured: megabytes.parquet, unit: "MB" },
    { what: "verify of a snapshot", most: 10, measured: verify.seconds, unit: "s" },
  ];
}

/**
 * The exponent by which processor time grows with the number of rows, between two sizes: 1 is proportional.
 *
 * @example growth(small, large) // 0.93
 */
export const growth = (small: Measured, large: Measured): number =>
  Math.log(large.first.processor / small.first.processor) / Math.log(large.first.floor.rows / small.first.floor.rows);
