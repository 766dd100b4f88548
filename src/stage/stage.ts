import { materialise } from "../database/step.ts";
import type { Artifact, StepResult } from "../database/step.ts";
import type { ArchiveInput } from "./stage-declarations.ts";
import { named } from "./named.ts";
import { archived, stepOf, touching } from "./step-of.ts";
import type { StageOptions } from "./stage-options.ts";

/** The staged tables of one vintage, each made when first asked for and then kept. */
export interface Stage {
  /**
   * The output of a subject for a key: a month, a period, or `_`.
   *
   * @example await stage.of("wages", "2026-06")
   */
  of(subject: string, key: string): Promise<StepResult>;
  /**
   * The outputs of a subject, whatever their key, that have rows of a month.
   *
   * @example await stage.touching("wage_reports", "2026-06")
   */
  touching(subject: string, month: string): Promise<readonly Artifact[]>;
  /** The archived files that an input reads for a key; an empty one where there are none. */
  archived(input: ArchiveInput, key: string): Promise<readonly Artifact[]>;
}

/**
 * The stage room at one vintage: it turns declarations into one Parquet file per subject and key, as known at the vintage's cutoff.
 *
 * @throws TilannekuvaError exit code 2 when a declaration names a subject or code table that is not there.
 * @example
 * const stage = stageOf({ contexts, subjects, vintage, codes, store, emptyArchive, touchedMonths, settings: { cities: citiesParameter(areas) } });
 * const wages = await stage.of("wages", "2026-06");
 */
export function stageOf(options: StageOptions): Stage {
  const subjects = new Map(options.subjects.map((subject) => [subject.name, subject]));
  const made = new Map<string, Promise<StepResult>>();
  const make = async (name: string, key: string): Promise<StepResult> => {
    const step = await stepOf(named(subjects, name, "subject"), key, surroundings);
    return options.contexts.use((context) => materialise(step, context));
  };
  const of = (name: string, key: string): Promise<StepResult> => {
    const id = `${name}/${key}`;
    const output = made.get(id) ?? make(name, key);
    made.set(id, output);
    return output;
  };
  const surroundings = { ...options, declared: subjects, of };
  return {
    of,
    touching: (name, month) => touching(named(subjects, name, "subject"), month, surroundings),
    archived: (input, key) => archived(input, key, surroundings),
  };
}
