import type { Names } from "../model/codelist.ts";
import type { CategoryDeclaration } from "../model/cube-declarations.ts";
import { BREAKDOWNS, SPLIT_DIMENSIONS } from "../model/dictionary.ts";
import type { BreakdownCode, BreakdownOfDimension } from "../model/dictionary.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { TableCategory } from "../model/table-categories.ts";
import type { CountTable } from "./count-declarations.ts";

/** The declaration of a table in pipelines/counts/. */
type DeclaredTable = Omit<CountTable, "categories" | "partial">;

/** The parts of a declared table that are in its type: where it is named, a misspelt one does not compile. */
type Declared<T extends DeclaredTable> = Pick<T, "id" | "breakdown" | "ages" | "statusOrders">;

const ALL = "_T";

function breakdownOf(code: BreakdownCode, table: string): BreakdownOfDimension {
  const found = BREAKDOWNS.find((breakdown) => breakdown.code === code);
  if (found !== undefined) return found;
  throw new TilannekuvaError(`${table}: ${code} is no breakdown`, {
    exitCode: EXIT.usage,
    advice: "Declare it in pipelines/dimensions.ts, or correct its code in pipelines/counts/.",
  });
}

/** The codes that are the same in all cells of a table: the persons it covers, and the total of each dimension that does not split it. */
const fixedCodes = ({ persons }: DeclaredTable): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(SPLIT_DIMENSIONS.map((dimension) => [dimension, ALL])),
  ...(persons === "all" ? {} : { BACKGROUND: persons.toUpperCase() }),
});

const together = (names: readonly Names[]): Names => ({
  fi: names.map(({ fi }) => fi).join(", "),
  sv: names.map(({ sv }) => sv).join(", "),
  en: names.map(({ en }) => en).join(", "),
});

/** Every combination of one category of each breakdown. */
function crossed(breakdowns: readonly BreakdownOfDimension[]): readonly (readonly CategoryDeclaration[])[] {
  const [first, ...rest] = breakdowns;
  if (first === undefined) return [[]];
  return first.categories.flatMap((category) => crossed(rest).map((others) => [category].concat(others)));
}

/** The name by which a category is recognised in another breakdown that has the same persons. */
const identityOf = ({ code, same }: CategoryDeclaration, { code: breakdown }: BreakdownOfDimension): string =>
  same === undefined ? `${breakdown} ${code}` : `${same.breakdown} ${same.code}`;

function categoryOf(
  codes: readonly CategoryDeclaration[],
  breakdowns: readonly BreakdownOfDimension[],
  fixed: TableCategory["codes"],
): TableCategory {
  const own = codes.map(({ code }) => code);
  return {
    code: own.join(" "),
    names: together(codes.map(({ names }) => names)),
    own,
    identities: codes.map((code, at) => identityOf(code, breakdowns[at]!)),
    codes: { ...fixed, ...Object.fromEntries(breakdowns.map(({ dimension }, at) => [dimension, own[at]!])) },
  };
}

/**
 * A table of counts with its categories, as pipelines/dimensions.ts declares them: two crossed breakdowns give every combination except those
 * with a total, which the table of the other breakdown has.
 *
 * @throws TilannekuvaError (usage) that names the table and a breakdown that is not declared.
 * @example countTable({ id: "by_ground_and_stay", persons: "foreign", breakdown: ["PERMIT_GROUND", "STAY"], ages: headlineAges, ... })
 */
export function countTable<const T extends DeclaredTable>(declared: T): CountTable & Declared<T> {
  const breakdowns = declared.breakdown.map((code) => breakdownOf(code, declared.id));
  const fixed = fixedCodes(declared);
  const combinations = crossed(breakdowns).filter(
    (codes) => codes.length === 1 || codes.every(({ code }) => code !== ALL),
  );
  return {
    ...declared,
    categories: combinations.map((codes) => categoryOf(codes, breakdowns, fixed)),
    partial: declared.breakdown.filter((_, at) => breakdowns[at]!.partial === true),
  };
}
