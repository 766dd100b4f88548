import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Mutant } from "./mutant.ts";

const judgement = z.strictObject({
  file: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string().min(1),
});

/** A mutant that no test can or should kill, and why. */
export type Judged = z.infer<typeof judgement>;

/** The mutants that were reviewed and found to change nothing that matters (judged.yaml). */
export const readJudged = (): readonly Judged[] =>
  z.array(judgement).parse(parse(readFileSync(join(import.meta.dirname, "judged.yaml"), "utf8")) ?? []);

/** Whether a review applies to a mutant: same file and same text of the place, wherever in the file it now is. */
export const isOf = (mutant: Pick<Mutant, "file" | "before" | "after">, { file, before, after }: Judged): boolean =>
  mutant.file === file && mutant.before === before && mutant.after === after;

/** The reviews of places that no longer exist; a removed file has no mutants. */
export const outdated = (
  judged: readonly Judged[],
  mutantsOf: (file: string) => readonly Mutant[],
): readonly Judged[] => judged.filter((one) => !mutantsOf(one.file).some((mutant) => isOf(mutant, one)));
