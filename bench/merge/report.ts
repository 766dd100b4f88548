import { nightly } from "../../pipelines/nightly.ts";
import { HEADLINE } from "../nowcast/headline.ts";
import { fixed, share, table } from "../tables.ts";
import { SIZES, summedCells } from "./cells.ts";
import type { Cells } from "./cells.ts";
import { costOf } from "./figures.ts";
import type { Figure } from "./figures.ts";

/** What a merge costs, measured. */
export interface MergeCost {
  readonly cells: readonly Cells[];
  readonly figures: readonly Figure[];
}

/** Persons, those with work, those without; everything else is seldom published. */
const GROUPS: Readonly<Record<string, string>> = {
  PERSONS: "persons",
  EMPLOYED: "employed",
  UNEMPLOYED: "unemployed",
};

const groupOf = ({ measure }: Cells): string => GROUPS[measure] ?? "other statuses";

const CELLS = ["joint run", "lost", "%"].concat(
  ["of these withheld", "gained"],
  ["mean difference, persons", "largest"],
);

const cellsRow = ([name, one]: readonly [string, Cells]): readonly string[] => [
  name,
  `${one.joint}`,
  `${one.lost}`,
  share(one.lost, one.joint),
  `${one.withheld}`,
  `${one.gained}`,
  one.compared === 0 ? "" : fixed(one.off / one.compared),
  one.compared === 0 ? "" : `${one.furthest}`,
];

/** By table in the order of worth, each by measure, then all together. */
function cellsTable(cells: readonly Cells[]): string {
  const inOrder = nightly.audit.limits.worth.flatMap((name) => cells.filter((one) => one.table === name));
  const rows = summedCells(inOrder, (one) => `${one.table}, ${groupOf(one)}`).filter(([, { joint }]) => joint > 0);
  return table(["table, measure", ...CELLS], [...rows, ...summedCells(inOrder, () => "all")].map(cellsRow));
}

/** By the size of the joint run's total. */
function sizesTable(cells: readonly Cells[]): string {
  const rows = SIZES.flatMap((least) =>
    summedCells(
      cells.filter(({ size, joint }) => size === least && joint > 0),
      () => `from ${least}`,
    ),
  );
  return table(["persons", ...CELLS], rows.map(cellsRow));
}

const FIGURES = ["figures", "joint run", "lost", "%", "gained"].concat(
  ["merge − joint: mean", "largest"],
  ["joint − truth: mean", "largest"],
  ["merge − truth: mean", "largest"],
);

function figuresRow(name: string, figures: readonly Figure[]): readonly string[] {
  const cost = costOf(figures);
  const { joint, lost, gained, compared } = cost;
  const errors = [cost.between, cost.jointFromTruth, cost.mergedFromTruth].flatMap(({ mean, largest }) =>
    compared === 0 ? ["", ""] : [fixed(mean, 2), fixed(largest, 2)],
  );
  return [name, `${joint}`, `${lost}`, share(lost, joint), `${gained}`, ...errors];
}

function figuresTable(figures: readonly Figure[]): string {
  const kinds = (["rate", "gap"] as const).map((kind) =>
    figuresRow(
      `all ${kind}s`,
      figures.filter((one) => one.kind === kind),
    ),
  );
  const headlines = HEADLINE.map((id) =>
    figuresRow(
      id,
      figures.filter(({ indicator }) => indicator === id),
    ),
  );
  return table(FIGURES, [...kinds, ...headlines]);
}

/** The cost of a merge as Markdown tables. */
export const reportOf = ({ cells, figures }: MergeCost): string =>
  [
    "Counts of all cities together, all months:",
    cellsTable(cells),
    "The same by the size of the joint run's total:",
    sizesTable(cells),
    "Rates and gaps of all cities together, percentage points:",
    figuresTable(figures),
  ].join("\n\n");
