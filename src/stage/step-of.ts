import { join } from "node:path";
import type { Artifact, Step, StepResult } from "../database/step.ts";
import { addMonths } from "../lib/months.ts";
import type { ArchiveInput, Subject, SubjectInput } from "./stage-declarations.ts";
import { named } from "./named.ts";
import { periodsOf, pickFiles } from "./pick-files.ts";
import type { StageOptions } from "./stage-options.ts";

/** The key of an output of which a vintage has one. */
export const VINTAGE_KEY = "_";

/** The means to find a step's inputs: the stage's options and its other outputs. */
export interface Surroundings extends StageOptions {
  readonly declared: ReadonlyMap<string, Subject>;
  readonly of: (subject: string, key: string) => Promise<StepResult>;
}

type Inputs = readonly (readonly [string, readonly Artifact[]])[];

const inputsBy = <T>(
  record: Readonly<Record<string, T>> | undefined,
  read: (value: T) => Promise<readonly Artifact[]>,
): Promise<Inputs> =>
  Promise.all(Object.entries(record ?? {}).map(async ([name, value]) => [name, await read(value)] as const));

/** The archived files that an input reads for a key; an empty one where there are none. */
export async function archived(input: ArchiveInput, key: string, from: Surroundings): Promise<readonly Artifact[]> {
  const files = pickFiles(from.vintage, input, key);
  if (files.length === 0) return [await from.emptyArchive(input.table)];
  return files.map((file) => ({ path: join(from.store, file.archive), sha256: file.archiveSha256 }));
}

const periodsOfSubject = (subject: Subject, from: Surroundings): readonly string[] =>
  [...new Set(Object.values(subject.archives ?? {}).flatMap(({ table }) => periodsOf(from.vintage, table)))].toSorted();

/** Only the outputs with rows of the month are inputs, so that a change elsewhere recomputes nothing of the month. */
export async function touching(subject: Subject, month: string, from: Surroundings): Promise<readonly Artifact[]> {
  const outputs = await Promise.all(
    periodsOfSubject(subject, from).map(async (period) => {
      const output = await from.of(subject.name, period);
      return { output, months: await from.touchedMonths(output) };
    }),
  );
  const wanted = outputs.filter(({ months }) => months.has(month)).map(({ output }) => output);
  return wanted.length > 0 ? wanted : [await from.of(subject.name, VINTAGE_KEY)];
}

async function staged(input: SubjectInput, key: string, from: Surroundings): Promise<readonly Artifact[]> {
  if (input.pick === "touching" || input.pick === "touching_before") {
    const month = input.pick === "touching" ? key : addMonths(key, -1);
    return touching(named(from.declared, input.subject, "subject"), month, from);
  }
  return [await from.of(input.subject, input.pick === "vintage" ? VINTAGE_KEY : key)];
}

/**
 * The step that makes a subject's output for a key: its statement, the files it reads at the vintage, its settings.
 *
 * @example await stepOf(subject, "2026-06", surroundings) // { output: "stage/wages/2026-06", sql: "stage/wages", ... }
 */
export async function stepOf(subject: Subject, key: string, from: Surroundings): Promise<Step> {
  const archives = await inputsBy(subject.archives, (input) => archived(input, key, from));
  const subjects = await inputsBy(subject.subjects, (input) => staged(input, key, from));
  const codes = (subject.codes ?? []).map((name) => [name, [named(from.codes, name, "code table")]] as const);
  const settings = (subject.settings ?? []).map((name) => [name, from.settings[name] ?? null] as const);
  return {
    output: `stage/${subject.name}/${key}`,
    sql: `stage/${subject.name}`,
    inputs: Object.fromEntries([...archives, ...subjects, ...codes]),
    parameters: { ...Object.fromEntries(settings), ...(subject.grain === "month" ? { month: key } : {}) },
  };
}
