import type { Cost } from "../command.ts";
import { fixed, table } from "../tables.ts";
import type { Measured, Night } from "./measure.ts";
import { FULL_SIZE, growth, targetsOf } from "./targets.ts";

const timesFloor = ({ processor, floor }: Night): string => fixed(processor / floor.processor);

const costCells = ({ seconds, processor, gigabytes }: Cost): readonly string[] => [
  fixed(seconds),
  fixed(processor),
  fixed(gigabytes),
];

const nightRow = (name: string, night: Night): readonly string[] => [
  name,
  fixed(night.floor.gigabytes, 2),
  fixed(night.floor.processor),
  ...costCells(night),
  timesFloor(night),
  fixed(night.spilled),
];

const commandRow = (name: string, cost: Cost): readonly string[] => [name, "", "", ...costCells(cost), "", ""];

function nightsTable({ first, delivery, nothing, verify }: Measured): string {
  const header = ["night", "new, GB", "parse floor, processor s"].concat(
    ["seconds", "processor s", "memory, GB"],
    ["× parse floor", "spilled, GB"],
  );
  return table(header, [
    nightRow("the first, everything but the newest delivery of wages", first),
    nightRow("one new delivery of wages", delivery),
    commandRow("nothing new", nothing),
    commandRow("`verify` of its snapshot", verify),
  ]);
}

function roomsTable({ first, delivery }: Measured): string {
  const rows = (
    [
      ["the first", first],
      ["one new delivery", delivery],
    ] as const
  ).flatMap(([name, { rooms }]) =>
    rooms.map(({ room, pieces, seconds, processor }) => [
      `${name}: ${room}`,
      `${pieces}`,
      fixed(seconds),
      fixed(processor),
    ]),
  );
  return table(["room", "pieces of work", "seconds", "processor s"], rows);
}

const verdict = (isMet: boolean): string => (isMet ? "met" : "not met");

/** Beside the targets; whether they are met is decided at the size that they are for. */
function targetsTable(measured: Measured): string {
  const isFull = measured.size.persons >= FULL_SIZE;
  const rows = targetsOf(measured).map(({ what, most, measured: value, unit }) => [
    `${what}, ${unit}`,
    `at most ${fixed(most)}`,
    fixed(value),
    isFull ? verdict(value <= most) : "another size",
  ]);
  return table(["target at the six cities' own size", "", "measured", ""], rows);
}

function sizeReport(measured: Measured): string {
  const { size, first, megabytes } = measured;
  const limit = size.memoryLimit === null ? "" : `, the engine's memory limited to ${size.memoryLimit}`;
  const snapshot = `The snapshot has ${fixed(megabytes.all)} MB, of it ${fixed(megabytes.parquet)} MB Parquet.`;
  const head = `### ${size.persons} persons, ${size.months} months, ${size.firstWindow} of them in the first delivery${limit}`;
  const rows = `${first.floor.rows} rows for the first night. ${snapshot}`;
  return [head, rows, nightsTable(measured), roomsTable(measured), targetsTable(measured)].join("\n\n");
}

/** The report of the nights of one or several sizes, the smallest first, as Markdown. */
export function reportOf(measured: readonly Measured[]): string {
  const [small, large] = [measured.at(0), measured.at(-1)];
  const grows =
    small === undefined || large === undefined || small === large
      ? []
      : [
          `From ${small.size.persons} to ${large.size.persons} persons the first night's processor time grows as rows^${fixed(growth(small, large), 2)} (target: at most 1.05).`,
        ];
  return [...measured.map(sizeReport), ...grows].join("\n\n");
}
