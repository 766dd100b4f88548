import { materialise } from "../database/step.ts";
import type { Artifact, StepContext, StepResult } from "../database/step.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { Month } from "../lib/months.ts";
import { namesOf } from "./link.ts";
import type { Link } from "./link.ts";
import { requireWhole } from "./whole.ts";

/** The declarations of tables, areas and ages as the statements read them: JSON. */
export interface GridParameters {
  readonly tables: string;
  readonly areas: string;
  readonly age_groups: string;
}

export interface MonthThatChurns {
  readonly month: Month;
  /** The month's links, oldest first. */
  readonly chain: readonly Link[];
  /** The person-months as known now. */
  readonly personMonth: Artifact;
  readonly grid: GridParameters;
}

interface Base {
  readonly name: string;
  readonly personMonth: Artifact;
}

/** The links that something of the newest one's content was measured at. */
async function basesOf({ month, chain }: MonthThatChurns, { session }: StepContext): Promise<readonly Base[]> {
  const newest = chain.at(-1);
  if (newest === undefined) return [];
  await requireWhole([newest.decisions]);
  const measured = await session.rows(sqlText("protect/bases"), { decisions: [newest.decisions.path] });
  const names = namesOf(chain);
  return measured.map((row) => {
    const name = textOf(row, "MEASURED");
    const link = chain[names.indexOf(name)];
    if (link !== undefined) return { name, personMonth: link.personMonth };
    throw new TilannekuvaError(`month ${month}: the history does not know the vintage ${name} of its own decisions`, {
      exitCode: EXIT.bug,
      advice: "Restore releases/history.json from the store's backup: it is older than the decisions it names.",
    });
  });
}

/**
 * Churn of every cell of a month since each vintage at which its public content was measured: one file a vintage,
 * `churn/<month>/<fingerprint>.parquet`; none for a vintage with the same person-months.
 *
 * @example const churn = await churnOf({ month: "2026-06", chain, personMonth, grid }, context);
 */
export async function churnOf(input: MonthThatChurns, context: StepContext): Promise<readonly StepResult[]> {
  const { month, personMonth, grid } = input;
  const bases = (await basesOf(input, context)).filter((base) => base.personMonth.sha256 !== personMonth.sha256);
  const made: StepResult[] = [];
  for (const base of bases) {
    await requireWhole([base.personMonth]);
    const step = {
      output: `churn/${month}`,
      sql: "protect/churn",
      inputs: { before: [base.personMonth], person_month: [personMonth] },
      parameters: { ...grid, month, base: base.name },
    };
    made.push(await materialise(step, context));
  }
  return made;
}
