import type { Cost } from "../command.ts";
import { machine } from "../machine.ts";
import type { Yardstick } from "../parse.ts";
import { table } from "../tables.ts";
import { OURS, PEERS } from "./contenders.ts";
import type { GivenCountry } from "./inbox.ts";

/** What a contender cost. */
export interface Measured {
  readonly name: string;
  readonly full: Cost;
  /** The night after, with one new delivery of wages. */
  readonly night: Cost;
}

/** All that is reported. */
export interface Findings {
  readonly command: string;
  readonly country: GivenCountry;
  readonly csv: Yardstick;
  readonly measured: readonly Measured[];
  /** Rows of the compared counts, and delivered rows that kept their contract: the same of all contenders. */
  readonly rows: number;
  readonly accepted: number;
  /** Packages with their versions. */
  readonly packages: readonly string[];
}

type Task = "full" | "night";
type Unit = keyof Cost;

const TASKS: Readonly<Record<Task, string>> = { full: "full rebuild", night: "night with one new delivery" };
const UNITS: Readonly<Record<Unit, string>> = { seconds: "s", processor: "processor s", gigabytes: "GB" };

/** The targets: how many times our time the peer's time is, at least. */
const TARGETS = [
  { task: "night", peer: PEERS.dbt, least: 5 },
  { task: "full", peer: PEERS.dbt, least: 1 },
  { task: "full", peer: PEERS.polars, least: 1.5 },
] as const satisfies readonly { readonly task: Task; readonly peer: string; readonly least: number }[];

const oursIn = (measured: readonly Measured[]): Measured => {
  const found = measured.find(({ name }) => name === OURS);
  if (found === undefined) throw new Error(`${OURS} was not measured`);
  return found;
};

/**
 * How many times our cost a contender's is: above 1 we win.
 *
 * @example ratioOf(dbt, ours, "night", "seconds") // 6.2: `dbt build` takes 6.2 times as long
 */
export const ratioOf = (theirs: Measured, ours: Measured, task: Task, unit: Unit = "seconds"): number =>
  theirs[task][unit] / ours[task][unit];

/** The targets with what was measured, one line each. */
export function targetLines(measured: readonly Measured[]): readonly string[] {
  const ours = oursIn(measured);
  return TARGETS.map(({ task, peer, least }) => {
    const ratio = ratioOf(
      measured.find(({ name }) => name === peer)!,
      ours,
      task,
    );
    return `- ${ratio >= least ? "met" : "MISSED"}: ${TASKS[task]}, ${peer}: ${ratio.toFixed(2)} x our time (wanted: ${least} x)`;
  });
}

/** Where a peer needs less time, less of the processor or less memory than we do, one line each; one line where none does. */
export function peerWins(measured: readonly Measured[]): readonly string[] {
  const ours = oursIn(measured);
  const wins = measured.flatMap((peer) =>
    (["full", "night"] as const).flatMap((task) =>
      (["seconds", "processor", "gigabytes"] as const)
        .filter((unit) => peer[task][unit] < ours[task][unit])
        .map((unit) => {
          const [theirs, own] = [peer[task][unit].toFixed(2), ours[task][unit].toFixed(2)];
          const times = (1 / ratioOf(peer, ours, task, unit)).toFixed(2);
          return `- **${peer.name} wins**, ${TASKS[task]}: ${theirs} ${UNITS[unit]}, ours ${own} (${times} x)`;
        }),
    ),
  );
  return wins.length > 0 ? wins : ["- No peer needs less time, processor or memory than tilannekuva."];
}

const costCells = (cost: Cost, ratio: number): readonly string[] => [
  cost.seconds.toFixed(1),
  `${ratio.toFixed(2)} x`,
  cost.processor.toFixed(1),
  cost.gigabytes.toFixed(2),
];

function taskTable(task: Task, measured: readonly Measured[]): readonly string[] {
  const ours = oursIn(measured);
  const rows = measured.map((one) => [one.name, ...costCells(one[task], ratioOf(one, ours, task))]);
  return ["", table([TASKS[task], "seconds", "of ours", "processor s", "memory GB"], rows)];
}

const DOES: readonly (readonly [string, string, string, string])[] = [
  ["columns, codes, dates, decimals, keys, references of every row", "yes", "yes; once more as tests", "yes"],
  ["a table with over 1 % of broken rows is an error", "by file", "by table, a test", "by table"],
  [
    "a broken row",
    "in quarantine, with line and reasons",
    "marked, without its reason",
    "left out; their number is known",
  ],
  ["lines counted apart from the reader, mixed encodings and decimals, ids in scientific form", "yes", "no", "no"],
  ["implausible deliveries held back; lists of files checked by hash", "yes", "no", "no"],
  ["archive: what was known on any earlier day", "every delivery, with receipts", "newest state", "none"],
  ["what a night reads again", "new bytes; what follows from them", "new files; small models whole", "everything"],
  ["killed half-way, the next run continues", "yes", "with `dbt retry`", "from the start"],
  [
    "form of writing assumed",
    "none: detected for each file",
    "detected; encoding by register",
    "first lines; encoding by register",
  ],
  [
    "counted beside the slice",
    "all areas, ages, both orders; payers behind each count; permits, silent payers",
    "nothing",
    "nothing",
  ],
  ["protection, audit, nowcast, snapshot, page", "yes, not in these times", "no", "no"],
];

const WHAT = `The counts of residents, of the employed and of the unemployed of every month, by city, background (foreign, Finnish,
unknown), sex and age (18–64, 18–29): those behind the headline gaps, before protection. Everybody starts from the same
inbox of delivered files, as a process of its own, and takes the newest file of each table and month. The counts of all
contenders were compared row by row with ours at three states (all deliveries; without the newest wages; with them
again), and so was the number of rows of each table that keep its contract. Times are printed only where all are equal.
Each contender ran once in each state: on a machine that does something else, only processor seconds can be compared.

- **tilannekuva**: \`bench/peers/slice.ts\`, the product's own rooms from ingest to count, reduced to one table of counts.
  It checks and archives superseded deliveries as well, which no peer reads.
- **dbt-duckdb**: hand-written models with the product's definitions and its own SQL macros, in the same DuckDB;
  contracts as tests. Tables read file by file, and pay by payment month, are incremental. \`dbt run\` leaves the tests out.
- **polars**: one script, lazy scans in the streaming engine. **pandas**: one script, file by file. Both start again
  every night.`;

/** The report as Markdown. */
export function reportOf({ command, country, csv, measured, rows, accepted, packages }: Findings): string {
  const { persons, months } = country;
  return [
    "# Peers",
    "",
    `\`${command}\``,
    "",
    machine(),
    `${persons} residents, ${months} months: ${csv.gigabytes.toFixed(2)} GB of CSV, ${csv.rows} rows in all deliveries, ${accepted} accepted in the newest; ${rows} rows of counts, equal`,
    packages.join(", "),
    "",
    WHAT,
    ...taskTable("full", measured),
    ...taskTable("night", measured),
    "",
    "## Targets",
    "",
    ...targetLines(measured),
    "",
    "## Where a peer wins",
    "",
    ...peerWins(measured),
    "",
    "## What each one does",
    "",
    table(["", "tilannekuva", "dbt-duckdb", "polars, pandas"], DOES, "texts"),
    "",
  ].join("\n");
}
