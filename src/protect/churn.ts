import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import { namesOf } from "./month-release.ts";
import type { MonthRelease } from "./month-release.ts";
import { requireIntact } from "./intact-files.ts";

/** The declarations of tables, categories, areas and ages in the form that the statements read: JSON. */
export interface GridParameters {
  readonly tables: string;
  readonly categories: string;
  readonly areas: string;
  readonly age_groups: string;
}

export interface ChangedMonth {
  readonly month: Month;
  /** The month's releases, oldest first. */
  readonly releases: readonly MonthRelease[];
  /** The person-months as known now. */
  readonly personMonth: Artifact;
  /** The cells of its true counts (`count/cells`); `grid` has the declarations that define them. */
  readonly counts: { readonly cells: Artifact };
  readonly grid: GridParameters;
}

/** A vintage at which part of a month's public content was measured. */
interface Base {
  readonly name: string;
  /** The position of its release, from 0. */
  readonly index: number;
}

/**
 * The newest release and those at which part of its content was measured, as far as person-months have changed since.
 */
export async function basesOf(
  { month, releases, personMonth }: ChangedMonth,
  { session }: StepContext,
): Promise<readonly Base[]> {
  const newest = releases.at(-1);
  if (newest === undefined) return [];
  await requireIntact([newest.decisions]);
  const measured = await session.rows(sqlText("protect/bases"), { decisions: [newest.decisions.path] });
  const names = namesOf(releases);
  // The audit needs the changes since the previous vintage, whatever was measured then.
  const wanted = new Set([...measured.map((row) => textOf(row, "MEASURED")), ...names.slice(-1)]);
  const bases = [...wanted].map((name) => {
    const index = names.indexOf(name);
    if (index !== -1) return { name, index };
    throw new TilannekuvaError(`month ${month}: the history lacks the vintage ${name} that its own decisions name`, {
      exitCode: EXIT.bug,
      advice: "Restore releases/history.json from the store's backup: it is older than the decisions it names.",
    });
  });
  return bases.filter(({ index }) => releases[index]?.personMonth.sha256 !== personMonth.sha256);
}

/** Two consecutive, different versions of a month's person-months. */
interface Succession {
  /** The position, from 0, of the release of the earlier version. */
  readonly index: number;
  readonly before: Artifact;
  readonly after: Artifact;
}

const successionsOf = ({ releases, personMonth }: ChangedMonth): readonly Succession[] =>
  releases
    .map((release, index) => ({
      index,
      before: release.personMonth,
      after: releases[index + 1]?.personMonth ?? personMonth,
    }))
    .filter(({ before, after }) => before.sha256 !== after.sha256);

/**
 * The same context, in which a statement runs only if files of the history are intact. A result that exists already
 * does not need them.
 */
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

/**
 * The persons in whom something changed: `changes/<month>/<fingerprint>.parquet`, computed once for all later vintages.
 */
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
 * The number of changed persons in every cell of a month since each vintage at which its public content was measured,
 * in one file, `churn/<month>/<fingerprint>.parquet`; null where the person-months have not changed since any of these
 * vintages.
 *
 * @throws TilannekuvaError (exit 1) when a required file of a release is missing or damaged.
 * @example const churn = await changedPersonsOf({ month: "2026-06", releases, personMonth, grid }, context);
 */
export async function changedPersonsOf(input: ChangedMonth, context: StepContext): Promise<StepResult | null> {
  const { month, counts, grid } = input;
  const bases = await basesOf(input, context);
  if (bases.length === 0) return null;
  const oldest = Math.min(...bases.map(({ index }) => index));
  const successions = successionsOf(input).filter(({ index }) => index >= oldest);
  const changes: StepResult[] = [];
  for (const succession of successions) changes.push(await changesOf(succession, input, context));
  const begins = bases.map(({ name, index }) => ({
    name,
    begins: successions.findIndex((succession) => succession.index >= index),
  }));
  const step = {
    output: `churn/${month}`,
    sql: "protect/churn",
    inputs: { changes, cells: [counts.cells] },
    parameters: { ...grid, bases: JSON.stringify(begins) },
  };
  return materialise(step, context);
}
