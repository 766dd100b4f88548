import { nightly } from "../../pipelines/nightly.ts";
import type { AuditOutcome } from "../../src/audit/store/audit-record.ts";
import { CLASS_NAMES, classOf, errorsOf } from "./errors.ts";
import type { Errors, Pair } from "./errors.ts";
import type { Measured, MeasuredSetting } from "./measure.ts";
import type { CountedVintage, Release } from "./releases.ts";
import type { Setting } from "./settings.ts";
import { meanCount, monthlyRelease, ownSecondsOf } from "./speed.ts";
import { summed } from "./standing.ts";
import type { CellStatuses } from "./standing.ts";
import { fixed, share, table } from "../tables.ts";

const limitsOf = ({ limits }: Setting): string => {
  if (limits === null) return "not audited";
  const own = Object.entries(limits.widthByTable).map(([name, width]) => `, ${width} in ${name}`);
  return `${limits.width}${own.join("")}`;
};

const settingsTable = (settings: readonly MeasuredSetting[]): string =>
  table(
    ["setting", "least persons", "least others", "base", "least width left"],
    settings.map(({ setting }) => [
      setting.name,
      `${setting.rules.minimumPersons}`,
      `${setting.rules.minimumComplement}`,
      `${setting.rules.roundingBase}`,
      limitsOf(setting),
    ]),
  );

/** Small counts whose feasibility interval stays narrow after an audit: for an external intruder, and for the cities, summed over cities. */
function narrowOf({ residual: { external, cities } }: AuditOutcome): readonly [outside: number, cities: number] {
  return [external, Object.values(cities).reduce((sum, one) => sum + one, 0)];
}

const auditCells = (audit: AuditOutcome | null): readonly string[] =>
  audit === null
    ? ["", "", "", ""]
    : [audit.suppressed.length, audit.held.length, ...narrowOf(audit)].map((count) => `${count}`);

const nameOf = ({ month, vintage }: Pick<Release, "month" | "vintage">): string => `${month}, vintage ${vintage + 1}`;

function releaseRow(one: Release, counting: readonly CountedVintage[]): readonly string[] {
  const { month, vintage, seconds, bases, audit } = one;
  const counted = counting.find((other) => other.month === month && other.vintage === vintage);
  return [
    nameOf(one),
    fixed(counted?.seconds ?? 0),
    fixed(seconds.comparison),
    fixed(seconds.rules),
    fixed(seconds.audit),
    fixed(seconds.processor),
    `${bases}`,
    ...auditCells(audit),
  ];
}

function speedOf({ releases }: MeasuredSetting, counting: readonly CountedVintage[]): string {
  const { measured, measuredMonths, openMonths, extrapolated, processor, churned } = monthlyRelease(releases);
  const header = [
    "month",
    "count",
    "comparison",
    "rules",
    "audit",
    "processors",
    "vintages churned from",
    "cells suppressed",
    "blocks held",
    "small counts narrow outside",
    "narrow for cities",
  ];
  return [
    table(
      header,
      releases.map((one) => releaseRow(one, counting)),
    ),
    "",
    `Newest vintage of the ${measuredMonths} months, one after another: ${fixed(measured)} s for comparison, rules and audit. ` +
      `${openMonths} open months, extrapolated: ${fixed(extrapolated)} s (processors ${fixed(processor)} s); their counting ${fixed(openMonths * meanCount(counting))} s more.` +
      (churned ? "" : " Without the comparison: churn is counted once, under the first setting."),
  ].join("\n");
}

const standingRow = (
  name: string,
  { cells, empty, rule, audit, blocks, held, value }: CellStatuses,
): readonly string[] => [
  name,
  `${cells}`,
  share(empty, cells),
  share(rule, cells),
  share(audit, cells),
  share(blocks, cells),
  share(held, cells),
  share(value, cells),
];

function standingTable({ standings }: MeasuredSetting): string {
  const byPlace = summed(standings, ({ table: id, area }) => `${id} ${area}`);
  const byArea = summed(standings, ({ area }) => area);
  return table(
    [
      "cells, % of them",
      "cells",
      "empty",
      "withheld by rule",
      "suppressed by audit",
      "in held blocks",
      "few changed",
      "with a value",
    ],
    [
      ...byPlace.map((one) => standingRow(`${one.table}, ${one.area}`, one)),
      ...byArea.map((one) => standingRow(`all tables, ${one.area}`, one)),
    ],
  );
}

