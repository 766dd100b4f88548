import { nightly } from "../../pipelines/nightly.ts";
import { fixed, share, table } from "../tables.ts";
import { nearnessOf, worst } from "./against-truth.ts";
import type { Compared } from "./against-truth.ts";
import { summed } from "./fits.ts";
import type { Fit, Released } from "./fits.ts";
import type { Measured, Series } from "./measure.ts";
import { targetsOf } from "./targets.ts";

/** The tables in the order of their worth. */
const TABLES = nightly.audit.limits.worth;

const AREAS = nightly.count.areas.map(({ code }) => code);

/** Most rows of a table that lists faults. */
const MOST = 12;

const inOrder = <T extends { readonly table: string }>(of: readonly T[]): readonly T[] =>
  TABLES.flatMap((name) => of.filter((one) => one.table === name));

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);

function releasedRow(name: string, released: readonly Released[], fits: readonly Fit[]): readonly string[] {
  const own = released.filter((one) => one.table === name);
  const [first] = own;
  const [blocks, blocksHeld] = [sum(own.map((one) => one.blocks)), sum(own.map((one) => one.blocksHeld))];
  const { cells, suppressed, withheld, values } = summed(
    fits.filter((one) => one.table === name),
    () => "",
  )[0] ?? { cells: 0, suppressed: 0, withheld: 0, values: 0 };
  return [
    name,
    ...[first?.releases ?? 0, first?.releasesHeld ?? 0].map(String),
    share(first?.releasesHeld ?? 0, first?.releases ?? 0),
    ...[blocks, blocksHeld].map(String),
    share(blocksHeld, blocks),
    `${cells}`,
    `${suppressed}`,
    share(suppressed, cells),
    share(withheld, cells),
    share(cells - values, cells),
  ];
}

const RELEASED = ["table", "releases", "held", "%", "blocks", "held", "%"].concat(
  ["cells", "suppressed", "%"],
  ["by rule %", "without a value %"],
);

const releasedTable = ({ released, fits }: Series): string =>
  table(
    RELEASED,
    TABLES.map((name) => releasedRow(name, released, fits)),
  );

const heldTable = ({ released }: Series): string =>
  table(
    ["blocks held", ...AREAS],
    TABLES.map((name) => {
      const own = new Map(released.filter((one) => one.table === name).map((one) => [one.area, one.blocksHeld]));
      return [name, ...AREAS.map((area) => `${own.get(area) ?? 0}`)];
    }),
  );

const fitTable = ({ fits }: Series): string =>
  table(
    ["published counts", "values", "fit", "stick", "outside", "furthest", "published otherwise"],
    inOrder(fits).map((fit) => [
      `${fit.table}${fit.held ? ", held" : ""}`,
      `${fit.values}`,
      `${fit.fits}`,
      `${fit.sticks}`,
      `${fit.outside}`,
      `${fit.furthest}`,
      `${fit.differing}`,
    ]),
  );

function misfitTable({ misfits }: Series): readonly string[] {
  if (misfits.length === 0) return [];
  const rows = misfits.toSorted((a, b) => b.furthest - a.furthest || b.differing - a.differing).slice(0, MOST);
  return [
    table(
      ["where counts do not fit", "vintage", "month", "outside", "furthest", "published otherwise"],
      rows.map((one) => [
        `${one.table} ${one.area} ${one.measure}`,
        one.vintage,
        one.month,
        `${one.outside}`,
        `${one.furthest}`,
        `${one.differing}`,
      ]),
    ),
  ];
}

const runTable = ({ runs }: Measured): string =>
  table(
    ["run as of", "outcome", "exit code", "months released", "holds", "seconds"],
    runs.map((run) => [
      run.asOf,
      run.outcome,
      `${run.exitCode}`,
      `${run.links}`,
      run.held.map((one) => `${one.month} ${one.table} ${one.areas.join("+")}`).join("; "),
      fixed(run.seconds, 0),
    ]),
  );

const STATUSES = ["A", "P", "E"];

const UNITS = { count: "persons", rate: "%", gap: "pp" } as const;

/** The accuracy of the values of each status, by unit, in every table and in all. */
function truthTable(compared: readonly Compared[]): string {
  const groups = STATUSES.flatMap((status) =>
    (["count", "rate", "gap"] as const).flatMap((kind) => {
      const own = compared.filter((one) => one.status === status && one.kind === kind);
      const byTable = TABLES.map((name) => [name, own.filter((one) => one.table === name)] as const);
      return [["all tables", own] as const, ...byTable]
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => ({ name: `${status}, ${kind}s, ${name}`, kind, values }));
    }),
  );
  return table(
    ["against the truth", "values", "within 5 + 2 a count %", "mean error", "largest", "unit", "in band %"],
    groups.map(({ name, kind, values }) => {
      const near = nearnessOf(values);
      const digits = kind === "count" ? 1 : 2;
      const band = near.inBand === null ? "" : fixed(near.inBand);
      const [error, largest] = [fixed(near.error, digits), fixed(near.largest, digits)];
      return [name, `${near.values}`, fixed(near.within), error, largest, UNITS[kind], band];
    }),
  );
}

/** The worst values of each status, by their distance from the allowed range. */
function worstTable(compared: readonly Compared[]): readonly string[] {
  const rows = STATUSES.flatMap((status) =>
    (["count", "rate", "gap"] as const).flatMap((kind) =>
      worst(
        compared.filter((one) => one.status === status && one.kind === kind),
        MOST / 3,
      ),
    ),
  );
  if (rows.length === 0) return [];
  return [
    table(
      ["furthest from the truth", "month", "status", "published", "truth", "beyond"],
      rows.map((one) => [
        [one.indicator, one.area, one.group].filter((text) => text !== "").join(", "),
        one.month,
        one.status,
        fixed(one.published, one.kind === "count" ? 0 : 1),
        fixed(one.truth, one.kind === "count" ? 0 : 2),
        fixed(one.beyond, one.kind === "count" ? 0 : 2),
      ]),
    ),
  ];
}

const targetTable = (measured: Measured): string =>
  table(
    ["target", "wanted", "measured", "met"],
    targetsOf(measured).map(({ name, wanted, measured: found, isMet }) => [name, wanted, found, isMet ? "yes" : "NO"]),
  );

const NOTES = [
  "A release is a month of a table at a vintage at which the month was released, with new values or not; it is held where one of its blocks is.",
  "Cells are those that a published figure uses, counted at every vintage. Without a value are those that are empty, withheld by a rule or",
  "suppressed, and those of blocks held before their first release.",
  "A count fits where it equals the store's count of that night, rounded; it sticks where it is off by at most two persons more; counts of held",
  "blocks may be outside. Values against the truth are those of the newest snapshot, for every month, in the tables that the truth covers. The",
  "registers learn the background and the generation of some persons only from the annual base data; until then counts are off by these as well.",
].join(" ");

const NAMES = { monthly: "Monthly releases", nightly: "Nights in a row" } as const;

const seriesText = (series: Series): string =>
  [
    `### ${NAMES[series.name]}: ${series.vintages}`,
    releasedTable(series),
    heldTable(series),
    fitTable(series),
    ...misfitTable(series),
  ].join("\n\n");

/** The measurement of a history, as Markdown. */
export const reportOf = (measured: Measured): string =>
  [
    `## ${measured.given.persons} persons, seed ${measured.given.seed}, ${measured.given.months} months: ${fixed(measured.seconds, 0)} s`,
    NOTES,
    targetTable(measured),
    ...measured.series.map(seriesText),
    runTable(measured),
    truthTable(measured.compared),
    ...worstTable(measured.compared),
  ].join("\n\n");
