import { materialise } from "../database/step.ts";
import type { StepResult } from "../database/step.ts";
import { named } from "./named.ts";
import { stepOf } from "./step-of.ts";
import type { StageOptions } from "./options.ts";

/** The staged tables of one vintage, each made when first asked for and then kept. */
export interface Stage {
  /**
   * The output of a subject for a key: a month, a period, or `_`.
   *
   * @example await stage.of("wages", "2026-06")
   */
  of(subject: string, key: string): Promise<StepResult>;
}

/**
 * The stage room at one vintage: declarations in, one Parquet file a subject and key out, as known at the vintage's cutoff.
 *
 * @throws TilannekuvaError exit code 2 when a declaration names a subject or code table that is not there.
 * @example
 * const stage = stageOf({ contexts, subjects, vintage, codes, store, emptyArchive, touchedMonths, settings: { areas: ["KU049"] } });
 * const wages = await stage.of("wages", "2026-06");
 */
export function stageOf(options: StageOptions): Stage {
  const subjects = new Map(options.subjects.map((subject) => [subject.name, subject]));
  const made = new Map<string, Promise<StepResult>>();
  const make = async (name: string, key: string): Promise<StepResult> => {
    const step = await stepOf(named(subjects, name, "subject"), key, { ...options, declared: subjects, of });
    return options.contexts.use((context) => materialise(step, context));
  };
  const of = (name: string, key: string): Promise<StepResult> => {
    const id = `${name}/${key}`;
    const output = made.get(id) ?? make(name, key);
    made.set(id, output);
    return output;
  };
  return { of };
}
