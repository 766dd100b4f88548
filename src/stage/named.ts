import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/**
 * The value that a declaration names.
 *
 * @throws TilannekuvaError exit code 2 when there is none of that name.
 * @example named(subjects, "wages", "subject")
 */
export function named<T>(values: ReadonlyMap<string, T>, name: string, kind: string): T {
  const found = values.get(name);
  if (found === undefined) {
    throw new TilannekuvaError(`${kind} "${name}" is used by a declaration but is not there`, {
      exitCode: EXIT.usage,
      advice: "Correct the name in pipelines/subjects.ts, or declare it.",
    });
  }
  return found;
}
