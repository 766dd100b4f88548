import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { DIMENSIONS } from "../model/observation.ts";
import type { Dimension, Observation } from "../model/observation.ts";
import type { SnapshotVocabulary } from "./explained-tables.ts";

/** The number asked for: an indicator in an area and a month, and codes of other dimensions, by name. */
export interface Asked {
  readonly indicator: string;
  readonly area: string;
  readonly month: string;
  /** `{ BACKGROUND: "FOREIGN", SEX: "F" }`; for the other dimensions, the total. */
  readonly codes: Readonly<Partial<Record<Dimension, string>>>;
}

/** The codes for a dimension's total, in order of preference; for the order of activity, the headline's is the monthly one. */
const TOTALS = ["_T", "_Z", "MONTHLY"];

const refused = (fact: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(fact, { exitCode: EXIT.usage, advice });

/** "Did you mean …?" where a name is near, then all names. */
function offered(word: string, known: readonly string[], what: string): string {
  const near = nearest(word, known);
  return `${near === null ? "" : `Did you mean ${near}? `}${what}: ${known.join(", ")}.`;
}

/** Dimensions that the three arguments leave open, with more than one code. */
const TO_CHOOSE = DIMENSIONS.filter(
  (name) => !["DATAFLOW", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD"].includes(name),
);

const dimensionNamed = (name: string): Dimension | undefined => TO_CHOOSE.find((one) => one === name.toUpperCase());

/**
 * The codes asked for besides indicator, area and month.
 *
 * @param given `BACKGROUND=FOREIGN`
 * @throws TilannekuvaError exit 2 for an argument of another form, or an unknown dimension, with the nearest name.
 * @example codesAsked(["BACKGROUND=FOREIGN", "SEX=F"]) // { BACKGROUND: "FOREIGN", SEX: "F" }
 */
export function codesAsked(given: readonly string[]): Asked["codes"] {
  const codes = given.map((word): readonly [Dimension, string] => {
    const [, name = "", code = ""] = /^([A-Za-z_]+)=(\w+)$/.exec(word) ?? [];
    if (code === "") throw refused(`${word}: not of the form DIMENSION=CODE`, "Write BACKGROUND=FOREIGN, for example.");
    const dimension = dimensionNamed(name);
    if (dimension !== undefined) return [dimension, code];
    throw refused(
      `${name}: unknown dimension`,
      offered(name.toUpperCase(), TO_CHOOSE, "The dimensions to choose from"),
    );
  });
  return Object.fromEntries(codes);
}

/**
 * Requires a snapshot to have the indicator, the area and the month.
 *
 * @throws TilannekuvaError exit 2 for an unknown indicator or area, with the nearest name; exit 5 for a month that the snapshot does not cover.
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
  throw new TilannekuvaError(`${month}: the snapshot does not cover this month`, {
    exitCode: EXIT.missing,
    advice: `Its months: ${months[0] ?? "none"} to ${months.at(-1) ?? "none"}.`,
  });
}

const codesIn = (rows: readonly Observation[], dimension: Dimension): readonly string[] =>
  [...new Set(rows.map((row) => row[dimension]))].toSorted();

/** The rows of one code of a dimension: the one asked for, or else its total. Without either, all rows: another dimension may single one out. */
function narrowed(rows: readonly Observation[], dimension: Dimension, asked: Asked): readonly Observation[] {
  const codes = codesIn(rows, dimension);
  const wanted = asked.codes[dimension];
  if (wanted !== undefined && !codes.includes(wanted)) {
    const place = `${asked.indicator} of ${asked.area} in ${asked.month}`;
    throw refused(
      `${dimension}=${wanted}: ${place} has no such code with the other codes given`,
      offered(wanted, codes, "Its codes"),
    );
  }
  const code = wanted ?? TOTALS.find((total) => codes.includes(total));
  return code === undefined ? rows : rows.filter((row) => row[dimension] === code);
}

/**
 * The one observation asked for, among those of its indicator, area and month; dimensions left open are at their total.
 *
 * @throws TilannekuvaError exit 2 for an unknown code, or where there is no total and a code has to be chosen.
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
      : `${asked.indicator}: there is no total, so a code has to be chosen`,
    open.map(([dimension, codes]) => `Give ${dimension}=${codes.join(` or ${dimension}=`)}.`).join(" "),
  );
}
