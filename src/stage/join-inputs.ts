import type { SqlValue } from "../database/sql.ts";
import type { Artifact } from "../database/step.ts";
import { addMonths } from "../lib/months.ts";
import type { Month } from "../lib/months.ts";
import type { Vintage } from "../model/data-vintage.ts";
import { isCovered, sourceOf } from "./coverage.ts";
import type { Source } from "./coverage.ts";
import type { ArchiveInput } from "./stage-declarations.ts";
import { VINTAGE_KEY } from "./step-of.ts";
import type { Stage } from "./stage.ts";

/** What a month's join reads of the staged tables. */
export interface JoinDeclaration {
  /** Subjects by SQL variable: those of the month, and those with one output per vintage (`_`). */
  readonly subjects: Readonly<Record<string, { readonly subject: string; readonly key: "month" | "_" }>>;
  readonly employmentCovers: ArchiveInput;
  readonly selfEmploymentCovers: ArchiveInput;
  /** Best first; where none covers the month, the first is read, without rows. */
  readonly unemploymentSources: readonly Source[];
}

export interface JoinInputs {
  readonly inputs: Readonly<Record<string, readonly Artifact[]>>;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** The source of unemployment that the month's output names where nothing covers it. */
const NO_SOURCE = "none";

const noSubject = (sources: readonly Source[]): string => sources[0]?.subject ?? "";

/**
 * The staged tables of a month and what is covered in it: the inputs and parameters of the join.
 *
 * @example
 * const given = await joinInputs({ stage, vintage, declaration }, "2026-06");
 * await personMonth({ month: "2026-06", workPayThreshold: 0, ...given }, context);
 */
export async function joinInputs(
  from: { readonly stage: Stage; readonly vintage: Vintage; readonly declaration: JoinDeclaration },
  month: Month,
): Promise<JoinInputs> {
  const { stage, vintage, declaration } = from;
  const source = sourceOf(vintage, declaration.unemploymentSources, month);
  const declared = Object.entries(declaration.subjects).map(async ([name, { subject, key }]) => {
    const output = await stage.of(subject, key === VINTAGE_KEY ? VINTAGE_KEY : month);
    return [name, [output]] as const;
  });
  const [entries, unemployment] = await Promise.all([
    Promise.all(declared),
    stage.of(source?.subject ?? noSubject(declaration.unemploymentSources), month),
  ]);
  return {
    inputs: { ...Object.fromEntries(entries), unemployment: [unemployment] },
    parameters: {
      employment_covered: isCovered(vintage, declaration.employmentCovers, month) ? 1 : 0,
      employment_covered_before: isCovered(vintage, declaration.employmentCovers, addMonths(month, -1)) ? 1 : 0,
      self_employment_covered: isCovered(vintage, declaration.selfEmploymentCovers, month) ? 1 : 0,
      unemployment_source: source?.source ?? NO_SOURCE,
    },
  };
}
