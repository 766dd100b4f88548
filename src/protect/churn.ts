import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import { namesOf } from "./month-release.ts";
import type { MonthRelease } from "./month-release.ts";
import { requireIntact } from "./intact-files.ts";

/** The declarations of tables, their categories, areas and ages as the statements read them: JSON. */
export interface GridParameters {
  readonly tables: string;
  readonly categories: string;
  readonly areas: string;
  readonly age_groups: string;
}

export interface ChangedMonth {
  readonly month: Month;
  /** The month's links, oldest first. */
  readonly chain: readonly MonthRelease[];
  /** The person-months as known now. */
  readonly personMonth: Artifact;
  /** What the cells of its true counts are (`count/cells`), and the declarations that they follow from. */
  readonly counts: { readonly cells: Artifact };
  readonly grid: GridParameters;
}

/** A vintage that something of a month's public content was measured at. */
interface Base {
  readonly name: string;
  /** Number of its link in the chain, from 0. */
  readonly link: number;
}

/** The newest link, and those that something of its content was measured at, since which person-months have changed. */
export async function basesOf(
  { month, chain, personMonth }: ChangedMonth,
  { session }: StepContext,
): Promise<readonly Base[]> {
  const newest = chain.at(-1);
  if (newest === undefined) return [];
  await requireIntact([newest.decisions]);
  const measured = await session.rows(sqlText("protect/bases"), { decisions: [newest.decisions.path] });
  const names = namesOf(chain);
  // The audit asks who changed since the vintage before, whatever was measured then.
  const wanted = new Set([...measured.map((row) => textOf(row, "MEASURED")), ...names.slice(-1)]);
  const bases = [...wanted].map((name) => {
    const link = names.indexOf(name);
    if (link !== -1) return { name, link };
    throw new TilannekuvaError(`month ${month}: the history does not know the vintage ${name} of its own decisions`, {
      exitCode: EXIT.bug,
      advice: "Restore releases/history.json from the store's backup: it is older than the decisions it names.",
    });
  });
  return bases.filter(({ link }) => chain[link]?.personMonth.sha256 !== personMonth.sha256);
}

/** Person-months that follow one another, of which the later ones differ. */
interface Succession {
  /** Number, from 0, of the link that the earlier ones are of. */
  readonly link: number;
  readonly before: Artifact;
  readonly after: Artifact;
}

const successionsOf = ({ chain, personMonth }: ChangedMonth): readonly Succession[] =>
  chain
    .map((link, index) => ({
      link: index,
      before: link.personMonth,
      after: chain[index + 1]?.personMonth ?? personMonth,
    }))
    .filter(({ before, after }) => before.sha256 !== after.sha256);

/** The same context, in which a statement runs only once files of the history are found whole: what is made already needs them no more. */
const needing = (files: readonly Artifact[], context: StepContext): StepContext => ({
  ...context,
  session: {
    ...context.session,
    run: async (sql, variables) => {
      await requireIntact(files);
      return context.session.run(sql, variables);
    },
  },
});

/** In whom something changed: `changes/<month>/<fingerprint>.parquet`, made once for all vintages that follow. */
const changesOf = (
  { before, after }: Succession,
  { month, personMonth }: ChangedMonth,
  context: StepContext,
): Promise<StepResult> =>
  materialise(
    {
      output: `changes/${month}`,
      sql: "protect/changes",
      inputs: { before: [before], person_month: [after] },
    },
    needing([before, ...(after === personMonth ? [] : [after])], context),
  );

/**
 * Churn of every cell of a month since each vintage at which its public content was measured, together in one file,
 * `churn/<month>/<fingerprint>.parquet`; null where the person-months are those of all these vintages.
 *
 * @throws TilannekuvaError (exit 1) when a file of the chain that is needed is missing or damaged.
 * @example const churn = await changedPersonsOf({ month: "2026-06", chain, personMonth, grid }, context);
 */
export async function changedPersonsOf(input: ChangedMonth, context: StepContext): Promise<StepResult | null> {
  const { month, counts, grid } = input;
  const bases = await basesOf(input, context);
  if (bases.length === 0) return null;
  const oldest = Math.min(...bases.map(({ link }) => link));
  const successions = successionsOf(input).filter(({ link }) => link >= oldest);
  const changes: StepResult[] = [];
  for (const succession of successions) changes.push(await changesOf(succession, input, context));
  const begins = bases.map(({ name, link }) => ({
    name,
    begins: successions.findIndex((succession) => succession.link >= link),
  }));
  const step = {
    output: `churn/${month}`,
    sql: "protect/churn",
    inputs: { changes, cells: [counts.cells] },
    parameters: { ...grid, bases: JSON.stringify(begins) },
  };
  return materialise(step, context);
}
