import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shuffled, xorshift32 } from "../../src/statistics/random.ts";
import { applied } from "./mutant.ts";
import type { Mutant } from "./mutant.ts";
import { sqlMutants } from "./sql-operators.ts";
import { isTypescript, typescriptMutants } from "./typescript-operators.ts";

/** Every mutant of a file, by its kind. */
export const mutantsOf = (file: string, source: string): readonly Mutant[] =>
  file.endsWith(".sql") ? sqlMutants(file, source) : typescriptMutants(file, source);

/** Whether a mutant parses: any test kills one that does not, which says nothing about the tests. */
async function isValid(mutant: Mutant, source: string, engine: DuckDBConnection): Promise<boolean> {
  const mutated = applied(source, mutant);
  if (mutated === source) return false;
  if (!mutant.file.endsWith(".sql")) return isTypescript(mutated);
  return engine.extractStatements(mutated).then(
    () => true,
    () => false,
  );
}

/** The mutants to try, the number of possible ones, and the number drawn that did not parse. */
export interface Drawn {
  readonly mutants: readonly Mutant[];
  readonly possible: number;
  readonly invalid: number;
}

/**
 * Draws a number of mutants of some files, each with the same probability; the same seed draws the same ones.
 *
 * @example await drawMutants(root, ["src/statistics/median.ts"], { seed: 1, mutants: 5 })
 */
export async function drawMutants(
  root: string,
  files: readonly string[],
  { seed, mutants: wanted }: { readonly seed: number; readonly mutants: number },
): Promise<Drawn> {
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  const all = [...sources].flatMap(([file, source]) => mutantsOf(file, source));
  const order = shuffled([...all.keys()], xorshift32(seed));
  const mutants: Mutant[] = [];
  let invalid = 0;
  const engine = await (await DuckDBInstance.create(":memory:")).connect();
  for (const mutant of order.map((index) => all[index]!)) {
    if (mutants.length >= wanted) break;
    if (await isValid(mutant, sources.get(mutant.file)!, engine)) mutants.push(mutant);
    else invalid += 1;
  }
  engine.closeSync();
  return { mutants, possible: all.length, invalid };
}
