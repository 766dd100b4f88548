import { EVERYBODY, REST } from "./cell-grid.ts";
import type { Margin, TableOfGrid } from "./cell-grid.ts";
import type { DeclaredTable } from "./declared-table.ts";

/**
 * A smallest category of a table: its code, and for each breakdown the identity of its category, which other tables
 * share; null where a person is in no category.
 */
interface Smallest {
  readonly code: string;
  readonly identities: readonly (string | null)[];
}

/** The identity of persons in no category. */
const NOBODY = "";

const publishedOf = ({ categories }: DeclaredTable): readonly Smallest[] =>
  categories.filter(({ code }) => code !== EVERYBODY);

/** For each breakdown, its codes with their identities, and the code of persons in no category. */
const codesOf = (table: DeclaredTable): readonly (readonly (readonly [code: string, identity: string | null])[])[] =>
  table.breakdown.map((breakdown, at) => {
    const known = new Map<string, string | null>(
      table.categories.map(({ own, identities }) => [own[at]!, identities[at]!]),
    );
    if (table.partial.includes(breakdown)) known.set(REST, null);
    return [...known];
  });

/**
 * The combinations that a crossed table does not publish: those in which a person is in no category of at least one
 * breakdown.
 */
function combinedWithNone(table: DeclaredTable): readonly Smallest[] {
  if (table.breakdown.length < 2) return [];
  const [first = [], second = []] = codesOf(table);
  const combined = first.flatMap(([code, identity]) =>
    second.map(([other, also]): Smallest => ({ code: `${code} ${other}`, identities: [identity, also] })),
  );
  return combined.filter(({ identities }) => identities.includes(null));
}

/**
 * The categories that a crossed table does not publish; nothing for other tables.
 *
 * @example unpublishedOf(generationByStay) // { unpublished: ["_Z Y_LT1", ...] }: generations leave some out
 */
export const unpublishedOf = (table: DeclaredTable): Pick<TableOfGrid, "unpublished"> =>
  table.breakdown.length < 2 ? {} : { unpublished: combinedWithNone(table).map(({ code }) => code) };

/**
 * The identity of a category in some breakdowns, whatever the order in which a table crosses them; `NOBODY` for persons
 * in no category.
 */
function identityOf({ identities }: Smallest, chosen: readonly number[]): string {
  const known = chosen.flatMap((at) => identities[at] ?? []);
  return known.length < chosen.length ? NOBODY : known.toSorted().join(" and ");
}

/** The categories of other tables of the same persons, by their identity. */
function categoriesElsewhere(table: DeclaredTable, tables: readonly DeclaredTable[]) {
  const others = tables.filter(({ id, persons }) => id !== table.id && persons === table.persons);
  const placed = others.flatMap((other) => publishedOf(other).map((category) => ({ other, category })));
  return new Map(
    placed.map(({ other, category }) => [
      identityOf(category, [...other.breakdown.keys()]),
      { table: other.id, category: category.code },
    ]),
  );
}

/**
 * The sums of a table's categories that other tables publish. A reader of both tables can subtract one from the other,
 * so the audit must know these sums.
 *
 * @example marginsOf(groundByStay, tables)[0] // { table: "by_ground", category: "STUDY", parts: ["STUDY Y_LT1", ...] }
 * @example marginsOf(byCitizenship, tables) // [{ table: "by_ground", category: "CITIZEN", parts: ["FINNISH"] }]
 */
export function marginsOf(table: DeclaredTable, tables: readonly DeclaredTable[]): readonly Margin[] {
  const elsewhere = categoriesElsewhere(table, tables);
  const smallest = [...publishedOf(table), ...combinedWithNone(table)];
  const all = [...table.breakdown.keys()];
  const choices = table.breakdown.length < 2 ? [all] : [all, ...all.map((at) => [at])];
  return choices.flatMap((chosen) =>
    [...Map.groupBy(smallest, (category) => identityOf(category, chosen))].flatMap(([identity, parts]) => {
      const holder = elsewhere.get(identity);
      return holder === undefined ? [] : [{ ...holder, parts: parts.map(({ code }) => code) }];
    }),
  );
}
