import type { Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { Month } from "../../lib/months.ts";
import { categoriesParameter } from "../../model/table-categories.ts";
import type { Categorised } from "../../model/table-categories.ts";
import type { PublicSnapshot } from "./public-snapshots.ts";

/** What was published of a cell at a vintage. */
export interface PublishedCell {
  /** The cell's number, in the order of the rows of counts. */
  readonly cell: number;
  /** Null where the value is withheld or not collected. */
  readonly value: number | null;
  readonly withheld: boolean;
  /** The rounding base of the value. */
  readonly base: number;
}

/** What was published of a month at one vintage. */
export interface PublishedVintage {
  readonly vintage: string;
  readonly cells: readonly PublishedCell[];
}

/** The snapshots, and how their cells are numbered. */
export interface PublishedSources {
  readonly snapshots: readonly PublicSnapshot[];
  /** Whether they are of several publishers, of whom one may withhold what another publishes. */
  readonly several?: boolean | undefined;
  readonly tables: readonly Categorised[];
  /** Cell numbers by name (`nameOfCell`). */
  readonly numbers: ReadonlyMap<string, number>;
  readonly session: Session;
}

/** The areas that the statements leave out of a file: both joined. */
const derivedIn = (snapshots: readonly PublicSnapshot[]): string =>
  JSON.stringify(snapshots.flatMap(({ counts, derived }) => derived.map((area) => `${counts}|${area}`)));

async function refuseContradiction(month: Month, { snapshots, several, session }: PublishedSources): Promise<void> {
  const counts = snapshots.map((snapshot) => snapshot.counts);
  const [pair] = await session.rows(sqlText("publish/conflicting_snapshots"), {
    counts,
    month,
    derived: derivedIn(snapshots),
    several: several === true,
  });
  if (pair === undefined) return;
  const nameOf = (file: string): string => snapshots.find((snapshot) => snapshot.counts === file)?.name ?? file;
  const names = [nameOf(textOf(pair, "one")), nameOf(textOf(pair, "other"))];
  throw new TilannekuvaError(
    `${names.join(" and ")} contradict each other in ${numberOf(pair, "keys")} numbers of ${month} at the same vintage`,
    {
      exitCode: EXIT.input,
      advice:
        "What is published never changes: run tilannekuva verify on both, and audit snapshots of one publisher only.",
    },
  );
}

const undeclared = (month: Month): TilannekuvaError =>
  new TilannekuvaError(`the snapshots have cells of ${month} that this version's tables do not declare`, {
    exitCode: EXIT.usage,
    advice: "Audit them with the version that made them: manifest.json names it under versions.",
  });

/**
 * Everything that the snapshots contain of a month, by vintage, oldest first.
 *
 * @throws TilannekuvaError (exit 3) that names two snapshots which contradict each other; (usage) when a cell is not declared.
 */
export async function publishedVintages(month: Month, by: PublishedSources): Promise<readonly PublishedVintage[]> {
  await refuseContradiction(month, by);
  const { snapshots, tables, numbers, session } = by;
  const rows = await session.rows(sqlText("publish/published_counts"), {
    counts: snapshots.map(({ counts }) => counts),
    bases: JSON.stringify(snapshots.map(({ base }) => base)),
    categories: categoriesParameter(tables),
    month,
    derived: derivedIn(snapshots),
  });
  const vintages = new Map<string, PublishedCell[]>();
  for (const row of rows) {
    const cell = numbers.get(textOf(row, "cell"));
    if (cell === undefined) throw undeclared(month);
    const vintage = textOf(row, "vintage");
    const cells = vintages.get(vintage) ?? [];
    vintages.set(vintage, cells);
    cells.push({
      cell,
      value: numberOf(row, "value"),
      withheld: numberOf(row, "withheld") === 1,
      base: numberOf(row, "base") ?? 1,
    });
  }
  return [...vintages].map(([vintage, cells]) => ({ vintage, cells }));
}