const rulesTable = ({ rules, standings }: MeasuredSetting): string => {
  const cells = standings.reduce((all, one) => all + one.cells, 0);
  return table(
    ["rule", "cells it withholds", "% of all"],
    [...rules].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => [rule, `${count}`, share(count, cells)]),
  );
};

function errorRow(name: string, { figures, published, shown, exact }: Errors): readonly string[] {
  const errors = [fixed(exact.mean, 3), fixed(exact.largest, 3), fixed(shown.mean, 3), fixed(shown.largest, 1)];
  // A row without published figures has no error, so that it does not look perfect.
  return [name, `${figures}`, share(published, figures), ...(published === 0 ? errors.map(() => "") : errors)];
}

const errorHeader = ["true figures", "% published", "mean error", "largest", "mean as shown", "largest as shown"];

function errorsTable(kind: "rate" | "gap", pairs: readonly Pair[]): string {
  const own = pairs.filter(({ truth }) => truth.kind === kind);
  return table(
    [`${kind}s, by true denominator`, ...errorHeader],
    CLASS_NAMES.map((name) => errorRow(name, errorsOf(own.filter(({ truth }) => classOf(truth.base) === name)))),
  );
}

const HEADLINE: readonly string[] = ["unemployment_gap_18_64", "employment_gap_18_64"];

/** Headline gaps of both sexes together, in both orders, of the newest vintage of every month. */
const headlinePairs = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(({ truth }) => HEADLINE.includes(truth.indicator) && truth.sex === "_T");

function headlineTable(pairs: readonly Pair[]): string {
  const own = headlinePairs(pairs);
  const cities = own.filter(({ truth }) => truth.area !== "C6");
  return table(
    ["gaps 18-64, both sexes", ...errorHeader],
    [
      ...nightly.count.areas.flatMap(({ code, names }) =>
        HEADLINE.map((indicator) =>
          errorRow(
            `${names.en}, ${indicator.replace("_gap_18_64", "")}`,
            errorsOf(own.filter(({ truth }) => truth.area === code && truth.indicator === indicator)),
          ),
        ),
      ),
      errorRow("the cities, both gaps", errorsOf(cities)),
    ],
  );
}

/** The blocks held at each release; empty where none was. */
function heldText(releases: readonly Release[]): readonly string[] {
  const held = releases.flatMap((one) =>
    one.audit === null || one.audit.held.length === 0 ? [] : [`- ${nameOf(one)}: ${one.audit.held.join(", ")}`],
  );
  if (held.length === 0) return [];
  return [
    ["Blocks held: at their last published values, or unpublished where there are none:", "", ...held].join("\n"),
  ];
}

function settingText(measured: MeasuredSetting, counting: readonly CountedVintage[]): string {
  return [
    `## Setting: ${measured.setting.name}`,
    speedOf(measured, counting),
    ...heldText(measured.releases),
    standingTable(measured),
    rulesTable(measured),
    errorsTable("rate", measured.pairs),
    errorsTable("gap", measured.pairs),
    headlineTable(measured.pairs),
  ].join("\n\n");
}

function comparison(settings: readonly MeasuredSetting[]): string {
  return table(
    [
      "setting",
      "% empty",
      "% withheld by rule",
      "% suppressed",
      "% in held blocks",
      "% few changed",
      "% with a value",
      "headline gaps, % published",
      "mean error",
      "largest",
      "rules and audit, s a month",
    ],
    settings.map(({ setting, standings, pairs, releases }) => {
      const [all] = summed(standings, () => "all");
      const { figures, published, exact } = errorsOf(headlinePairs(pairs).filter(({ truth }) => truth.area !== "C6"));
      const seconds = releases.reduce((sum, one) => sum + ownSecondsOf(one), 0) / releases.length;
      const { cells = 0, empty = 0, rule = 0, audit = 0, blocks = 0, held = 0, value = 0 } = all ?? {};
      const shares = [empty, rule, audit, blocks, held, value].map((part) => share(part, cells));
      return [
        setting.name,
        ...shares,
        share(published, figures),
        fixed(exact.mean, 3),
        fixed(exact.largest, 3),
        fixed(seconds),
      ];
    }),
  );
}

/** The complete measurement, as Markdown. */
export const reportOf = ({ counting, settings }: Measured): string =>
  [settingsTable(settings), comparison(settings), ...settings.map((measured) => settingText(measured, counting))].join(
    "\n\n",
  );
