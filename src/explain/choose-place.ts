import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { DIMENSIONS } from "../model/observation.ts";
import type { Dimension, Observation } from "../model/observation.ts";
import type { SnapshotVocabulary } from "./explained-tables.ts";

/** What is asked for: an indicator in an area and a month, and codes of other dimensions, by name. */
export interface Asked {
  readonly indicator: string;
  readonly area: string;
  readonly month: string;
  /** `{ BACKGROUND: "FOREIGN", SEX: "F" }`; of the rest the total. */
  readonly codes: Readonly<Partial<Record<Dimension, string>>>;
}

/** Codes that stand for the total of a dimension, the best first; the headline's order of statuses is the monthly one. */
const TOTALS = ["_T", "_Z", "MONTHLY"];

const refused = (fact: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(fact, { exitCode: EXIT.usage, advice });

/** "Did you mean …?" where a name is near, then all that there are. */
function offered(word: string, known: readonly string[], what: string): string {
  const near = nearest(word, known);
  return `${near === null ? "" : `Did you mean ${near}? `}${what}: ${known.join(", ")}.`;
}

/** Dimensions that the three arguments do not say, and of which there is more than one code. */
const TO_CHOOSE = DIMENSIONS.filter(
  (name) => !["DATAFLOW", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD"].includes(name),
);

const dimensionNamed = (name: string): Dimension | undefined => TO_CHOOSE.find((one) => one === name.toUpperCase());

/**
 * The codes that are asked for beside indicator, area and month.
 *
 * @param given `BACKGROUND=FOREIGN`
 * @throws TilannekuvaError exit 2 of a word that is none, or a dimension that there is not, with the nearest name.
 * @example codesAsked(["BACKGROUND=FOREIGN", "SEX=F"]) // { BACKGROUND: "FOREIGN", SEX: "F" }
 */
export function codesAsked(given: readonly string[]): Asked["codes"] {
  const codes = given.map((word): readonly [Dimension, string] => {
    const [, name = "", code = ""] = /^([A-Za-z_]+)=(\w+)$/.exec(word) ?? [];
    if (code === "") throw refused(`${word}: no dimension and code`, "Give them as in BACKGROUND=FOREIGN.");
    const dimension = dimensionNamed(name);
    if (dimension !== undefined) return [dimension, code];
    throw refused(
      `${name}: there is no such dimension`,
      offered(name.toUpperCase(), TO_CHOOSE, "The dimensions to choose in"),
    );
  });
  return Object.fromEntries(codes);
}

/**
 * Makes sure that a snapshot tells of the indicator, the area and the month.
 *
 * @throws TilannekuvaError exit 2 of an indicator or area that there is not, with the nearest name; exit 5 of a month that there is not.
 */
export function requireKnown(
  { indicator, area, month }: Asked,
  { indicators, codelists }: SnapshotVocabulary,
  months: readonly string[],
): void {
  const ids = indicators.map(({ code }) => code);
  if (!ids.includes(indicator))
    throw refused(`${indicator}: the snapshot has no such indicator`, offered(indicator, ids, "Its indicators"));
  const areas = codelists["REF_AREA"] ?? [];
  if (!areas.some(({ code }) => code === area)) {
    const near = nearest(
      area,
      areas.map(({ code }) => code),
    );
    const all = areas.map(({ code, names }) => `${code} ${names.en}`).join(", ");
    throw refused(
      `${area}: the snapshot has no such area`,
      `${near === null ? "" : `Did you mean ${near}? `}Its areas: ${all}.`,
    );
  }
  if (months.includes(month)) return;
  throw new TilannekuvaError(`${month}: the snapshot tells nothing of this month`, {
    exitCode: EXIT.missing,
    advice: `Its months: ${months[0] ?? "none"} to ${months.at(-1) ?? "none"}.`,
  });
}

const codesIn = (rows: readonly Observation[], dimension: Dimension): readonly string[] =>
  [...new Set(rows.map((row) => row[dimension]))].toSorted();

/** The rows of one code of a dimension: of the one that is asked for, else of its total, else all, as only another dimension may tell them apart. */
function narrowed(rows: readonly Observation[], dimension: Dimension, asked: Asked): readonly Observation[] {
  const codes = codesIn(rows, dimension);
  const wanted = asked.codes[dimension];
  if (wanted !== undefined && !codes.includes(wanted)) {
    const place = `${asked.indicator} of ${asked.area} in ${asked.month}`;
    throw refused(
      `${dimension}=${wanted}: ${place} has no such code beside the other ones`,
      offered(wanted, codes, "There are"),
    );
  }
  const code = wanted ?? TOTALS.find((total) => codes.includes(total));
  return code === undefined ? rows : rows.filter((row) => row[dimension] === code);
}

/**
 * The one observation that is asked for, among those of its indicator, area and month: in every dimension of which nothing is said the total.
 *
 * @throws TilannekuvaError exit 2 of a code that there is not, or where there is no total and a code has to be chosen.
 * @example choosePlace(rows, { indicator: "population", area: "KU049", month: "2026-06", codes: { BACKGROUND: "FOREIGN" } })
 */
export function choosePlace(rows: readonly Observation[], asked: Asked): Observation {
  const own = rows.filter(({ INDICATOR }) => INDICATOR === asked.indicator);
  const named = DIMENSIONS.filter((dimension) => asked.codes[dimension] !== undefined);
  const order = [...named, ...DIMENSIONS.filter((dimension) => !named.includes(dimension))];
  const left = order.reduce<readonly Observation[]>((among, dimension) => narrowed(among, dimension, asked), own);
  const [only] = left;
  if (only !== undefined && left.length === 1) return only;
  const open = DIMENSIONS.map((dimension) => [dimension, codesIn(left, dimension)] as const).filter(
    ([, codes]) => codes.length > 1,
  );
  throw refused(
    only === undefined
      ? `${asked.indicator}: no observation of ${asked.area} in ${asked.month}`
      : `${asked.indicator}: it has no total, so a code has to be chosen`,
    open.map(([dimension, codes]) => `Give ${dimension}=${codes.join(` or ${dimension}=`)}.`).join(" "),
  );
}
